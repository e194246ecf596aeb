"""Studies that many tests read."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from casestudy import Study, open_study
from casestudy.evidence import Evidence, open_evidence

ROOT = Path(__file__).parents[1]
WEIDU = ROOT / "data" / "weidu"
MINI = ROOT / "tests" / "mini"


#: A function that takes a name, and a function that fills a folder; returns the folder.
MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> MadeOnce:
    """Fill a folder once for all processes of pytest-xdist: the first does it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    top = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = top / name, top / f"{name}.done"
        with FileLock(top / f"{name}.lock"):
            if not done.exists():
                folder.mkdir(exist_ok=True)
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def private_names() -> tuple[str, ...]:
    """Private persons whom the page of Weidu names: shown in chapter 1 only."""
    return ("岳彦君", "杨西如", "李贺景", "唐国祥", "刘莹", "秦翠珠", "刘大娘")


@pytest.fixture(scope="session")
def weidu() -> Study:
    return open_study(WEIDU)


@pytest.fixture(scope="session")
def mini() -> Study:
    return open_study(MINI)


@pytest.fixture(scope="session", params=[WEIDU, MINI], ids=["weidu", "mini"])
def any_study(request: pytest.FixtureRequest) -> Study:
    return open_study(request.param)


@pytest.fixture(scope="session")
def mini_evidence(mini: Study) -> Evidence:
    return open_evidence(mini)


@pytest.fixture(scope="session")
def weidu_evidence(weidu: Study) -> Evidence:
    return open_evidence(weidu)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small study that a test may spoil."""
    return Path(shutil.copytree(MINI, tmp_path / "data" / "mini"))


@pytest.fixture
def sign(copy: Path) -> Callable[[bytes], None]:
    """Write bytes as the page of `copy`, and their size and digest in its study.yml."""

    def write(data: bytes) -> None:
        (copy / "page.txt").write_bytes(data)
        about = (copy / "study.yml").read_text(encoding="utf-8")
        about = re.sub(r"bytes: \d+", f"bytes: {len(data)}", about)
        about = re.sub(r"sha256: \w+", f"sha256: {hashlib.sha256(data).hexdigest()}", about)
        (copy / "study.yml").write_text(about, encoding="utf-8")

    return write
