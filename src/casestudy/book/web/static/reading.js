// Remembers how the articles are shown. The controls act by themselves (articles.css); this script
// only sets them as they were at the last visit, and keeps the reader's place when they change.
(() => {
  const KEY = "casestudy.reading";
  const radios = [...document.querySelectorAll("input[name=reading]")];
  const pinyin = document.getElementById("reading-pinyin");
  if (!pinyin) return;

  // A browser may refuse its storage, to files or to everyone: then nothing is remembered.
  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {};
    }
  };
  const remember = (choice) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(choice));
    } catch {
      // Refused.
    }
  };

  const chosen = () => ({
    text: radios.find((radio) => radio.checked)?.value ?? "both",
    pinyin: pinyin.checked,
  });
  const apply = (choice) => {
    for (const radio of radios) {
      if (radio.value === choice.text) radio.checked = true;
    }
    if (typeof choice.pinyin === "boolean") pinyin.checked = choice.pinyin;
  };

  // What the reader looks at: the first part of an article that is below the switches.
  const bar = pinyin.closest(".reading-switches");
  const parts = document.querySelectorAll(".newspaper > *");
  const inView = () => {
    const edge = bar.getBoundingClientRect().bottom;
    return [...parts].find((part) => part.getBoundingClientRect().bottom > edge);
  };

  let before = chosen();
  const change = () => {
    const after = chosen();
    apply(before);
    const part = inView();
    const top = part?.getBoundingClientRect().top;
    apply(after);
    if (part && top < window.innerHeight) {
      const moved = part.getBoundingClientRect().top - top;
      window.scrollBy({ top: moved, behavior: "instant" });
    }
    before = after;
    remember({ ...remembered(), ...after });
  };

  const recall = () => {
    apply(remembered());
    before = chosen();
  };
  recall();
  window.addEventListener("pageshow", recall);
  for (const control of [...radios, pinyin]) control.addEventListener("change", change);
})();
