// Remembers how the articles are shown. The controls act by themselves (articles.css); this script
// only sets them as they were at the last visit. The browser itself keeps the reader's place.
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

  const recall = () => apply(remembered());
  recall();
  window.addEventListener("pageshow", recall);
  for (const control of [...radios, pinyin]) {
    control.addEventListener("change", () => remember(chosen()));
  }
})();
