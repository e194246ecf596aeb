"""The built site as one archive, for a stick or a school's server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

import yaml

from casestudy.book.build import html_folder
from casestudy.book.edition import INSTRUCTOR, STAMP
from casestudy.book.takeaway.archive import zipped
from casestudy.book.takeaway.naming import marked, short_name
from casestudy.errors import Fault, OutputError
from casestudy.files import write_files

#: The page that opens the book.
FIRST: Final = "index.html"

_README: Final = Template("""\
$title
$edition
FROM A STICK OR A DISK
Unpack the archive (on Windows: right click, Extract All; a page opened inside the archive does
not work). Open the file index.html in the folder $folder with a browser.
No network is needed.

FROM A SERVER
Copy the folder $folder to any place of a web server, also below a path such as
https://www.example.org/library/$folder/. The pages are plain files; nothing
needs to be set up. To try it out on your own computer, with Python, from the folder that
holds $folder:

    python -m http.server --bind 127.0.0.1

and open http://127.0.0.1:8000/$folder/ in a browser.

NAMES
The newspaper page names private persons. The chapter that prints its articles asks search
engines not to list it, and robots.txt asks the same for the folder _downloads and for the
search index. On a public server, see that this stays so: search engines read robots.txt only
at the top of a server, so below a path its lines must be copied there.
""")

_FOR_TEACHERS: Final = "Instructor's edition, with solutions: not for students.\n"


@dataclass(frozen=True)
class Site:
    """The pages of an edition, as they were built last.

    Parameters
    ----------
    folder
        Where they are.
    title
        The book's title.
    edition
        ``student`` or ``instructor``.
    files
        All that is published, in a fixed order.
    """

    folder: Path
    title: str
    edition: str
    files: tuple[Path, ...]

    @property
    def size(self) -> int:
        """How many bytes the files have."""
        return sum(path.stat().st_size for path in self.files)


def built_site(root: Path, edition: str) -> Site:
    """Return the pages of an edition.

    Parameters
    ----------
    root
        The project's top folder.
    edition
        ``student`` or ``instructor``.

    Raises
    ------
    OutputError
        If they are not built, or if another edition stands in their place.
    """
    folder = html_folder(root, edition)
    command = f"casestudy book --edition {edition}"
    if not (folder / FIRST).is_file():
        remedy = f"Build the book first: {command}"
        raise OutputError([Fault(str(folder), f"the {edition} edition's pages", "none", remedy)])
    stamp = folder / STAMP
    found = stamp.read_text(encoding="utf-8").strip() if stamp.is_file() else "no name"
    if found != edition:
        expected, remedy = f"the {edition} edition", f"Build it anew: {command}"
        raise OutputError([Fault(str(stamp), expected, found, remedy)])
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    return Site(folder, str(config["title"]), edition, _published(folder))


def archive_name(site: Site) -> str:
    """Return what the archive of a site is called if no other name is given."""
    return f"{short_name(site.title)}-{site.edition}.zip"


def check_place(site: Site, out: Path) -> None:
    """Refuse a place for the archive of a site that would do harm, or that programs do not open.

    Raises
    ------
    OutputError
        If the name does not end in ``.zip``, if it would hide that there are solutions, or if the
        place is inside of the site.
    """
    if out.suffix.lower() != ".zip":
        remedy = f"Choose a name such as {archive_name(site)}."
        raise OutputError([Fault(str(out), "a name that ends in .zip", out.name, remedy)])
    if out.resolve().is_relative_to(site.folder.resolve()):
        remedy = "Choose a place outside: the next archive would hold this one."
        raise OutputError([Fault(str(out), "a place outside of the site", "inside", remedy)])
    if site.edition == INSTRUCTOR and INSTRUCTOR not in out.name.lower():
        remedy = f"Choose a name with it, such as {archive_name(site)}: it is not for students."
        expected = f"a name with the word {INSTRUCTOR}"
        raise OutputError([Fault(str(out), expected, out.name, remedy)])


def pack_site(site: Site, out: Path, *, progress: Callable[[int], None]) -> Path:
    """Write a site into one archive, with a README.

    Parameters
    ----------
    site
        The pages.
    out
        The archive. It is replaced only when the new one is complete.
    progress
        Is given how many more bytes are done.

    Returns
    -------
    pathlib.Path
        The archive: the same bytes for the same pages.

    Raises
    ------
    OutputError
        If the place is refused, see `check_place`, or cannot be written to.
    """
    check_place(site, out)
    return write_files({out.name: zipped(_members(site, progress))}, out.parent)[0]


def _members(site: Site, progress: Callable[[int], None]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of all that the archive holds, within one folder."""
    folder = marked(short_name(site.title), site.edition)
    note = _FOR_TEACHERS if site.edition == INSTRUCTOR else ""
    readme = _README.substitute(title=site.title, folder=folder, edition=note)
    yield f"{folder}/README.txt", readme.replace("\n", "\r\n").encode("utf-8-sig")
    for path in site.files:
        content = path.read_bytes()
        progress(len(content))
        yield f"{folder}/{path.relative_to(site.folder).as_posix()}", content


def _published(folder: Path) -> tuple[Path, ...]:
    """Return the files of a site in a fixed order, without hidden ones."""
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    shown = [file for file in files if not any(part.startswith(".") for part in file.parts)]
    return tuple(folder / file for file in sorted(shown, key=Path.as_posix))
