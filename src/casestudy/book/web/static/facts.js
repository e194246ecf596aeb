// What style sheets cannot do for what opens on facts and terms: Escape puts it away, none leaves the
// window, and a finger's first tap shows one that a mouse would show by resting on it.
(() => {
  const EDGE = 8;
  let wasShown = false;

  const quoteOf = (unit) => unit.querySelector(".fact-quote");
  const shown = (unit) => getComputedStyle(quoteOf(unit)).display !== "none";

  // The style sheet sets a quotation under the line, at the column's edge; on phones at the foot.
  const place = (unit) => {
    const quote = quoteOf(unit);
    quote.style = "";
    quote.classList.remove("at-top");
    const lines = unit.querySelector("a").getClientRects();
    const link = lines[lines.length - 1];
    if (getComputedStyle(quote).position === "fixed") {
      quote.classList.toggle("at-top", link.bottom > quote.getBoundingClientRect().top);
      return;
    }
    quote.style.width = "max-content";
    const box = quote.getBoundingClientRect();
    const room = document.documentElement.clientWidth - EDGE - box.width;
    const left = Math.max(EDGE, Math.min(link.left, room));
    const below = link.bottom + box.height + EDGE <= window.innerHeight;
    const top = below || link.top - box.height < EDGE ? link.bottom : link.top - box.height;
    quote.style.translate = `${left - box.left}px ${top - box.top}px`;
  };

  const show = (event) => {
    event.currentTarget.classList.remove("dismissed");
    place(event.currentTarget);
  };

  const start = () => {
    for (const unit of document.querySelectorAll(".fact-unit")) {
      unit.addEventListener("mouseenter", show);
      unit.addEventListener("focusin", show);
      unit.addEventListener("pointerdown", () => {
        wasShown = shown(unit);
      });
      unit.querySelector("a").addEventListener("click", (event) => {
        if (event.pointerType === "touch" && !wasShown) {
          event.preventDefault();
          event.currentTarget.focus();
        }
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const unit of document.querySelectorAll(".fact-unit:is(:hover, :focus-within)")) {
        unit.classList.add("dismissed");
      }
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
