"""Which version of the checks noticed something: everything that decides it, in one short text."""

import hashlib
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import checks
import wording
from checks.structure import judges

# What these rooms are made of, whether code or data.
SUFFIXES = frozenset({".py", ".yaml", ".txt"})


@cache
def rule_set_version() -> str:
    """A hash over word rules, reading profiles, structural rules and the code of all three; the same until a release.

    Too many checks after a release cost a minute. Too few would show findings of rules that are gone.
    """
    digest = hashlib.sha256()
    for path in sorted(_deciding_files()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _deciding_files() -> Iterator[Path]:
    for room in (checks, wording):
        for folder in room.__path__:
            yield from (
                path for path in Path(folder).rglob("*") if path.suffix in SUFFIXES and "commands" not in path.parts
            )
    yield from {Path(file) for judge in judges() if (file := inspect.getsourcefile(judge.function))}
