/* A figure that is wider than its column scrolls: then the keyboard can reach it, under its number. */

"use strict";

{
  const boxes = [...document.querySelectorAll(".figure-scroll")];

  const offer = (box) => {
    if (box.scrollWidth > box.clientWidth) {
      const figure = box.closest("figure");
      const number = figure?.querySelector(".caption-number")?.textContent.trim() || figure?.id;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `${number || "Figure"}, scrolls sideways`);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  };

  const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => offer(target)));
  boxes.forEach((box) => watch.observe(box));
}
