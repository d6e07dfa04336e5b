"""Starts other programs, keeps what they say, and puts the usual reasons for failure into plain words."""

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from runbook.places import TREE
from runbook.progress import Stop

# pip repeats its own configuration, addresses and folders included, and every package that went well.
_NOISE = re.compile(
    r"Location '.*' is ignored|^Looking in (indexes|links)|^Ignoring |Retrying \(Retry|\[notice\]"
    r"|^\s*(Using cached|Downloading|Collecting|Processing|Requirement already satisfied|Installing collected)\b"
)
_REASONS = (
    (
        r"No space left on device|database or disk is full|Disk quota exceeded",
        "The disk is full.",
        "free about 1 GB, then run the same command again; ./run doctor shows how much is free.",
    ),
    (
        r"Permission denied|Read-only file system|unable to open database file|readonly database",
        "Something here may not be written.",
        "check who owns this folder and its .venv and var, then run the same command again.",
    ),
)
_REASONS_OF_FETCHING = (
    (
        r"DO NOT MATCH THE HASHES",
        "A package is not the one that was pinned: its download was damaged, or the index holds something else.",
        "run the same command again; if it says the same, empty pip's cache (.venv/bin/python -m pip cache purge) "
        "and report it.",
    ),
    (
        r"SSLError|CERTIFICATE_VERIFY_FAILED",
        "The package index could not be trusted: its certificate was not accepted.",
        "check this machine's clock and certificates (sudo apt-get install ca-certificates), then run again.",
    ),
    (
        r"name resolution|Name or service not known|nodename nor servname|Network is unreachable|No route to host"
        r"|Failed to establish a new connection|Connection (refused|reset|timed out)|ConnectTimeout|Read timed out"
        r"|ReadTimeoutError|ProxyError|from versions: none|Could not resolve|Failed to fetch"
        r"|dns error|error sending request",
        "The packages could not be fetched: there seems to be no way to the package index from here.",
        "check the network connection (and proxy), then run the same command again. Nothing half-made counts as done.",
    ),
)


def run(
    command: Sequence[str | Path],
    *,
    doing: str,
    env: Mapping[str, str] | None = None,
    each_line: Callable[[str], None] | None = None,
    is_shown: bool = False,
    fetches: bool = False,
) -> str:
    """Run ``command`` to its end in the project's folder and return all that it said.

    ``each_line`` hears every line as it comes; ``is_shown`` says that it puts them on the screen, where a failure need
    not repeat them. ``fetches`` says that it needs the network, so that failing may mean having none. Raises Stop, with
    the output and a reason in plain words, when it fails.
    """
    said: list[str] = []
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=TREE,
        env=child_environment(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None  # noqa: S101
        try:
            for line in process.stdout:
                said.append(line)
                if each_line:
                    each_line(line.rstrip())
        except BaseException:
            process.terminate()
            raise
    output = "".join(said)
    if process.returncode:
        stop = failure(output, doing=doing, fetches=fetches)
        raise Stop(stop.what, then=stop.then) if is_shown else stop
    return output


def failure(output: str, *, doing: str, fetches: bool = False) -> Stop:
    """Return the Stop that explains ``output``, the words of a program that failed at ``doing``."""
    kept = [line for line in output.splitlines() if not _NOISE.search(line)]
    for pattern, what, then in _REASONS + (_REASONS_OF_FETCHING if fetches else ()):
        if re.search(pattern, output):
            return Stop(f"{doing} failed. {what}", then=then, output="\n".join(kept[-12:]))
    return Stop(
        f"{doing} failed; what it said is above.",
        then="mend what it names, then run the same command again; ./run doctor looks for the usual causes.",
        output="\n".join(kept[-60:]),
    )


def child_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a program of ours, without what would lead its Python or pip astray."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    return kept | {"PIP_USER": "0", "PYTHONUNBUFFERED": "1"} | dict(changes or {})
