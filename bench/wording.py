"""Checking words and reading level beside counting the words of the same texts: one lesson, and the whole curriculum.

The matter is how long an editor waits after a pause in typing, so that one passage has changed since the last look; a
lesson that this process has never seen; and the first look of a new process, which loads the rules.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any

from checks.report import report_on
from lessons.models import LessonPage
from wording.passages import Passage
from wording.readers import readings
from wording.safe_language import findings

from .measuring import Measure, in_turn

ROUNDS, CURRICULUM_ROUNDS, START_ROUNDS = 15, 1, 1
_START = "from wording.safe_language import find; find('We rest.')"
_BARE_START = "import re, yaml"


@dataclass(frozen=True, slots=True)
class _Written:
    """A page's texts with what the checks need to know of it."""

    passages: tuple[Passage, ...]
    age_band: str | None
    topics: tuple[str, ...]
    vocabulary: tuple[str, ...]


def measure_wording(code: str) -> dict[str, list[Measure]]:
    """For the lesson with ``code``, the whole curriculum and a new process: ours beside the bare thing, by name."""
    lesson = LessonPage.objects.visible().get(code=code)
    pages = [_written(page) for page in LessonPage.objects.visible().order_by("code")]
    one = _written(lesson)
    return {
        "lesson": in_turn(
            bare=partial(_count_words, [one]),
            others={
                "words-one-changed": partial(_check_words, _each_time([one], _with_one_changed)),
                "words-unseen": partial(_check_words, _each_time([one], _unseen)),
                "reading-one-changed": partial(_read, _each_time([one], _with_one_changed)),
                "reading-unseen": partial(_read, _each_time([one], _unseen)),
                "whole-report-again": partial(report_on, lesson),
            },
            rounds=ROUNDS,
        ),
        "curriculum": in_turn(
            bare=partial(_count_words, pages),
            others={
                "words-unseen": partial(_check_words, _each_time(pages, _unseen)),
                "reading-unseen": partial(_read, _each_time(pages, _unseen)),
            },
            rounds=CURRICULUM_ROUNDS,
        ),
        "new-process": in_turn(
            bare=partial(_run, _BARE_START),
            others={"first-check": partial(_run, _START)},
            rounds=START_ROUNDS,
        ),
    }


def wording_lines(measured: dict[str, list[Measure]]) -> Iterator[str]:
    """The figures as a table."""
    yield f"{'words of':12} {'what':20} {'ms':>9} {'bare ms':>9} {'ratio':>9}"
    for name, (bare, *others) in measured.items():
        for ours in others:
            yield f"{name:12} {ours.name:20} {ours.median_ms:9.1f} {bare.median_ms:9.3f} {ours.ratio:9.1f}"


def wording_data(measured: dict[str, list[Measure]]) -> dict[str, Any]:
    """The same as JSON takes it."""
    return {name: [measure.as_data() for measure in found] for name, found in measured.items()}


def _written(page: LessonPage) -> _Written:
    context = page.check_context()
    return _Written(tuple(page.passages()), context.age_band, tuple(sorted(context.topics)), context.vocabulary)


def _each_time(pages: Sequence[_Written], change: Callable[[_Written, int], _Written]) -> Iterator[list[_Written]]:
    """The pages, changed in another way at each ``next``, so that what is remembered helps no more than it would."""
    return ([change(page, number) for page in pages] for number in count())


def _with_one_changed(page: _Written, number: int) -> _Written:
    at = number % len(page.passages)
    passages = [_again(passage, number) if index == at else passage for index, passage in enumerate(page.passages)]
    return replace(page, passages=tuple(passages))


def _unseen(page: _Written, number: int) -> _Written:
    return replace(page, passages=tuple(_again(passage, number) for passage in page.passages))


def _again(passage: Passage, number: int) -> Passage:
    """The passage as no one has read it yet: every line of it ends in another number."""
    return replace(passage, text="\n".join(f"{line} {number}" for line in passage.text.splitlines()))


def _count_words(pages: Sequence[_Written]) -> int:
    return sum(len(passage.text.split()) for page in pages for passage in page.passages)


def _check_words(versions: Iterator[list[_Written]]) -> None:
    for page in next(versions):
        findings(page.passages, age_band=page.age_band, topics=page.topics, vocabulary=page.vocabulary)


def _read(versions: Iterator[list[_Written]]) -> None:
    for page in next(versions):
        readings(page.passages, age_band=page.age_band, vocabulary=page.vocabulary)


def _run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True)
