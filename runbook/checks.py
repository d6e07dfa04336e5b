"""./run check: everything about the code that a program can judge without running the tests."""

import os
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from runbook import places, programs, set_up
from runbook.progress import Steps, Stop


@dataclass(frozen=True)
class Check:
    """A program that judges the code; ``mend`` is what to type when it objects, or ""."""

    name: str
    command: tuple[str, ...]
    mend: str = ""


def all_checks(python: Path) -> list[Check]:
    """Return the checks, the slowest first, as modules of ``python``: a moved .venv has scripts that point nowhere."""
    tool = (str(python), "-m")
    manage = (str(python), "manage.py")
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return [
        Check("types (mypy)", (*tool, "mypy")),
        Check("templates (djlint)", (*tool, "djlint", "--lint", "--quiet", "templates")),
        Check("Django's own (manage.py check)", (*manage, "check")),
        Check(
            "migrations (makemigrations --check)",
            (*manage, "makemigrations", "--check", "--dry-run"),
            f"{python.relative_to(places.TREE)} manage.py makemigrations",
        ),
        Check("doors between rooms (lint-imports)", (str(python), "-c", lint_imports, "--no-logo", "--no-cache")),
        Check("lint (ruff check)", (*tool, "ruff", "check", "."), ".venv/bin/ruff check --fix ."),
        Check("format (ruff format)", (*tool, "ruff", "format", "--check", "."), ".venv/bin/ruff format ."),
    ]


def check(arguments: list[str]) -> int:
    """Set up and run every check; return 0 when none objects, else 1. Raises Stop when it can't."""
    if arguments:
        raise Stop(f"./run check takes no {arguments[0]}.", then="./run check")
    python = set_up.prepare(Steps(2), "dev.txt").python
    places.VAR.mkdir(exist_ok=True)
    return report(all_checks(python))


def report(checks: Sequence[Check]) -> int:
    """Run all ``checks`` side by side, print what those that object say, then a summary; return the exit status."""
    objections: list[Check] = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        verdicts = [(one, pool.submit(_judge, one)) for one in checks]
        for one, verdict in verdicts:
            said, seconds = verdict.result()
            print(f"{'ok      ' if said is None else 'OBJECTS '} {one.name}, {seconds:.1f} s", flush=True)
            if said is not None:
                objections.append(one)
                print("\n".join(f"    {line}" for line in said.rstrip().splitlines()), flush=True)
    if not objections:
        print(f"All {len(checks)} checks pass.")
        return 0
    print(f"\n{len(objections)} of {len(checks)} checks object:")
    for one in objections:
        print(f"  {one.name}{f'   mend with: {one.mend}' if one.mend else ''}")
    return 1


def _judge(one: Check) -> tuple[str | None, float]:
    """Return what the check says when it objects, else None, and the seconds it took."""
    started = time.monotonic()
    done = subprocess.run(
        one.command,
        cwd=places.TREE,
        env=programs.child_environment({"DJANGO_SETTINGS_MODULE": "config.settings.dev"}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    objection = done.stdout.strip() or f"It ended with status {done.returncode} and said nothing."
    return objection if done.returncode else None, time.monotonic() - started
