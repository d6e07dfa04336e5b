"""./run bench: sets up the demo's content, then measures."""

import os
import sys

from runbook import demo, places, programs, set_up
from runbook.progress import Steps


def bench(arguments: list[str]) -> int:
    """Set up and become ``python -m bench`` with ``arguments``. Raises Stop when it can't."""
    steps = Steps(5)
    python = set_up.prepare(steps, "base.txt").python
    demo.fill(steps, python)
    print("[5/5] Benchmarks")
    sys.stdout.flush()
    os.chdir(places.TREE)
    command = [str(python), "-m", "bench", *arguments]
    os.execve(command[0], command, programs.child_environment(demo.DEMO_SETTINGS))  # noqa: S606
