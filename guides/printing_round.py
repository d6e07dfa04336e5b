"""A round of printing: everything that the public can ask for, put on the shelf ahead of time."""

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import django

from . import shelf
from .documents import document_of, kinds_of
from .papers import Paper
from .pdf import Unprintable
from .printables import every_printable

logger = logging.getLogger(__name__)
# Two processes take 0.58 of the time of one; threads only slow each other down.
PROCESSES = 2
Progress = Callable[[str], None]


@dataclass(slots=True)
class Round:
    """What a round did, counted in PDFs; ``wanted`` is how many it looked at."""

    wanted: int = 0
    printed: int = 0
    kept: int = 0
    removed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to print: all that another process needs to know."""

    name: str
    place: Path
    html: str
    paper: Paper


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job that is done: ``problem`` says in words why it could not be, and is empty when it could."""

    name: str
    seconds: float
    kilobytes: int
    problem: str


def printing_round(
    *, code: str = "", force: bool = False, processes: int = PROCESSES, say: Progress = lambda line: None
) -> Round:
    """Print on A4 what is missing or stale, with ``force`` everything, with ``code`` only that lesson or module.

    Clears the shelf of PDFs that nobody can ask for any more, on any paper. Pages are read here and printed in up to
    ``processes`` others, which open no database; 1 prints in this one.
    """
    done, jobs, kept = Round(), [], []
    for page in every_printable(code=code):
        for kind in kinds_of(page):
            document = document_of(page, kind=kind)
            kept += [shelf.place_of(document, paper=paper) for paper in Paper]
            place = shelf.place_of(document, paper=Paper.A4)
            done.wanted += 1
            if force or not place.exists():
                name = f"{page.code} {kind} {document.language}"
                jobs.append(Job(name=name, place=place, html=document.html, paper=Paper.A4))
    done.kept = done.wanted - len(jobs)
    for number, outcome in enumerate(_outcomes(jobs, processes=min(processes, len(jobs))), start=1):
        counted = f"[{number}/{len(jobs)}] {outcome.name}"
        if outcome.problem:
            done.failed += 1
            say(f"{counted}: FAILED. {outcome.problem}")
        else:
            done.printed += 1
            say(f"{counted}: {outcome.kilobytes} kB in {outcome.seconds:.1f} s")
    done.removed = shelf.clear(kept=kept, code=code)
    return done


def _outcomes(jobs: list[Job], *, processes: int) -> Iterator[Outcome]:
    if processes <= 1:
        yield from map(_print, jobs)
        return
    # Spawned, not forked: a copy of an open database connection or of Pango's state must not be used twice.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup)
    with pool:
        # The long ones first, so that no process waits alone at the end.
        longest_first = sorted(jobs, key=lambda job: len(job.html), reverse=True)
        for finished in as_completed([pool.submit(_print, job) for job in longest_first]):
            yield finished.result()


def _print(job: Job) -> Outcome:
    started = time.monotonic()
    try:
        shelf.put(place=job.place, html=job.html, paper=job.paper)
    except Exception as error:  # one that can't be printed must not keep the others from readers
        if not isinstance(error, Unprintable):
            logger.exception("%s could not be printed.", job.name)
        return Outcome(name=job.name, seconds=0, kilobytes=0, problem=str(error) or type(error).__name__)
    kilobytes = round(job.place.stat().st_size / 1000)
    return Outcome(name=job.name, seconds=time.monotonic() - started, kilobytes=kilobytes, problem="")
