"""Findings and reading levels as lines of text: in words for people, in JSON for programs."""

import json

from wording.profiles import score_min_words
from wording.readers import AudienceReading
from wording.reading_level import NotMeasured, ReadingLevel
from wording.safe_language import Finding

# As many sentences and words as somebody would mend at one go.
MOST = 5
_READERS = {"student": "Students", "family": "Families", "teacher": "Teachers"}


def finding_in_words(finding: Finding) -> str:
    """One line: where, how grave, which rule, the words, why, and what to say instead."""
    words = " ".join(finding.text.split())
    return (
        f"{_where(finding)} {finding.severity} {finding.rule} “{words}”: {finding.why}. "
        f"Say instead: {finding.suggest}. ({', '.join(finding.sources)})"
    )


def finding_as_json(finding: Finding) -> str:
    """One object a line. ``start`` and ``end`` count characters of the passage at ``place``; "" is all the text."""
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
            "place": finding.passage.place,
        }
    )


def reading_in_words(reading: AudienceReading) -> str:
    """A few lines: the level beside its target, what misses, the worst sentences, and words to look at."""
    who = _READERS[reading.audience]
    if isinstance(reading.level, NotMeasured):
        return f"{who}: {reading.level.why}"
    level, limits = reading.level, reading.profile
    grade = (
        f"grade {level.grade}, target {limits.grade_target}"
        if level.is_scored
        else f"too short to score (a grade needs {score_min_words()} words)"
    )
    lines = [
        f"{who} ({limits.age_band or limits.name.lower()}): {grade}; {_of(level.words, 'word')}, "
        f"{_of(level.sentences, 'sentence')}, {level.average_sentence} words a sentence, the longest "
        f"{level.longest_sentence}."
    ]
    # The sentences say themselves which of them is too long.
    lines += [f"  {miss.severity} {miss.message}" for miss in reading.misses if miss.measure != "longest_sentence"]
    for sentence in reading.sentences[:MOST]:
        words = " ".join(sentence.text.split())
        lines.append(f"  {_place(sentence.place)}{sentence.words} words, at most {sentence.limit}: “{words}”")
    if reading.outside:
        lines.append(f"  Perhaps not known at this age: {', '.join(word.text for word in reading.outside)}.")
    return "\n".join(lines)


def reading_as_json(reading: AudienceReading) -> str:
    """One object on one line, told from a finding by its key ``reading``; no numbers where nothing was measured."""
    about: dict[str, object] = {"reading": reading.audience, "profile": reading.profile.name}
    level = reading.level
    if isinstance(level, ReadingLevel):
        about |= {
            "words": level.words,
            "sentences": level.sentences,
            "average_sentence": level.average_sentence,
            "longest_sentence": level.longest_sentence,
            "grade": level.grade if level.is_scored else None,
            "grade_raw": level.grade_raw if level.is_scored else None,
            "misses": [{"measure": m.measure, "value": m.value, "limit": m.limit} for m in reading.misses],
            "to_fix": [{"place": s.place, "words": s.words, "text": s.text} for s in reading.sentences],
            "hard_words": list(level.hard_words),
            "outside_words": [word.text for word in reading.outside],
        }
    else:
        about["not_measured"] = level.why
    return json.dumps(about)


def _of(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _where(finding: Finding) -> str:
    """The place in a document; line and column of a text that stands alone."""
    if finding.passage.place:
        return _place(finding.passage.place).rstrip()
    before = finding.passage.text[: finding.start]
    line, column = before.count("\n") + 1, finding.start - before.rfind("\n")
    return f"{line}:{column}"


def _place(place: str) -> str:
    return f"{place.replace('.', ' ')}: " if place else ""
