"""No number is typed in a chapter's prose: it is computed, a fact of the page, or explained here.

A typed number goes stale without a sign. Numbers of the corpus are computed in a cell and glued;
what the page states is cited with the role ``fact``. Any other matches a pattern of
prose_numbers.yml, which says why it may be typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from casestudy.source.chinese import FULL_WIDTH, HAN, SIGNS

CHAPTERS = sorted((Path(__file__).parents[2] / "chapters").glob("*.md"))
EXCEPTIONS = Path(__file__).with_name("prose_numbers.yml")

#: Stands for each character that is no prose, so that lines and places stay as they are.
GAP = "\ufffc"

#: "One" is mostly a pronoun ("the one in the headline"), and no rule tells it from the number.
#: Ordinals in words ("the first column") point at what is in sight. Neither is looked for, nor is
#: the quarter of a year.
WORDS = (
    "zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundreds?|thousands?|[mb]illions?|tens|dozens?|half|halves|thirds|quarters|quarter(?= of the)"
)
NUMBER = re.compile(
    rf"(?<![\w.])[0-9](?:[0-9,.]*[0-9])?(?:st|nd|rd|th|s)?(?!\w)|\b(?:{WORDS})\b",
    re.IGNORECASE,
)

#: Directives without prose in them, and those whose argument is a title and no name.
NO_PROSE = ("code", "code-block", "math", "bibliography", "toctree")
TITLED = ("admonition", "exercise", "note", "tip", "warning", "important", "hint", "seealso")

FENCE = re.compile(r"^(`{3,})([^`\n]*)\n((?:.*\n)*?)(\1`*)$", re.MULTILINE)
COLON_FENCE = re.compile(r"^(:{3,})(.*)$", re.MULTILINE)
DIRECTIVE = re.compile(r"\{([\w-]+)\}")
CAPTION = re.compile(r"^( *)(?:caption|alt):(.*(?:\n\1 +.*)*)", re.MULTILINE)

#: What no reader sees, or what is checked elsewhere.
#: A role with words of its own: the words are prose, the target is not.
WORDED = re.compile(r"(\{[a-z:]+\}`)([^`<]+)(<[^`>]+>`)")

UNREAD = re.compile(
    rf"""\A---\n.*?^---$                            # front matter
    | <!--.*?-->  | ^%[^\n]*  | ^\+\+\+[^\n]*       # comments, cell breaks
    | ^\([\w-]+\)=$                                 # labels
    | ^[ ]*[0-9]+\.[ ]                              # numbers of a list
    | ^:(?!alt:|caption:)[\w-]+:[^\n]*              # options of directives
    | (?:\{{[a-z:+-]+\}})?(`+)(?:(?!\n\n).)+?\1     # roles and code
    | \$\$.+?\$\$  | \$[^$\n]+\$                    # formulas
    | (?<=\])\([^)\s]+\)  | \[\^[\w-]+\]            # targets of links and notes
    | https?://[^\s>)]+
    | [0-9]*[{HAN}{FULL_WIDTH}{SIGNS}][0-9{HAN}{FULL_WIDTH}{SIGNS}]*  # Chinese is quoted
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True)
class Excuse:
    """Why numbers that a pattern matches may be typed."""

    pattern: str
    reason: str

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it matches; a space stands for a line's end too."""
        found = re.finditer(self.pattern.replace(" ", r"\s+"), text, re.IGNORECASE)
        return (match.span() for match in found)


@cache
def excuses() -> list[Excuse]:
    """Return the list that stands next to this file."""
    return [Excuse(**each) for each in yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))]


def prose(source: str) -> str:
    """Return a chapter's source with all that is no prose blanked out."""
    text = COLON_FENCE.sub(lambda match: _blank(match[1]) + _opening(match[2]), source)
    text = FENCE.sub(_block, text)
    text = WORDED.sub(lambda match: _blank(match[1]) + match[2] + _blank(match[3]), text)
    return UNREAD.sub(lambda match: _blank(match[0]), text)


def _block(match: re.Match[str]) -> str:
    """Return a fenced block: the body of a directive is prose, of a code cell its captions are."""
    fence, opening, body, end = match.groups()
    name = DIRECTIVE.match(opening)
    if name and name[1] == "code-cell":
        kept = _captions(body)
    elif name and name[1] not in NO_PROSE:
        kept = prose(body)
    else:
        kept = _blank(body)
    return f"{_blank(fence)}{_opening(opening)}\n{kept}{_blank(end)}"


def _opening(text: str) -> str:
    """Return what follows a fence, blank but for a title."""
    name = DIRECTIVE.match(text)
    if not name or name[1] not in TITLED:
        return _blank(text)
    return _blank(name[0]) + text[name.end() :]


def _captions(cell: str) -> str:
    """Return a code cell, blank but for caption and alt text."""
    header = re.match(r"---\n.*?^---\n", cell, re.MULTILINE | re.DOTALL)
    kept = _blank(cell)
    for found in CAPTION.finditer(header[0]) if header else ():
        kept = kept[: found.start(2)] + found[2] + kept[found.end(2) :]
    return kept


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", GAP, text)


def typed_numbers(source: str) -> list[str]:
    """Return each number that is typed and not excused: line, number, context."""
    text = prose(source)
    free = [span for excuse in excuses() for span in excuse.places(text)]
    found = []
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in free):
            line = text.count("\n", 0, match.start()) + 1
            context = text[max(0, match.start() - 40) : match.end() + 30].replace("\n", " ")
            found.append(f"line {line}: {match[0]!r} in “{context.replace(GAP, '')}”")
    return found


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_number_in_prose_is_computed_cited_or_explained(path: Path) -> None:
    found = typed_numbers(path.read_text(encoding="utf-8"))
    remedy = "Glue it, cite it with {fact}, reword it, or explain it in prose_numbers.yml."
    assert not found, "\n".join([remedy, *found])


@pytest.mark.parametrize("excuse", excuses(), ids=lambda excuse: excuse.pattern)
def test_every_excuse_is_needed_and_explained(excuse: Excuse) -> None:
    assert len(excuse.reason.split()) > 1
    texts = [prose(path.read_text(encoding="utf-8")) for path in CHAPTERS]
    excused = [text[start:end] for text in texts for start, end in excuse.places(text)]
    assert any(NUMBER.search(words) for words in excused), "no chapter needs it: delete it"


def test_the_list_of_excuses_is_short() -> None:
    assert len(excuses()) <= 40


@pytest.mark.parametrize(
    "text",
    [
        "The pilot covers 26 estates.",
        "The pilot covers twenty-six estates.",
        "A dozen residents are quoted, and half of them\nare volunteers.",
        "| Residents | 3 |",
        "- more than 20,000 people",
        "The 93rd meeting.",
        "## The 8 articles",
        "```{exercise} Find all 26\n:label: ex\n```",
        "```{article} book-bus\nThe bus came 12 times.\n```",
        ":::{note}\nIt has eight articles.\n:::",
        "<!-- solution -->\n```{solution} ex\nAll 26.\n```\n<!-- /solution -->",
        "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    caption: A\n      7 b\n---\n```",
        "```{code-cell} ipython3\n---\nmystnb:\n  image:\n    alt: Seven bars.\n---\n```",
        "{para}`book-bus-07` names 26 {term}`estates <小区>`.",
        "It was on 3 December 2021.",
        "In {fact}`twenty-six estates <organisations/estates-in-pilot>`.",
        "{fact}`all 26\nestates <organisations/estates-in-pilot>`",
    ],
)
def test_a_typed_number_is_found(text: str) -> None:
    assert typed_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "---\nkernelspec: {name: python3}\n---\n# A page",
        "{glue:text}`estates` estates, {fact}`pilot-estates` in all, as {cite:t}`qin2018` say.",
        "See [the bridge](#stone-bridge-02), `raw.loc[26]`, $n = 26$ and {para}`book-bus-07`.",
        "(table-3)=\n## Numbers",
        "```{code-cell} ipython3\n:tags: [hide-input]\n\nx = 26\n```",
        "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    name: fig-26\n---\nx = 26\n```",
        "```python\nx = 26\n```",
        "```{exercise} Find it\n:label: ex-01-3\n```",
        "```{article} book-bus-2\n```",
        "% 26 estates",
        "<!-- 26 estates -->",
        "Text.[^26]",
        "1. First.\n2. Second.",
        "12月3日, 26个 and “最后一米” are words of the page.",
        "One is the first, and none of these is someone’s tenth often.",
    ],
)
def test_what_is_computed_cited_or_no_prose_is_let_pass(text: str) -> None:
    assert not typed_numbers(text)


def test_a_finding_names_its_line_and_words() -> None:
    (found,) = typed_numbers("# Pilot\n\nIt covers {fact}`a`\nand 26 estates.")
    assert found == "line 4: '26' in “# Pilot  It covers  and 26 estates.”"
