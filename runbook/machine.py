"""What this machine has, what it lacks, and the one line that mends it."""

import ctypes
import ctypes.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from runbook import programs
from runbook.progress import Stop

NEWEST_TRIED = (3, 13)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ROOM_NEEDED_MB = 1000

# What WeasyPrint opens at import (weasyprint/text/ffi.py); libharfbuzz-subset makes smaller files and will be required.
PANGO_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libfontconfig.so.1",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
)
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


@dataclass(frozen=True)
class Lack:
    """Something that the project needs and this machine has not; ``packages`` are Debian's names for it."""

    what: str
    packages: tuple[str, ...]
    elsewhere: str


def base_python() -> Path:
    """Return the interpreter that runs this, or the one its virtual environment was made from."""
    return Path(getattr(sys, "_base_executable", "") or sys.executable)


def lacks(python: Path, libraries: Sequence[str] = PANGO_LIBRARIES) -> list[Lack]:
    """Return what is missing for making an environment with ``python`` and for printing guides."""
    return [lack for lack in (lack_of_venv(python), lack_of_pango(libraries)) if lack]


def lack_of_venv(python: Path) -> Lack | None:
    """Say whether ``python`` can make virtual environments with pip: Debian ships it without."""
    probe = subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, check=False)
    if probe.returncode == 0:
        return None
    version = python_version(python).rpartition(".")[0] or "3"
    return Lack(
        what=f"Python's venv and ensurepip ({python})",
        packages=(f"python{version}-venv",),
        elsewhere="install the venv and pip parts of Python with this system's package manager",
    )


def lack_of_pango(libraries: Sequence[str] = PANGO_LIBRARIES) -> Lack | None:
    """Say whether the libraries that lay out the PDF guides can be opened."""
    missing = [name for name in libraries if not _opens(name)]
    if not missing:
        return None
    if sys.platform == "darwin":
        elsewhere = "brew install pango"
    else:
        elsewhere = "install Pango (1.44 or newer, with PangoFT2) and HarfBuzz with this system's package manager"
    return Lack(
        what=f"Pango, which lays out the PDF guides ({', '.join(missing)})",
        packages=PANGO_PACKAGES,
        elsewhere=elsewhere,
    )


def _opens(library: str) -> bool:
    name: str | None = library
    if sys.platform == "darwin":
        name = ctypes.util.find_library(library.removeprefix("lib").partition(".so")[0])
    try:
        return name is not None and bool(ctypes.CDLL(name))
    except OSError:
        return False


def python_version(python: Path) -> str:
    """Return "3.11.2", or "" when ``python`` does not start."""
    probe = [str(python), "-I", "-S", "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"]
    try:
        return subprocess.run(probe, capture_output=True, check=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def install_line(packages: Iterable[str]) -> str:
    """Return the one line that a person types to install Debian ``packages``."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def remedy(found: Sequence[Lack]) -> str:
    """Return the one line to type for all of ``found``, or the words for a system without apt."""
    if shutil.which("apt-get"):
        return install_line(package for lack in found for package in lack.packages)
    return "; ".join(lack.elsewhere for lack in found)


def may_install() -> bool:
    """Say whether this process may install system packages itself."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def mend(found: Sequence[Lack]) -> None:
    """Install what is lacking with apt. Raises Stop, with the line to type, where that takes someone else's rights."""
    if not may_install():
        raise Stop(
            f"This machine lacks {' and '.join(lack.what for lack in found)}.",
            then=f"{remedy(found)}\n      then run the same command again.",
        )
    packages = [package for lack in found for package in lack.packages]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", *packages]
    try:
        programs.run(install, doing="Installing system packages", env=quiet, fetches=True)
    except Stop:
        # A fresh image has no package lists, an old one has stale ones; both are cured by an update.
        programs.run(["apt-get", "update", "-q"], doing="Updating the list of system packages", env=quiet, fetches=True)
        programs.run(install, doing="Installing system packages", env=quiet, fetches=True)


def chromium() -> str | None:
    """Return the path of a Chromium for the browser tests: CHROMIUM if it is set and there, else the first on PATH."""
    names = (os.environ["CHROMIUM"],) if os.environ.get("CHROMIUM") else BROWSERS
    return next((found for found in map(shutil.which, names) if found), None)


def free_megabytes(folder: Path) -> int:
    """Return the room left on the disk that holds ``folder``, in millions of bytes."""
    return shutil.disk_usage(folder).free // 1_000_000


def is_free(port: int) -> bool:
    """Say whether a server could listen on ``port`` of 127.0.0.1."""
    try:
        open_port(port).close()
    except OSError:
        return False
    return True


def open_port(port: int) -> socket.socket:
    """Return a socket bound to ``port`` of 127.0.0.1, not listening yet. Raises OSError when it is taken."""
    door = socket.socket()
    try:
        # Without this a port that was just closed counts as taken for a minute.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
    except OSError:
        door.close()
        raise
    return door


def next_free_port(port: int) -> int:
    """Return the first free port above ``port``. Raises Stop when a hundred are taken."""
    for candidate in range(port + 1, min(port + 100, 65535) + 1):
        if is_free(candidate):
            return candidate
    raise Stop(f"No port between {port} and {port + 100} is free.", then="choose one: ./run demo --port NUMBER")
