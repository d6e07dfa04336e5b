"""``manage.py check_words``: findings and reading level of any text, for people and for programs."""

import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wording.documents import ENDINGS, REFUSED_ENDINGS, UnreadableDocument, decoded, read_document
from wording.passages import Passage
from wording.plain_text import text_passages
from wording.profiles import band_code
from wording.readers import readings
from wording.rule_sets import rules_for
from wording.rules import AUDIENCES
from wording.safe_language import findings
from wording.said import finding_as_json, finding_in_words, reading_as_json, reading_in_words

BLOCKED, UNUSABLE = 1, 2


class Text(NamedTuple):
    """What was read: as the word rules go through it, and in the paragraphs that a reader reads.

    A plain text is one passage for the rules, so that a finding's position is one in the text as it was given.
    """

    for_rules: list[Passage]
    for_reading: list[Passage]


class Command(BaseCommand):
    help = (
        "Check a text against the word rules and, with --age-band, its reading level. Exit status: 0 when nothing "
        "blocks, 1 when a finding blocks, 2 when the arguments or the text can't be used. Rules for some age bands or "
        "topics need --age-band or --topic to be told."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            metavar="FILE",
            help="a text in UTF-8, a Markdown file (.md) or a Word file (.docx), or - for text on standard input",
        )
        parser.add_argument(
            "--audience", default="student,teacher,family", help="who reads it, with commas between (default: everyone)"
        )
        parser.add_argument("--age-band", help="the readers' age band, such as 11-14 or B4")
        parser.add_argument("--topic", action="append", default=[], metavar="SLUG", help="a topic; may be repeated")
        parser.add_argument("--json", action="store_true", help="one JSON object a line for each finding")
        parser.add_argument(
            "--reading", action="store_true", help="with --json: then one object for each reader's reading level"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        audiences, age_band, topics = _audiences(options["audience"]), _band(options["age_band"]), options["topic"]
        for topic in topics:
            self._warn_of_idle(topic)
        text = _read(options["file"], audiences)

        found = findings(text.for_rules, age_band=age_band, topics=topics)
        levels = readings(text.for_reading, age_band=age_band) if age_band or options["reading"] else []

        for finding in found:
            self.stdout.write(finding_as_json(finding) if options["json"] else finding_in_words(finding))
        if options["reading"] or not options["json"]:
            for level in levels:
                self.stdout.write(reading_as_json(level) if options["json"] else reading_in_words(level))
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


def _read(name: str, audiences: frozenset[str]) -> Text:
    """The text of a file or of standard input. A file with an ending that says nothing is read as plain text."""
    ending = Path(name).suffix.lower()
    is_document = name != "-" and ending != ".txt" and ending in {*ENDINGS, *REFUSED_ENDINGS}
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        if is_document:
            passages = read_document(name=name, content=content, audiences=audiences)
            return Text(passages, passages)
        text = decoded(content)
    except OSError as error:
        raise CommandError(f"{name} can't be read: {error.strerror}.", returncode=UNUSABLE) from None
    except UnreadableDocument as error:
        raise CommandError(f"{'The text' if name == '-' else name}: {error}", returncode=UNUSABLE) from None
    paragraphs = [Passage(words, audiences, place, kind) for words, place, kind in text_passages(text)]
    return Text([Passage(text, audiences, "", "paragraph")], paragraphs)
