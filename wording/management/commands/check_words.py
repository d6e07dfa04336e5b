"""``manage.py check_words``: findings on any text, for people and for programs."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wording.profiles import band_code
from wording.rules import AUDIENCES, rules_for
from wording.safe_language import Finding, find

BLOCKED, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Check a text against the word rules. Exit status: 0 when nothing blocks, 1 when a finding blocks, 2 when the "
        "arguments or the text can't be used. Rules for some age bands or topics need --age-band or --topic to be told."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a text file in UTF-8, or - for standard input")
        parser.add_argument(
            "--audience", default="student,teacher,family", help="who reads it, with commas between (default: everyone)"
        )
        parser.add_argument("--age-band", help="the readers' age band, such as 11-14 or B4")
        parser.add_argument("--topic", action="append", default=[], metavar="SLUG", help="a topic; may be repeated")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        audiences, age_band, topics = _audiences(options["audience"]), _band(options["age_band"]), options["topic"]
        for topic in topics:
            self._warn_of_idle(topic)
        text = _read(options["file"])

        found = find(text, audiences=audiences, age_band=age_band, topics=topics)

        for finding in found:
            self.stdout.write(_as_json(finding) if options["json"] else _as_words(finding))
        blocking = sum(finding.is_blocking for finding in found)
        if not options["json"]:
            self.stdout.write(f"{len(found)} findings, {blocking} of them blocking.")
        if blocking:
            raise CommandError(f"{blocking} findings block.", returncode=BLOCKED)

    def _warn_of_idle(self, topic: str) -> None:
        slug = topic.lower().replace("_", "-")
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
            raise CommandError(
                f"{topic!r} is not a topic. A topic is a slug such as eating-disorders.", returncode=UNUSABLE
            )
        if not any(slug in rule.only_topics | rule.full_severity_topics for rule in rules_for("en")):
            self.stderr.write(f"No word rule depends on the topic {topic!r}.")


def _audiences(given: str) -> frozenset[str]:
    audiences = frozenset(name.strip() for name in given.split(",") if name.strip())
    if not audiences or audiences - AUDIENCES:
        raise CommandError(
            f"{given!r} is not an audience. There are {', '.join(sorted(AUDIENCES))}.", returncode=UNUSABLE
        )
    return audiences


def _band(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return band_code(given)
    except ValueError as error:
        raise CommandError(str(error), returncode=UNUSABLE) from None


def _read(name: str) -> str:
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{name} can't be read: {error.strerror}.", returncode=UNUSABLE) from None
    except UnicodeDecodeError:
        raise CommandError(f"{name} is not a text in UTF-8.", returncode=UNUSABLE) from None


def _as_json(finding: Finding) -> str:
    return json.dumps(
        {
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


def _as_words(finding: Finding) -> str:
    before = finding.passage.text[: finding.start]
    line, column = before.count("\n") + 1, finding.start - before.rfind("\n")
    words = " ".join(finding.text.split())
    return (
        f"{line}:{column} {finding.severity} {finding.rule} “{words}”: {finding.why}. "
        f"Say instead: {finding.suggest}. ({', '.join(finding.sources)})"
    )
