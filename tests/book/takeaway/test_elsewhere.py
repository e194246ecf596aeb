"""The archive of notebooks, taken elsewhere: installed as its README says, and every cell run.

It takes the archive that ``make book`` has made, and fetches packages: ``make test-notebooks``.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SITE = ROOT / "_build" / "html"

pytestmark = pytest.mark.elsewhere

#: The commands of the README for this system; the last opens JupyterLab.
SYSTEM = "Windows" if sys.platform == "win32" else "macOS and Linux"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked outside of the project."""
    found = list(SITE.glob("_downloads/*-notebooks.zip"))
    assert len(found) == 1, f"no archive of notebooks in {SITE}; make it with: make book"
    folder = tmp_path_factory.mktemp("elsewhere")
    assert ROOT not in folder.parents
    with zipfile.ZipFile(found[0]) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def environment(kit: Path) -> dict[str, str]:
    """What programs see there: nothing of this project's environment."""
    own = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    paths = kept["PATH"].split(os.pathsep)
    outside = [path for path in paths if ROOT not in [Path(path), *Path(path).parents]]
    return {**kept, "PATH": os.pathsep.join(outside), "JUPYTER_DATA_DIR": str(kit / "jupyter")}


@pytest.fixture(scope="module")
def installed(kit: Path, environment: dict[str, str]) -> Path:
    """The same folder, when the README's commands but the last were given in it."""
    readme = (kit / "README.md").read_text(encoding="utf-8")
    block = re.search(rf"^{SYSTEM}:\n\n((?:    .+\n)+)", readme, re.MULTILINE)
    assert block, f"README.md has no commands for {SYSTEM}"
    commands = [line.strip() for line in block[1].splitlines()]
    assert commands[-1].endswith("jupyter lab notebooks")
    for command in commands[:-1]:
        words = shlex.split(command, posix=sys.platform != "win32")
        words[0] = words[0].replace("python3", getattr(sys, "_base_executable", sys.executable))
        subprocess.run(words, cwd=kit, env=environment, check=True)
    return kit


def scripts(folder: Path) -> Path:
    return folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")


def test_every_notebook_runs(installed: Path, environment: dict[str, str]) -> None:
    """As many at a time as there are processors; the first that fails is named with its error."""
    notebooks = sorted((installed / "notebooks").glob("*.ipynb"))
    assert len(notebooks) > 1

    def run(notebook: Path) -> None:
        shown = json.loads(notebook.read_text(encoding="utf-8"))
        command = [scripts(installed) / "jupyter", "execute", "--inplace", notebook]
        subprocess.run(command, cwd=installed, env=environment, check=True)
        ran = json.loads(notebook.read_text(encoding="utf-8"))
        assert kinds(ran) == kinds(shown), f"{notebook.name}: other outputs than in the book"

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run, notebooks))


def kinds(notebook: dict) -> list[list[list[str]]]:
    """Return, cell by cell, what kinds of output there are; nothing may go to standard error."""
    cells = (cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    return [[kind(output) for output in cell["outputs"] if kind(output)] for cell in cells]


def kind(output: dict) -> list[str]:
    glued = "application/papermill.record/"
    if "data" not in output:
        return [output.get("name") or output["output_type"]]
    return sorted(name for name in output["data"] if not name.startswith(glued))


def test_jupyterlab_and_the_command_line_start(
    installed: Path, environment: dict[str, str]
) -> None:
    for command in (["jupyter", "lab", "--version"], ["casestudy", "check"]):
        program = [scripts(installed) / command[0], *command[1:]]
        subprocess.run(program, cwd=installed, env=environment, check=True, capture_output=True)


def test_nothing_comes_from_the_project(installed: Path, environment: dict[str, str]) -> None:
    code = "import casestudy, sys; print(casestudy.__file__, *sys.path)"
    said = subprocess.run(
        [scripts(installed) / "python", "-c", code],
        cwd=installed, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert str(installed / "env") in said.stdout
    assert str(ROOT) not in said.stdout
