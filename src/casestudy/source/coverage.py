"""Whether a layout gives every non-blank line of the page exactly one role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from casestudy.errors import Fault
from casestudy.source.layout import FILE, Layout
from casestudy.source.page import Page

#: How many characters of a line that is left over are shown.
_SHOWN = 12


def coverage_faults(layout: Layout, page: Page) -> tuple[Fault, ...]:
    """Return where a layout does not fit a page, empty if it fits.

    Faults are: a block without text, lines beyond the page's end, lines in more than one block, and
    lines with text in none. Each names its lines and blocks.
    """
    owners: dict[int, list[str]] = defaultdict(list)
    for name, numbers in _named_blocks(layout):
        for number in numbers:
            owners[number].append(name)
    return (
        *_blank_blocks(layout, page),
        *_lines_beyond(owners, page),
        *_shared_lines(owners),
        *_lines_left(owners, page),
    )


def _named_blocks(layout: Layout) -> Iterator[tuple[str, list[int]]]:
    for owner, block in layout.owned_blocks():
        name = owner if owner == block.role else f"{owner} {block.role}"
        yield name, list(block.numbers())


def _blank_blocks(layout: Layout, page: Page) -> Iterator[Fault]:
    for name, numbers in _named_blocks(layout):
        on_page = [number for number in numbers if number <= len(page.lines)]
        if on_page and not any(page.lines[number - 1].strip() for number in on_page):
            found = f"nothing but blanks in {lines_named(on_page)}"
            yield Fault(f"{FILE}, {name}", "lines with text", found, "Correct the numbers.")


def _lines_beyond(owners: dict[int, list[str]], page: Page) -> Iterator[Fault]:
    beyond = [number for number in owners if number > len(page.lines)]
    if beyond:
        names = ", ".join(dict.fromkeys(name for number in beyond for name in owners[number]))
        expected = f"lines 1 to {len(page.lines)}"
        found = f"{lines_named(beyond)} ({names})"
        yield Fault(FILE, expected, found, "The page ends before; correct the numbers.")


def _shared_lines(owners: dict[int, list[str]]) -> Iterator[Fault]:
    shared: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, names in owners.items():
        if len(names) > 1:
            shared[tuple(names)].append(number)
    for blocks, numbers in shared.items():
        found = f"{lines_named(numbers)} in {' and in '.join(blocks)}"
        yield Fault(FILE, "every line in one block", found, "Take them out of all but one.")


def _lines_left(owners: dict[int, list[str]], page: Page) -> Iterator[Fault]:
    left = [n for n, line in enumerate(page.lines, 1) if line.strip() and n not in owners]
    for run in _runs(left):
        start = page.lines[run[0] - 1].strip()[:_SHOWN]
        found = f"{lines_named(run)} in none (“{start}…”)"
        remedy = "Add them to the block that they belong to."
        yield Fault(FILE, "every line with text in a block", found, remedy)


def lines_named(numbers: Iterable[int]) -> str:
    """Name lines as people do.

    Examples
    --------
    >>> lines_named([3, 4, 5, 9]), lines_named([7])
    ('lines 3–5, 9', 'line 7')
    """
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in _runs(numbers)]
    return f"line{'s' * (len(spans) > 1 or '–' in spans[0])} {', '.join(spans)}"


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
