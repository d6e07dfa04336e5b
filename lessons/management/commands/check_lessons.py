"""``manage.py check_lessons``: words, reading level and structure of every lesson."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lessons.checks import LessonReport, report_on
from lessons.models import LessonPage


class Command(BaseCommand):
    help = "Check words, reading level and structure of every live lesson. Exit status 1 when something blocks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--drafts", action="store_true", help="drafts too, each as it was last saved")

    def handle(self, *args: Any, **options: Any) -> None:
        blocked = total = 0
        for lesson in lessons_to_check(drafts=options["drafts"]):
            report = report_on(lesson)
            total += 1
            blocked += report.is_blocked
            for line in _json_lines(report) if options["json"] else _word_lines(report):
                self.stdout.write(line)
        if not options["json"]:
            self.stdout.write(f"{total} lessons checked, {blocked} of them blocked.")
        if blocked:
            raise CommandError(f"{blocked} lessons are blocked.", returncode=1)


def lessons_to_check(*, drafts: bool) -> Iterator[LessonPage]:
    """Live lessons by code; with ``drafts`` every lesson, in its latest revision."""
    lessons = LessonPage.objects.order_by("code", "path")
    for lesson in lessons if drafts else lessons.live():
        yield lesson.get_latest_revision_as_object() if drafts else lesson


def _word_lines(report: LessonReport) -> Iterator[str]:
    lesson, level = report.lesson, report.reading
    grade = f"grade {level.grade}" if level.is_scored else "too short to score"
    longest = f"longest sentence {level.longest_sentence}"
    yield f"{lesson.code} {lesson.title}: {level.words} words to read, {grade}, {longest}"
    for finding in report.words:
        yield f"  {finding.severity} {finding.rule} in {finding.passage.place}: {finding.why}. Try: {finding.suggest}."
    for miss in report.misses:
        yield f"  {miss.severity} reading: {miss.message}"
    for name, messages in report.structure.items():
        for message in messages:
            yield f"  block structure of {name}: {message}"


def _json_lines(report: LessonReport) -> Iterator[str]:
    code = report.lesson.code
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
    for miss in report.misses:
        rule = f"reading:{miss.measure}"
        yield json.dumps(
            {"lesson": code, "place": "reading", "rule": rule, "severity": miss.severity, "why": miss.message}
        )
    for name, messages in report.structure.items():
        for message in messages:
            yield json.dumps({"lesson": code, "place": name, "rule": "structure", "severity": "block", "why": message})
