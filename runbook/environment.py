"""The virtual environment: built from hash-pinned files, and known to be whole or made again."""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from runbook import machine, places, programs
from runbook.progress import Stop


@dataclass(frozen=True)
class Environment:
    """A ``folder`` made by ``builder``, an interpreter, from the files in ``requirements``.

    A stamp inside the folder, written last, holds the Python version and the hash of each requirement file that was
    installed to its end. Without a stamp that fits, the folder is what an interrupted run left behind.
    """

    folder: Path
    requirements: Path
    builder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        return self.folder / "finished.json"

    def is_whole(self) -> bool:
        """Say whether some run finished this folder and its Python is still the one it was made with."""
        return bool(self._installed()) and machine.python_version(self.python) == self._read_stamp().get("python")

    def has(self, name: str) -> bool:
        """Say whether the present content of the requirement file ``name`` is installed."""
        return self.is_whole() and self._installed().get(name) == self._hash(name)

    def prepare(self, name: str, *, waiting: Callable[[], None], each_line: Callable[[str], None]) -> None:
        """Make sure that the requirement file ``name`` is installed, building or repairing what it takes.

        ``waiting`` is called once if another ./run is at work here. Raises Stop when it can't be done; what is
        half-made then does not count as done.
        """
        if self.has(name):
            return
        with alone(self.folder.with_name(self.folder.name + ".lock"), waiting=waiting):
            if self.has(name):
                return
            if not self.is_whole():
                self._build()
            self._install(name, each_line)

    def _build(self) -> None:
        self._remove()
        try:
            programs.run([self.builder, "-m", "venv", self.folder], doing="Making the virtual environment .venv")
            if not machine.python_version(self.python):
                raise Stop("The new .venv has no Python that starts.", then="./run doctor")
        except Stop:
            # Without ensurepip, Debian's venv leaves a folder with a Python and no pip.
            self._remove()
            raise

    def _install(self, name: str, each_line: Callable[[str], None]) -> None:
        stamp_before = self._read_stamp()
        self.stamp.unlink(missing_ok=True)
        touched = False

        def listen(line: str) -> None:
            nonlocal touched
            touched = touched or line.startswith("Installing collected packages")
            each_line(line)

        pip: list[str | Path] = [
            self.python,
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-input",
            "--retries",
            "2",
        ]
        # Building from source would fetch build tools that nobody pinned.
        pinned: list[str | Path] = [
            "--progress-bar",
            "off",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            self.requirements / name,
        ]
        try:
            programs.run([*pip, *pinned], doing="Installing the Python packages", each_line=listen, fetches=True)
        except Stop:
            if stamp_before and not touched:
                self._write_stamp(stamp_before)
            raise
        installed = dict(stamp_before.get("files", {})) | {name: self._hash(name)}
        if name == "dev.txt":
            installed["base.txt"] = self._hash("base.txt")
        self._write_stamp({"python": machine.python_version(self.python), "files": installed})

    def _remove(self) -> None:
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        elif self.folder.exists():
            shutil.rmtree(self.folder)

    def _hash(self, name: str) -> str:
        return hashlib.sha256((self.requirements / name).read_bytes()).hexdigest()

    def _installed(self) -> dict[str, str]:
        files = self._read_stamp().get("files")
        return files if isinstance(files, dict) else {}

    def _read_stamp(self) -> dict:
        try:
            stamp = json.loads(self.stamp.read_text())
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, stamp: dict) -> None:
        self.stamp.write_text(json.dumps(stamp, indent=2) + "\n")


def ours() -> Environment:
    """Return this project's environment, ``.venv``."""
    return Environment(folder=places.VENV, requirements=places.REQUIREMENTS, builder=machine.base_python())


@contextmanager
def alone(lock: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold ``lock`` so that two commands started together do not build in the same folder."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
