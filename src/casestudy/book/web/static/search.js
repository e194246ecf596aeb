// The search page: it reads the query, asks for the index when there is one, and shows what is found.
// Whatever comes from the query or from pages is put into the page as text, never as HTML.
(() => {
  const FIRST = 5; // passages of a page that are shown at once
  const WIDTH = 180; // of a snippet, in Latin letters; a Chinese character counts two
  const LEAD = 50; // of it before the hit
  const PAUSE = 150; // milliseconds after a key
  const KINDS = {
    t: "Title", h: "Heading", g: "Term", r: "Table", c: "Code", o: "Output", f: "Figure",
  };

  const [form, status, found] = ["form", "status", "found"].map((name) =>
    document.getElementById(`search-${name}`));
  const field = form.elements.q;
  let pages = null; // of the index, once it is there
  let chinese = null; // what is to be marked as Chinese

  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // The index is a script, since a page opened from disk may load nothing else.
  const load = () => {
    if (load.asked) return;
    load.asked = true;
    const script = make("script");
    script.src = found.dataset.index;
    script.addEventListener("load", () => {
      pages = bookSearch.open(bookIndex);
      const signs = bookIndex.cjk;
      chinese = new RegExp(`[${signs}]+(?:[\\d%.]+[${signs}]+)*`, "gu");
      search();
    });
    script.addEventListener("error", () => {
      status.textContent = "The index of the search could not be loaded. Reload the page to try again.";
    });
    document.head.append(script);
  };

  // Append a stretch of text with its hits marked.
  const appendMarked = (parent, text, from, to, hits) => {
    let at = from;
    for (const [start, end] of hits) {
      if (end <= at || start >= to) continue;
      parent.append(text.slice(at, Math.max(at, start)));
      parent.append(make("mark", "", text.slice(Math.max(at, start), Math.min(end, to))));
      at = Math.min(end, to);
    }
    parent.append(text.slice(at, to));
  };

  // The stretches of a text that are Chinese. Quotation marks and dashes have one code point in both
  // languages: at the ends of a stretch they are English, unless a pair of quotes is torn apart.
  const chineseRuns = (text) =>
    [...text.matchAll(chinese)].flatMap(({ 0: run, index }) => {
      if (!/\p{sc=Han}/u.test(run)) return [];
      const bare = run.replace(/^[—…·’”]+|[—…·‘“]+$/g, "");
      const from = index + run.indexOf(bare);
      const paired = /^“[^“”]*”$/.test(bare) ? 1 : 0;
      return [[from + paired, from + bare.length - paired]];
    });

  // Return a stretch of text with its hits marked and its Chinese in the Chinese language.
  const shown = (text, from, to, hits) => {
    const sorted = [...hits].sort((a, b) => a[0] - b[0]);
    const piece = document.createDocumentFragment();
    let at = from;
    for (const [start, end] of chineseRuns(text.slice(from, to))) {
      appendMarked(piece, text, at, from + start, sorted);
      at = from + end;
      const run = make("span");
      run.lang = bookIndex.language;
      appendMarked(run, text, from + start, at, sorted);
      piece.append(run);
    }
    appendMarked(piece, text, at, to, sorted);
    return piece;
  };

  const width = (sign) => (/[\u2e80-\uffef]|[\ud800-\udbff]/.test(sign) ? 2 : 1);

  // Step from a place until a width is used up; then on to the end of a Latin word.
  const step = (text, place, room, way) => {
    let at = place;
    let left = room;
    const next = () => text[way > 0 ? at : at - 1];
    while (left > 0 && next() !== undefined) {
      left -= width(next());
      at += way;
    }
    for (let more = 15; more > 0 && /[\p{sc=Latin}\d\p{Cs}]/u.test(next() ?? ""); more -= 1) at += way;
    return at;
  };

  // Return what stands around the first hit.
  const snippet = ({ block, hits }) => {
    const first = hits.reduce((least, hit) => (hit[0] < least[0] ? hit : least));
    const whole = [...block.text].reduce((sum, sign) => sum + width(sign), 0) <= WIDTH * 1.3;
    const from = whole ? 0 : step(block.text, first[0], LEAD, -1);
    const to = whole ? block.text.length : step(block.text, Math.max(first[1], from), WIDTH - LEAD, 1);
    const piece = shown(block.text, from, to, hits);
    if (from > 0) piece.prepend("… ");
    if (to < block.text.length) piece.append(" …");
    return piece;
  };

  const passageItem = (page, passage) => {
    const { block } = passage;
    const link = make("a");
    link.href = `${found.dataset.root}${page.url}#${encodeURIComponent(block.anchor)}`;
    const names = [KINDS[block.kind], block.place].filter(Boolean).join(" · ");
    if (names) link.append(make("span", "search-place", shown(names, 0, names.length, [])), " ");
    link.append(make("span", "search-snippet", snippet(passage)));
    return make("li", "", link);
  };

  const pageResult = ({ page, passages }) => {
    const title = passages.find(({ block }) => block.kind === "t");
    const rest = passages.filter((passage) => passage !== title);
    const link = make("a", "", shown(page.title, 0, page.title.length, title ? title.hits : []));
    const anchor = title ? `#${encodeURIComponent(title.block.anchor)}` : "";
    link.href = `${found.dataset.root}${page.url}${anchor}`;
    const heading = make("h2", "", link);
    const list = make("ol", "", ...rest.slice(0, FIRST).map((passage) => passageItem(page, passage)));
    const result = make("section", "search-page", heading);
    result.dataset.page = page.url;
    if (rest.length) result.append(list);
    if (rest.length > FIRST) {
      const more = make("button", "search-more", `Show all ${rest.length} passages`);
      more.type = "button";
      more.append(make("span", "visually-hidden", ` of ${page.title}`));
      more.addEventListener("click", () => {
        const items = rest.slice(FIRST).map((passage) => passageItem(page, passage));
        list.append(...items);
        more.remove();
        items[0].firstChild.focus();
      });
      result.append(more);
    }
    return result;
  };

  const named = (terms) => terms.map((term) => `“${term.shown}”`).join(", ");

  // Say how each term was looked for: words are found in all their forms, which is not to surprise.
  const explanation = (terms) => {
    const kinds = [
      ["exactly as written", terms.filter((term) => term.exact)],
      ["by the stem of the word", terms.filter((term) => !term.exact)],
    ];
    const said = kinds.filter(([, some]) => some.length).map(([how, some]) => `${named(some)} ${how}`);
    return `Looked for ${said.join("; ")}.`;
  };

  const nothing = (terms) => {
    const absent = bookSearch.missing(pages, terms);
    const why = absent.length
      ? `${named(absent)} ${absent.length === 1 ? "stands" : "stand"} on no page.`
      : "Each of them stands somewhere, but no page has all of them.";
    const tip = "Try fewer words, or a shorter piece of the Chinese; names may be written otherwise.";
    return make("p", "search-tip", `${why} ${tip}`);
  };

  // What the status says is read aloud; it is not changed where it stays the same.
  const say = (text) => {
    status.replaceChildren(chinese ? shown(text, 0, text.length, []) : text);
  };

  const search = () => {
    const query = field.value.trim();
    const terms = bookSearch.parse(query);
    found.replaceChildren();
    if (!query) return say("");
    if (!terms.length) return say(`There is nothing to look for in “${query}”: write words, numbers or Chinese.`);
    if (!pages) {
      say("Loading the index …");
      return load();
    }
    const results = bookSearch.find(pages, terms);
    if (!results.length) {
      say(`Nothing found. ${explanation(terms)}`);
      found.append(nothing(terms));
      return undefined;
    }
    const passages = results.reduce((sum, result) => sum + result.passages.length, 0);
    say(`${count(passages, "passage")} on ${count(results.length, "page")}. ${explanation(terms)}`);
    found.append(...results.map(pageResult));
    return undefined;
  };

  const remember = () => {
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      remember();
      search();
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    remember();
    search();
  });

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (!field.value) field.focus();
  search();
})();
