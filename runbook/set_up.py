"""The first steps of every command that needs more than Python: the system's parts, then the packages."""

import re
import sys

from runbook import environment, machine, places
from runbook.progress import Steps


def prepare(steps: Steps, requirement_file: str) -> environment.Environment:
    """Take two of ``steps``: make this machine fit, then install ``requirement_file``. Raises Stop when it can't."""
    look_at_machine(steps)
    return install_packages(steps, requirement_file)


def look_at_machine(steps: Steps) -> None:
    """Find what the system lacks; install it where that is allowed, else raise Stop with the line to type."""
    with steps.step("This machine"):
        if sys.version_info[:2] > machine.NEWEST_TRIED:
            newest = ".".join(map(str, machine.NEWEST_TRIED))
            steps.note(
                f"Python {sys.version_info.major}.{sys.version_info.minor} is newer than {newest}, the newest tried."
            )
        found = machine.lacks(machine.base_python())
        if found:
            if machine.may_install():
                steps.note(f"Installing with apt what is lacking: {'; '.join(lack.what for lack in found)}.")
            machine.mend(found)
        room = machine.free_megabytes(places.TREE)
        if room < machine.ROOM_NEEDED_MB and not environment.ours().is_whole():
            steps.note(f"Only {room} MB free on this disk; about {machine.ROOM_NEEDED_MB} MB are needed.")


def install_packages(steps: Steps, requirement_file: str) -> environment.Environment:
    """Install ``requirement_file`` into .venv, counting the packages as pip meets them."""
    ours = environment.ours()
    pinned = len(re.findall(r"^[a-z0-9].*==", (places.REQUIREMENTS / requirement_file).read_text(), re.MULTILINE))
    met = 0

    def count(line: str) -> None:
        nonlocal met
        if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied")):
            met += 1
            steps.tick(f"{met} of {pinned}")
        elif line.startswith("Installing collected"):
            steps.tick("unpacking")

    with steps.step("Python packages"):
        if not ours.has(requirement_file):
            if ours.folder.exists() and not ours.is_whole():
                steps.note("An earlier run left .venv unfinished, or its Python is gone: making it again.")
            elif not ours.folder.exists():
                steps.note(f"Making .venv and installing {pinned} pinned packages: a minute or two the first time.")
            else:
                steps.note(f"Not all of requirements/{requirement_file} is here yet: installing the difference.")
        ours.prepare(
            requirement_file,
            waiting=lambda: steps.note("Another ./run is setting up here; waiting for it."),
            each_line=count,
        )
    return ours
