"""Lesson files as StreamField values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from assets.models import CustomImage
from lessons.models import LessonPage

from .prose import rich_text
from .starter_files import LessonFile
from .starter_files.parts import CheckQuestion, SelfCareTool

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LessonBlocks:
    """Turns parts of a lesson file into what StreamFields store.

    ``picture(file name, alt text)`` gives the stored picture; ``source_ids`` maps a source's code to its key.
    """

    picture: Callable[[str, str], CustomImage]
    source_ids: dict[str, int]

    def of_lesson(self, data: LessonFile) -> Raw:
        """Every StreamField of the lesson, by field name."""
        student = data.student
        raw = {
            "objectives": [("line", line) for line in data.objectives],
            "reading": [self._part(part) for part in student.reading],
            "vocabulary": [("word", word.model_dump()) for word in student.words],
            "try_this": [self._try(each) for each in student.try_this],
            "check_questions": [self._check(each) for each in student.check],
            "extra_ground_rules": [("line", line) for line in data.safety.extra_ground_rules],
            "resources": [("resource", each.model_dump()) for each in data.prepare],
            "activities": [("activity", self._activity(each)) for each in data.activities],
            "misconceptions": [
                ("misconception", {"statement": each.statement, "response": _flat(each.response)})
                for each in data.misconceptions
            ],
            "handouts": [("handout", self._handout(each)) for each in data.handouts],
            "evidence_sources": [("citation", self._citation(each)) for each in data.evidence.sources],
        }
        return {name: _stream(LessonPage, name, parts) for name, parts in raw.items()}

    def citations(self, sources: Iterable[Any]) -> list[Raw]:
        """Citation blocks as a StreamField stores them."""
        return [{"type": "citation", "value": self._citation(each)} for each in sources]

    def _citation(self, citation: Any) -> Raw:
        return {"source": self.source_ids[citation.source], "place": citation.place}

    def _picture(self, part: Any) -> Raw:
        image = self.picture(part.file, part.alt)
        return {"image": {"image": image.pk, "decorative": False, "alt_text": part.alt}, "caption": part.caption}

    def _part(self, part: Any) -> tuple[str, Any]:
        kind, value = _only(part)
        if kind in ("paragraph", "key_point", "text"):
            return kind, rich_text(value)
        if kind == "story":
            return kind, {"title": value.title, "text": rich_text(value.text)}
        if kind == "critique":
            return kind, {
                "purpose": _flat(value.purpose),
                "words": rich_text(value.words),
                "better": rich_text(value.better),
            }
        if kind == "picture":
            return kind, self._picture(value)
        if kind == "citation":
            return kind, self._citation(value)
        return kind, value

    def _try(self, part: Any) -> tuple[str, Raw]:
        if isinstance(part, SelfCareTool):
            return "self_care_tool", part.model_dump()
        return "activity", {"title": part.title, "text": rich_text(part.text), "instead": _flat(part.instead)}

    def _check(self, part: Any) -> tuple[str, Raw]:
        if isinstance(part, CheckQuestion):
            return "question", self._question(part)
        kind, value = _only(part)
        raw = value.model_dump()
        for each in (raw, *raw.get("items", []), *raw.get("pairs", []), *raw.get("steps", [])):
            if "why" in each:
                each["why"] = _flat(each["why"])
        return kind, raw

    def _question(self, question: Any) -> Raw:
        answers = [{"text": each.text, "right": each.right, "why": _flat(each.why)} for each in question.answers]
        return {"question": question.question, "answers": answers}

    def _activity(self, activity: Any) -> Raw:
        raw = activity.model_dump(
            include={"title", "minutes", "kind", "grouping", "look_for", "least_minutes", "says_where_help_is"}
        )
        raw |= {name: rich_text(getattr(activity, name)) for name in ("students", "script", "board")}
        raw |= {name: _flat(getattr(activity, name)) for name in ("support", "challenge", "access")}
        raw["key_questions"] = [
            {name: _flat(text) for name, text in each.model_dump().items()} for each in activity.key_questions
        ]
        raw["sources"] = [self._citation(each) for each in activity.sources]
        return raw | {"is_private": activity.private, "is_optional": activity.optional}

    def _handout(self, handout: Any) -> Raw:
        raw = handout.model_dump(include={"title", "copies", "keep_private"})
        raw["instructions"] = _flat(handout.instructions)
        raw["parts"] = [dict(zip(("type", "value"), self._handout_part(part), strict=True)) for part in handout.parts]
        return raw

    def _handout_part(self, part: Any) -> tuple[str, Any]:
        kind, value = _only(part)
        if kind in ("text", "picture"):
            return self._part(part)
        if kind == "scenarios":
            return kind, [{"title": each.title, "text": rich_text(each.text)} for each in value]
        if kind == "pairs":
            return kind, [each.model_dump() for each in value]
        return kind, value if isinstance(value, list) else value.model_dump()


def _stream(model: type[LessonPage], name: str, parts: list[tuple[str, Any]]) -> Any:
    block = model._meta.get_field(name).stream_block
    return block.to_python([{"type": kind, "value": value} for kind, value in parts])


def _only(part: Any) -> tuple[str, Any]:
    """The one key that a part of many possible kinds uses, and its value."""
    return next((name, value) for name in type(part).model_fields if (value := getattr(part, name)) is not None)


def _flat(markdown: str) -> str:
    """Text for a field without markup: bold marks gone, lines of one paragraph run together."""
    paragraphs = markdown.replace("**", "").strip().split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
