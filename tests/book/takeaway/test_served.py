"""The packed site, unpacked and served from below a path, as on a school's server."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser

from casestudy.book.takeaway.site import FIRST, Site, pack_site

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of the book's folder, three levels below the server's top, and the folder."""
    top = tmp_path_factory.mktemp("server")
    files = tuple(path for path in sorted(site.rglob("*")) if path.is_file())
    packed = Site(site, "A Book: Packed", "student", files)
    archive = pack_site(packed, top / "book.zip", progress=lambda _: None)
    with zipfile.ZipFile(archive) as unpacked:
        unpacked.extractall(top / "some" / "where")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=top)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/some/where/a-book/"
        yield address, top / "some" / "where" / "a-book"
        server.shutdown()


def test_every_page_works_below_a_path(served: tuple[str, Path], browser: Browser) -> None:
    address, folder = served
    wrong: list[str] = []
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    pages = sorted(page for page in pages if not page.startswith("_static/") and page != FIRST)
    assert len(pages) > 10
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("requestfailed", lambda asked: wrong.append(f"{page.url}: {asked.url} failed"))
    page.on("request", lambda asked: wrong.append(asked.url) if away(asked.url, address) else None)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on(
        "response",
        lambda got: wrong.append(f"{got.url}: {got.status}") if got.status >= 400 else None,
    )
    links: set[str] = set()
    for name in pages:
        page.goto(urljoin(address, name), wait_until="load")
        page.wait_for_load_state("networkidle")
        found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        links |= {urldefrag(link)[0] for link in found if link.startswith("http://127.0.0.1")}
        assert page.evaluate("[...document.styleSheets].length") > 3, name
    assert page.evaluate("document.fonts.check('16px \"Noto Sans SC\"', '区')")
    assert not wrong
    outside = [link for link in links if away(link, address)]
    assert not outside
    assert any(link.endswith(".ipynb") for link in links)
    for link in sorted(links):
        answer = context.request.get(link)
        assert answer.ok, link
    context.close()


def test_the_first_page_opens_the_book(served: tuple[str, Path], browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served[0])
    page.wait_for_url("**/chapters/index.html")
    assert page.locator("article h1").count() == 1
    page.close()


def away(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))
