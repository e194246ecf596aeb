// Remembers how the articles are shown, and keeps the reader's place when that changes. The controls
// act by themselves (articles.css); this script only sets them as they were at the last visit.
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

  // The place is the first paragraph that begins below the switches, noted while it stands still.
  const switches = document.querySelector(".reading-switches");
  const paragraphs = [...document.querySelectorAll(".newspaper .para")];
  const topOf = (element) => element.getBoundingClientRect().top;
  let place = null;
  const notePlace = () => {
    const below = switches.getBoundingClientRect().bottom;
    const found = paragraphs.find((each) => topOf(each) >= below);
    place = found && topOf(found) < window.innerHeight ? { found, top: topOf(found) } : null;
  };
  const keepPlace = () => {
    if (place) window.scrollBy({ top: topOf(place.found) - place.top, behavior: "instant" });
    notePlace();
  };
  window.addEventListener("scroll", notePlace, { passive: true });
  window.addEventListener("resize", notePlace);

  const recall = () => apply(remembered());
  recall();
  window.addEventListener("pageshow", recall);
  // Where a link leads, both languages stand: until the reader chooses one.
  const leads = (held) => document.documentElement.classList.toggle("reading-chosen", !held);
  window.addEventListener("hashchange", () => leads(true));
  for (const radio of radios) radio.addEventListener("change", () => leads(false));
  for (const control of [...radios, pinyin]) {
    control.addEventListener("change", () => {
      keepPlace();
      remember(chosen());
    });
  }
})();
