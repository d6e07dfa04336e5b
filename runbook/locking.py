"""./run lock: makes the hash-pinned requirement files again, for every platform, naming no place."""

import argparse
import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path

from runbook import machine, places, programs
from runbook.progress import Steps, Stop

OLDEST_PYTHON = "3.11"
_COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", OLDEST_PYTHON),
    *("--generate-hashes", "--no-header", "--no-annotate", "--no-progress"),
)
_PIN = re.compile(r"^[a-z0-9][a-z0-9.-]*(\[[a-z0-9,-]+\])?==[A-Za-z0-9.+!]+( ; [^/\\@:]+)? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def lock(arguments: list[str]) -> int:
    """Write requirements/*.txt from pyproject.toml; return the exit status. Raises Stop when it can't.

    Pins stay where they still fit; ``--upgrade`` moves all of them, ``--upgrade-package NAME`` one.
    """
    parser = argparse.ArgumentParser(prog="./run lock", description="Make requirements/*.txt from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="move every pin to the newest that fits")
    parser.add_argument("--upgrade-package", action="append", default=[], metavar="NAME", help="move one pin")
    chosen = parser.parse_args(arguments)
    moves = ["--upgrade"] if chosen.upgrade else []
    moves += [word for name in chosen.upgrade_package for word in ("--upgrade-package", name)]

    extras: dict[str, list[str]] = tomllib.loads((places.TREE / "pyproject.toml").read_text())["project"].get(
        "optional-dependencies", {}
    )
    steps = Steps(3 + len(extras))
    with steps.step("uv, which resolves"):
        uv = find_uv()
    base = places.REQUIREMENTS / "base.txt"
    like_base = ["--constraint", str(base)]
    with steps.step("requirements/base.txt"):
        _write(base, [*moves, "pyproject.toml"], uv=uv)
    with steps.step("requirements/dev.txt"):
        _write(places.REQUIREMENTS / "dev.txt", [*moves, *like_base, "--group", "dev", "pyproject.toml"], uv=uv)
    for extra, wanted in extras.items():
        with steps.step(f"requirements/{extra}.txt"):
            _write(places.REQUIREMENTS / f"{extra}.txt", [*moves, *like_base, "-"], uv=uv, asked="\n".join(wanted))
    print("Locked. Next: read the difference, then ./run test")
    return 0


def find_uv() -> Path:
    """Return a uv that starts: the one on PATH, else one that is installed into var/ for this alone."""
    on_path = shutil.which("uv")
    # A shim of pyenv may be on PATH and yet have no uv behind it.
    if on_path and subprocess.run([on_path, "--version"], capture_output=True, check=False).returncode == 0:
        return Path(on_path)
    folder = places.VAR / "uv"
    if not (folder / "bin" / "uv").exists():
        programs.run([machine.base_python(), "-m", "venv", "--clear", folder], doing="Making a place for uv")
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
        programs.run(pip, doing="Installing uv", fetches=True)
    return folder / "bin" / "uv"


def strangers(text: str) -> list[str]:
    """Return the lines of a requirement file that are neither a pin nor a hash: addresses, options, paths, comments."""
    return [line for line in text.splitlines() if not _PIN.match(line) and not _HASH.match(line)]


def _write(target: Path, arguments: list[str], *, uv: Path, asked: str = "") -> None:
    """Compile into ``target``, starting from the pins it has. Raises Stop, touching nothing, when a line is strange."""
    with tempfile.TemporaryDirectory(dir=places.REQUIREMENTS, prefix=".lock-") as folder:
        draft = Path(folder) / target.name
        if target.exists():
            shutil.copy(target, draft)
        if asked:
            question = Path(folder) / "asked.in"
            question.write_text(asked + "\n")
            arguments = [str(question) if word == "-" else word for word in arguments]
        programs.run(
            [uv, *_COMPILE, *arguments, "--output-file", draft], doing=f"Resolving {target.name}", fetches=True
        )
        strange = strangers(draft.read_text())
        if strange:
            raise Stop(
                f"{target.name} would hold lines that are neither pin nor hash, so it was left as it was.",
                then="keep addresses and paths out of pip's and uv's configuration, then ./run lock",
                output="\n".join(strange[:10]),
            )
        draft.replace(target)
