"""The commands of ./run by name, and how each of them ends."""

import errno
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from runbook.benchmark import bench
from runbook.checks import check
from runbook.demo import demo
from runbook.doctor import doctor
from runbook.locking import lock
from runbook.progress import Stop
from runbook.test_suite import test

COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "demo": (demo, "set up everything and serve the starter curriculum on 127.0.0.1:8000 (--port N, --no-serve)"),
    "test": (test, "set up, then run every test; what follows goes to pytest (./run test -k paper)"),
    "check": (check, "format, lint, types, doors between rooms, migrations, templates"),
    "doctor": (doctor, "say what this machine has and lacks; change nothing"),
    "bench": (bench, "measure, as ratios in one run; a table here and JSON in var/bench/"),
    "lock": (lock, "for maintainers: make requirements/*.txt again (--upgrade, --upgrade-package NAME)"),
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit status. Errors end in words, never in a traceback."""
    signal.signal(signal.SIGTERM, _end)
    if not arguments or arguments[0] in {"help", "-h", "--help"}:
        print(overview())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"./run has no command {name!r}.\n\n{overview()}", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name][0](rest)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. ./run {name} takes up where it left off.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"\n{words_for(error)}", file=sys.stderr)
        return 1


def overview() -> str:
    """Return the list of commands."""
    lines = [f"  ./run {name:<7} {sentence}" for name, (_, sentence) in COMMANDS.items()]
    return "\n".join(["Breathing Room. One command at a time:", "", *lines, "", "New here? ./run demo"])


def words_for(error: OSError) -> str:
    """Return what to do about a refusal of the operating system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "The disk is full.\nNext: free about 1 GB, then run the same command again."
    place = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{place}.\nNext: ./run doctor looks for the usual causes."


def _end(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
