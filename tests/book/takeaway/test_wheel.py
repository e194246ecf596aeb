"""The project's wheel: whole, the same bytes every time, and no trace left in the folder."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from casestudy.book.takeaway.wheel import SOURCES, build_wheel
from casestudy.errors import OutputError

ROOT = Path(__file__).parents[3]


def test_a_wheel_has_every_file_of_the_package(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in SOURCES:
        source, target = ROOT / name, project / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.egg-info"))
        else:
            target.parent.mkdir(exist_ok=True)
            shutil.copy(source, target)
    before = sorted(project.rglob("*"))
    name, content = build_wheel(project)
    assert sorted(project.rglob("*")) == before
    assert name.startswith("casestudy-")
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        packed = {path for path in wheel.namelist() if path.startswith("casestudy/")}
    files = (path for path in (ROOT / "src" / "casestudy").rglob("*") if path.is_file())
    shipped = {path.relative_to(ROOT / "src").as_posix() for path in files}
    assert packed == {path for path in shipped if "__pycache__" not in path}

    (project / "src" / "casestudy" / "py.typed").chmod(0o755)
    (project / "src" / "casestudy" / "__pycache__").mkdir(exist_ok=True)
    (project / "src" / "casestudy" / "__pycache__" / "stale.pyc").write_bytes(b"stale")
    assert build_wheel(project) == (name, content)


def test_a_package_that_cannot_be_built_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\nversion = 7\n", "utf-8")
    with pytest.raises(OutputError, match=r"(?s)pyproject\.toml: expected a package.*version"):
        build_wheel(tmp_path)
