// Completes the citations of paragraphs: the page's own address, a button that copies, Escape to close.
(() => {
  const SHOWN_MS = 2000;
  const forms = document.querySelectorAll(".cite p");
  if (!forms.length) return;

  // Says aloud what the button says in print.
  const voice = document.createElement("p");
  voice.className = "unseen";
  voice.setAttribute("role", "status");
  document.querySelector(".reading-part").prepend(voice);

  // On a site the address is a whole one; a path on somebody's disk is nobody else's address.
  if (location.protocol.startsWith("http")) {
    const page = location.origin + location.pathname;
    for (const url of document.querySelectorAll(".cite u")) {
      if (/^https?:/.test(url.textContent)) continue; // the book says itself where it is published
      url.textContent = `${page}#${url.closest(".para").id}`;
    }
  }

  // Browsers give the clipboard to secure pages only; the selection can be copied from disk too.
  const copySelected = (element) => {
    const selection = getSelection();
    selection.selectAllChildren(element);
    return document.execCommand("copy");
  };
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      return copySelected(element);
    }
  };

  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector(".cite[open]");
    if (!open) return;
    const within = open.contains(document.activeElement);
    open.open = false;
    if (within) open.querySelector("summary").focus();
  });

  for (const form of forms) {
    const text = form.querySelector("span");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite-copy";
    const label = document.createElement("span");
    label.textContent = "Copy";
    const which = document.createElement("span");
    which.className = "unseen";
    which.textContent = ` the citation of ${form.querySelector("b").textContent}`;
    button.append(label, which);
    button.addEventListener("click", async () => {
      const said = (await copy(text)) ? "Copied" : "Select the text and copy it";
      label.textContent = said;
      voice.textContent = said;
      setTimeout(() => {
        label.textContent = "Copy";
        voice.textContent = "";
      }, SHOWN_MS);
    });
    form.append(" ", button);
  }
})();
