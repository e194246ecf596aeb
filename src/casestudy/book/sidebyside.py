"""Both editions at the same time: the same command in two processes, one an edition."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from threading import Thread

from casestudy.book.edition import EDITIONS

#: What the commands write before a path that they made.
READY = "Ready: "


def run_side_by_side(
    words: Sequence[str], *, progress: Callable[[str], None]
) -> tuple[list[Path], bool]:
    """Run a command of ours for every edition at once.

    Only for notebooks that are executed already, or both would execute them.

    Parameters
    ----------
    words
        The command and its options, without ``--edition``.
    progress
        Is given the lines that the commands print.

    Returns
    -------
    tuple
        What was made, edition by edition; and whether all went well. If not, the messages, each
        once, have gone to standard error.
    """
    runs = [_Run([*words, "--edition", edition], progress) for edition in EDITIONS]
    try:
        codes = [run.code() for run in runs]
    except BaseException:
        for run in runs:
            run.stop()
        raise
    sys.stderr.write("".join(dict.fromkeys(run.messages() for run in runs)))
    return [path for run in runs for path in run.made], not any(codes)


class _Run:
    """One process, whose output a thread reads while others run."""

    def __init__(self, words: list[str], progress: Callable[[str], None]) -> None:
        self.words = words
        self.made: list[Path] = []
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "casestudy.cli", *words],
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self._reader = Thread(target=self._read, args=(progress,), daemon=True)
        self._reader.start()

    def _read(self, progress: Callable[[str], None]) -> None:
        with self._process.stdout or nullcontext(()) as lines:
            for line in lines:
                if line.startswith(READY):
                    self.made.append(Path(line.removeprefix(READY).rstrip("\n")))
                else:
                    progress(line.rstrip())

    def code(self) -> int:
        """Wait for the end; return the exit code."""
        code = self._process.wait()
        self._reader.join()
        return code

    def messages(self) -> str:
        """Return what went to standard error of a run that failed."""
        with self._errors as file:
            file.seek(0)
            text = file.read().decode("utf-8", errors="replace")
        return text if self._process.returncode else ""

    def stop(self) -> None:
        """Interrupt the process, as Ctrl-C would, and wait for its end."""
        if self._process.poll() is None:
            if sys.platform == "win32":
                self._process.terminate()
            else:
                self._process.send_signal(signal.SIGINT)
            self._process.wait()
        self._errors.close()
