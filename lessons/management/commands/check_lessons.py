"""``manage.py check_lessons``: words, reading level and structure of every lesson."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from checks.report import PageReport, report_on
from lessons.models import LessonPage
from wording.readers import AudienceReading
from wording.reading_level import NotMeasured

BLOCKED, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Check words, reading level and structure of every live lesson. Exit status: 0 when nothing blocks, 1 when a "
        "lesson can't go to review as it is, 2 for arguments that can't be used."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--drafts", action="store_true", help="drafts too, each as it was last saved")
        parser.add_argument(
            "--code", action="append", default=[], metavar="CODE", help="only this lesson; may be repeated"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        blocked = total = 0
        unjudged: dict[str, str] = {}
        for lesson in lessons_to_check(drafts=options["drafts"], codes=options["code"]):
            report = report_on(lesson)
            total += 1
            blocked += report.is_blocked
            unjudged |= {each.rule: each.why for each in report.not_judged}
            for line in _json_lines(report) if options["json"] else _word_lines(report):
                self.stdout.write(line)
        if not options["json"]:
            for rule, why in sorted(unjudged.items()):
                self.stdout.write(f"Not judged yet: {rule}. {why}")
            self.stdout.write(f"{total} lessons checked, {blocked} of them blocked.")
        if blocked:
            raise CommandError(f"{blocked} lessons are blocked.", returncode=BLOCKED)


def lessons_to_check(*, drafts: bool, codes: list[str]) -> Iterator[LessonPage]:
    """Live lessons by code; with ``drafts`` every lesson, in its latest revision; with ``codes`` only those.

    Raises ``CommandError`` for a code that no lesson has.
    """
    lessons = LessonPage.objects.order_by("code", "path")
    lessons = lessons if drafts else lessons.live()
    if codes:
        lessons = lessons.filter(code__in=codes)
        if unknown := set(codes) - set(lessons.values_list("code", flat=True)):
            raise CommandError(
                f"There is no lesson to check with the code {', '.join(sorted(unknown))}.", returncode=UNUSABLE
            )
    for lesson in lessons:
        yield lesson.get_latest_revision_as_object() if drafts else lesson


def _word_lines(report: PageReport) -> Iterator[str]:
    yield f"{report.page.code} {report.page.title}"
    for reading in report.readings:
        yield f"  {reading.audience}: {_level(reading)}"
    for finding in report.words:
        yield f"  {finding.severity} {finding.rule} in {finding.passage.place}: {finding.why}. Try: {finding.suggest}."
    for reading in report.readings:
        for miss in reading.misses:
            yield f"  {miss.severity} reading for {reading.audience}: {miss.message}"
    for problem in report.structure:
        yield f"  {problem.severity} {problem.rule} in {problem.place or 'the page'}: {problem.message}"


def _level(reading: AudienceReading) -> str:
    level = reading.level
    if isinstance(level, NotMeasured):
        return level.why
    grade = f"grade {level.grade}" if level.is_scored else "too short to score"
    return f"{level.words} words to read, {grade}, longest sentence {level.longest_sentence}"


def _json_lines(report: PageReport) -> Iterator[str]:
    """One object for each thing noticed, and for each rule that nobody judged, whose severity is "not_judged"."""
    code = report.page.code
    for finding in report.words:
        yield json.dumps(
            {
                "lesson": code,
                "place": finding.passage.place,
                "rule": finding.rule,
                "severity": finding.severity,
                "start": finding.start,
                "end": finding.end,
                "text": finding.text,
                "why": finding.why,
                "suggest": finding.suggest,
                "source": ", ".join(finding.sources),
            }
        )
    for reading in report.readings:
        for miss in reading.misses:
            yield json.dumps(
                {
                    "lesson": code,
                    "place": "reading" if reading.audience == "student" else "",
                    "rule": f"reading:{miss.measure}",
                    "severity": miss.severity,
                    "audience": reading.audience,
                    "why": miss.message,
                }
            )
    for problem in report.structure:
        yield json.dumps(
            {
                "lesson": code,
                "place": problem.place,
                "rule": problem.rule,
                "severity": problem.severity,
                "gate": problem.gate,
                "why": problem.message,
            }
        )
    for each in report.not_judged:
        yield json.dumps({"lesson": code, "place": "", "rule": each.rule, "severity": "not_judged", "why": each.why})
