"""./run doctor: what this machine has and lacks, in words a newcomer can act on. Changes nothing, asks no network."""

import platform
import shutil
import sys
from dataclasses import dataclass

from runbook import environment, machine, places
from runbook.progress import Stop


@dataclass(frozen=True)
class Finding:
    """One line of the report. ``state``: "ok", "MISSING" (the demo can't be made), "optional" or "note"."""

    state: str
    what: str
    then: str = ""


def doctor(arguments: list[str]) -> int:
    """Print the report; return 1 when something is missing that ``demo`` could not do without, else 0."""
    if arguments:
        raise Stop(f"./run doctor takes no {arguments[0]}.", then="./run doctor")
    findings = examine()
    for one in findings:
        print(f"{one.state:<9} {one.what}")
        if one.then:
            print(f"{'':<9} -> {one.then}")
    missing = [one for one in findings if one.state == "MISSING"]
    if missing:
        print(f"\n{len(missing)} missing. Mend what the arrows say, then: ./run demo")
    else:
        print("\nNothing is missing. Next: ./run demo")
    return 1 if missing else 0


def examine() -> list[Finding]:
    """Return what there is to say about this machine."""
    return [_python(), _venv_module(), _pango(), _browser(), _poppler(), _room(), _port(8000), _environment()]


def _python() -> Finding:
    what = f"Python {platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] > machine.NEWEST_TRIED:
        return Finding("note", what, f"newer than {'.'.join(map(str, machine.NEWEST_TRIED))}, the newest tried here")
    return Finding("ok", what)


def _venv_module() -> Finding:
    lack = machine.lack_of_venv(machine.base_python())
    if lack:
        return Finding("MISSING", lack.what, machine.remedy([lack]))
    return Finding("ok", "Python's venv and ensurepip, to make .venv")


def _pango() -> Finding:
    lack = machine.lack_of_pango()
    return (
        Finding("MISSING", lack.what, machine.remedy([lack])) if lack else Finding("ok", "Pango, to lay out PDF guides")
    )


def _browser() -> Finding:
    found = machine.chromium()
    if found:
        return Finding("ok", f"Chromium, for browser tests ({found})")
    return Finding(
        "optional",
        "no Chromium: browser tests are skipped",
        f"{machine.install_line(['chromium'])}   or set CHROMIUM to the path of one",
    )


def _poppler() -> Finding:
    if shutil.which("pdftotext") and shutil.which("pdftoppm"):
        return Finding("ok", "poppler, to look at PDFs as text and pictures")
    return Finding(
        "optional", "no poppler: only needed to look at PDFs as pictures", machine.install_line(["poppler-utils"])
    )


def _room() -> Finding:
    room = machine.free_megabytes(places.TREE)
    if room >= machine.ROOM_NEEDED_MB:
        return Finding("ok", f"{room:,} MB free on this disk")
    return Finding(
        "note", f"only {room} MB free on this disk", f"free up to {machine.ROOM_NEEDED_MB} MB before a first ./run"
    )


def _port(port: int) -> Finding:
    if machine.is_free(port):
        return Finding("ok", f"port {port} is free")
    return Finding("note", f"port {port} is taken", f"./run demo --port {machine.next_free_port(port)}")


def _environment() -> Finding:
    ours = environment.ours()
    if not ours.folder.exists():
        return Finding("note", "no .venv yet", "./run demo makes it, with a minute or two of downloading")
    if not ours.is_whole():
        return Finding("note", ".venv is unfinished, or its Python is gone", "./run demo makes it again")
    version = machine.python_version(ours.python)
    if ours.has("dev.txt"):
        return Finding("ok", f".venv is ready for demo, test and check (Python {version})")
    if ours.has("base.txt"):
        return Finding("ok", f".venv is ready for demo (Python {version}); ./run test adds the developers' packages")
    return Finding("note", ".venv is older than requirements/", "./run demo installs the difference")
