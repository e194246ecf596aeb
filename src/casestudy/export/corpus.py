"""The corpus for other tools: JSON Lines, plain text, or a table for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from casestudy.errors import Fault, OutputError
from casestudy.source import Article
from casestudy.study import Study

#: The formats and what they hold.
FORMATS = ("jsonl", "txt", "csv")


def corpus_files(study: Study, form: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an export: names and contents.

    Parameters
    ----------
    study
        The study.
    form
        ``jsonl``: ``articles.jsonl``, an article a line. ``txt``: one UTF-8 file an article,
        ``ID.txt``, a paragraph or display text a line. ``csv``: ``paragraphs.csv``, a row a
        paragraph with the columns of `Study.paragraphs`, UTF-8 with a byte-order mark for Excel.
    """
    if form == "jsonl":
        lines = (json.dumps(article_record(each), ensure_ascii=False) for each in study.articles)
        yield "articles.jsonl", "".join(f"{line}\n" for line in lines).encode()
    elif form == "csv":
        table = study.paragraphs.to_csv(index=False, lineterminator="\r\n")
        yield "paragraphs.csv", table.encode("utf-8-sig")
    else:
        for article in study.articles:
            kicker = (
                [article.kicker] if article.kicker and article.kicker not in article.text else []
            )
            yield f"{article.id}.txt", "".join(f"{t}\n" for t in [*kicker, article.text]).encode()


def article_record(article: Article) -> dict[str, object]:
    """Return an article as plain lists and dictionaries: one line of the JSON Lines export."""
    return {
        "id": article.id,
        "kind": article.kind,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "byline": article.byline,
        "sections": [{"id": part.id, "heading": part.heading} for part in article.sections],
        "paragraphs": [
            {
                "id": part.id,
                "section": part.section,
                "role": part.role,
                "text": part.text,
                "lines": [list(pair) for pair in part.lines],
            }
            for part in article.paragraphs
        ],
    }


def write_stream(files: Iterable[tuple[str, bytes]], stream: BinaryIO, *, titles: bool) -> None:
    """Write files one after the other, each under a line with its name if `titles`.

    Raises
    ------
    OutputError
        If the stream takes no more.
    """
    try:
        stream.writelines(
            (f"== {name} ==\n" if titles else "").encode() + content for name, content in files
        )
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as bad:
        remedy = "Make room, or choose a folder with --out."
        raise OutputError([Fault("standard output", "room", str(bad.strerror), remedy)]) from None
