"""./run test: the set-up with the developers' packages, then every test."""

import os
import sys

from runbook import machine, places, programs, set_up
from runbook.progress import Steps, Stop


def test(arguments: list[str]) -> int:
    """Set up and become pytest with ``arguments``, so that its closing line is the last. Raises Stop when it can't.

    Browser tests read the Chromium to drive from CHROMIUM, and REQUIRE_BROWSER=1 makes a missing one a failure.
    """
    browser = machine.chromium()
    if not browser and os.environ.get("REQUIRE_BROWSER") == "1":
        raise Stop(
            "REQUIRE_BROWSER=1 asks for browser tests, and there is no Chromium here.",
            then=f"{machine.install_line(['chromium'])}\n      or set CHROMIUM to the path of one.",
        )
    steps = Steps(3)
    python = set_up.prepare(steps, "dev.txt").python
    places.VAR.mkdir(exist_ok=True)
    print(f"[3/3] Tests, {f'browser tests with {browser}' if browser else 'without a browser: its tests are skipped'}")
    sys.stdout.flush()
    os.chdir(places.TREE)
    command = [str(python), "-m", "pytest", *arguments]
    env = programs.child_environment({"CHROMIUM": browser} if browser else {})
    os.execve(command[0], command, env)  # noqa: S606
