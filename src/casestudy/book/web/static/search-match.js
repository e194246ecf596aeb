// What a query finds in the index (book/web/search.py): reading of texts and queries, for search.js.
// No look-behind in patterns: older phones do not know it.
const bookSearch = (() => {
  const HAN = "\\p{sc=Han}〇";
  const LETTERS = `(?:(?![${HAN}])[\\p{L}\\p{M}])+(?:'s(?!\\p{L}))?`;
  const NUMERAL = "\\d+(?:[.,]\\d+)*";
  const TOKEN = new RegExp(`${NUMERAL}|${LETTERS}`, "gu");
  const WHOLE_NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
  // Chinese stands together with its numbers, as in 12月3日; so do words that a sign joins.
  const DIGIT = "\\d(?:[.,](?=\\d)|%)?";
  const PIECE = new RegExp(
    `(?:${DIGIT})*[${HAN}](?:[${HAN}]|${DIGIT})*` +
      `|(?:${NUMERAL}|${LETTERS})(?:[-_./'&]?(?:${NUMERAL}|${LETTERS}))*`,
    "gu",
  );
  const JOINT = /^[^\p{L}\p{N}]?$/u;
  const han = new RegExp(`[${HAN}]`, "u");
  const latin = new RegExp(`(?![${HAN}])\\p{L}`, "u");

  // Signs that are printed in several ways, and the one that stands for them.
  const STYLES = ['"“”„‟「」『』〝〞', "'‘’", ",、", ".。", "-‐‑–", " \u00a0\u3000", "[【〔", "]】〕"];
  const SAME = new Map(
    STYLES.flatMap(([plain, ...others]) => others.map((other) => [other, plain])),
  );

  const foldSign = (sign) => {
    if (SAME.has(sign)) return SAME.get(sign);
    const code = sign.codePointAt(0);
    if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0).toLowerCase();
    const plain = sign.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === sign.length ? plain : sign;
  };

  // Case, accents (the tones of pinyin), full width and styles of punctuation make no difference.
  // Every character keeps its place, so that what is found can be shown as it was written.
  const fold = (text) => text.replace(/[^ -@[-~]/gu, foldSign);

  let stemmer;
  const stems = new Map();
  const stemmed = (word) => {
    stemmer ??= new PorterStemmer();
    const bare = word.replace(/'s$/, "");
    if (!stems.has(word)) stems.set(word, bare.length > 2 ? stemmer.stemWord(bare) : bare);
    return stems.get(word);
  };

  // The words and numbers of a folded text. 1,200 and 2.5 are one number each, 2021.7.1 is three.
  const tokens = (folded) => {
    const found = [];
    for (const { 0: raw, index: start } of folded.matchAll(TOKEN)) {
      if (!/^\d/.test(raw)) {
        found.push({ start, end: start + raw.length, key: stemmed(raw) });
      } else if (WHOLE_NUMBER.test(raw)) {
        found.push({ start, end: start + raw.length, key: raw.replaceAll(",", "") });
      } else {
        for (const { 0: key, index } of raw.matchAll(/\d+/g)) {
          found.push({ start: start + index, end: start + index + key.length, key });
        }
      }
    }
    return found;
  };

  // A pattern for a folded text as it stands; white space does not count beside Chinese.
  const pattern = (folded) => {
    let made = "";
    const signs = [...folded.trim().replace(/\s+/g, " ")];
    signs.forEach((sign, at) => {
      const chinese = at && (han.test(sign) || han.test(signs[at - 1]));
      if (sign === " ") made += chinese || han.test(signs[at + 1]) ? "\\s*" : "\\s+";
      else made += (chinese ? "\\s*" : "") + sign.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
    });
    return new RegExp(made, "gu");
  };

  const isSplit = (before, after) =>
    before && after && [/\d/, latin].some((kind) => kind.test(before) && kind.test(after));

  // A term that is found exactly: Chinese, or what stood in quotation marks.
  const exactTerm = (shown, folded) => {
    const wanted = pattern(folded);
    const tight = folded.replace(/\s+/g, "");
    const find = (block) => {
      if (!block.tight.includes(tight)) return [];
      return [...block.folded.matchAll(wanted)]
        .map((match) => [match.index, match.index + match[0].length])
        .filter(([start, end]) => {
          const text = block.folded;
          return !isSplit(text[start - 1], text[start]) && !isSplit(text[end - 1], text[end]);
        });
    };
    return { shown, exact: true, find };
  };

  // A name or a syllable's border may be written with a sign or without: dǎng-qún, Jian'an.
  const unjoined = (folded) => folded.replace(/['-]/g, "");
  const joinedHits = (folded) => {
    const bare = unjoined(folded);
    if (bare.length < 4 || !/^\p{L}+$/u.test(bare)) return () => [];
    const wanted = new RegExp([...bare].join("['-]?"), "gu");
    const inside = (text, at) => /[\p{L}\p{N}'-]/u.test(text[at] ?? "");
    return ({ folded: text, bare: whole }) =>
      !whole.includes(bare) ? [] : [...text.matchAll(wanted)]
        .map((match) => [match.index, match.index + match[0].length])
        .filter(([start, end]) => !inside(text, start - 1) && !inside(text, end));
  };

  // A word in all its forms, or several that a sign joins and that stand side by side.
  const wordTerm = (shown, folded) => {
    let keys; // the stemmer comes with the index
    const joined = joinedHits(folded);
    const find = (block) => {
      keys ??= tokens(folded).map((token) => token.key);
      const found = joined(block);
      if (!keys.every((key) => block.keys.has(key))) return found;
      block.tokens.forEach((first, at) => {
        const run = block.tokens.slice(at, at + keys.length);
        const fits = run.length === keys.length && run.every((token, place) =>
          token.key === keys[place] &&
          (!place || JOINT.test(block.folded.slice(run[place - 1].end, token.start))));
        const hit = [first.start, run.at(-1)?.end];
        if (fits && !found.some(([start]) => start === hit[0])) found.push(hit);
      });
      return found;
    };
    return { shown, exact: !latin.test(folded), find };
  };

  // The terms of a query, in its order. A quotation mark without a partner means nothing.
  const parse = (query) => {
    const text = query.normalize("NFC");
    const parts = fold(text).split('"');
    const terms = [];
    let start = 0;
    parts.forEach((part, number) => {
      const quoted = number % 2 && number < parts.length - 1;
      if (quoted && part.trim()) {
        terms.push(exactTerm(text.slice(start, start + part.length).trim(), part));
      } else if (!quoted) {
        for (const { 0: piece, index } of part.matchAll(PIECE)) {
          const shown = text.slice(start + index, start + index + piece.length);
          terms.push(han.test(piece) ? exactTerm(shown, piece) : wordTerm(shown, piece));
        }
      }
      start += part.length + 1;
    });
    return terms;
  };

  // The index, read once.
  const open = (index) =>
    index.pages.map((page) => ({
      ...page,
      blocks: page.blocks.map(([anchor, place, kind, text]) => {
        const folded = fold(text);
        const words = tokens(folded);
        return {
          anchor, kind, text, folded, place: page.places[place], tokens: words,
          tight: folded.replace(/\s+/g, ""), bare: unjoined(folded),
          keys: new Set(words.map((word) => word.key)),
        };
      }),
    }));

  // What a hit in a title, a heading or a caption counts, against one in a text.
  const WEIGHTS = { t: 40, h: 10, f: 2 };
  const ENTRY = 40; // in what a glossary's entry explains: the term, its pinyin, its English

  const weigh = ({ kind, text }, hits) => {
    const entry = kind === "g" ? text.split(" · ").slice(0, 2).join(" · ").length : 0;
    return hits.some(([start]) => start < entry) ? ENTRY : (WEIGHTS[kind] ?? 1);
  };

  // The passages of a page that have all terms, or if none has, those with the most terms first; null
  // if a term is nowhere on the page.
  const passagesOf = (page, terms) => {
    const found = new Set();
    const passages = [];
    for (const block of page.blocks) {
      const places = terms.map((term) => term.find(block));
      places.forEach((some, at) => some.length && found.add(at));
      const count = places.filter((some) => some.length).length;
      const hits = places.flat();
      if (count) passages.push({ block, count, hits, weight: weigh(block, hits) });
    }
    if (found.size < terms.length) return null;
    const whole = passages.filter(({ count }) => count === terms.length);
    return (whole.length ? whole : passages).sort((a, b) => b.count - a.count || b.weight - a.weight);
  };

  const score = (passages, terms) =>
    passages.reduce((sum, { count, weight }) => sum + (count / terms.length) ** 2 * weight, 0);

  // The pages that have every term, best first.
  const find = (pages, terms) =>
    pages
      .map((page) => ({ page, passages: passagesOf(page, terms) }))
      .filter(({ passages }) => terms.length && passages)
      .map((result) => ({ ...result, score: score(result.passages, terms) }))
      .sort((a, b) => b.score - a.score);

  // The terms that no page has.
  const missing = (pages, terms) =>
    terms.filter((term) => !pages.some((page) => page.blocks.some((each) => term.find(each).length)));

  return { parse, open, find, missing };
})();
