"""The two kinds of file: a module and a lesson."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .handouts import Handout
from .parts import (
    Activity,
    Assessment,
    Band,
    Citation,
    Code,
    ContentNote,
    Evidence,
    Family,
    LessonOutcome,
    Line,
    Misconception,
    Part,
    Resource,
    Safety,
    Slug,
    StatementLink,
    StudentPage,
    Text,
    Title,
)


class LessonFile(Part):
    code: Code
    title: Title
    slug: Slug
    search_description: Line
    band: Band
    also_suitable: list[Band] = []
    minutes: Annotated[int, Field(ge=10, le=120)]
    group_size: Line
    topics: Annotated[list[Slug], Field(min_length=1)]
    risk: list[
        Literal["disclosure_possible", "friend_at_risk", "private_work", "critique_language", "lived_experience"]
    ]
    key_question: Annotated[str, StringConstraints(pattern=r"\?$", max_length=160)]
    objectives: Annotated[list[Line], Field(min_length=1, max_length=2)]
    outcomes: Annotated[list[LessonOutcome], Field(min_length=2, max_length=4)]
    statements: Annotated[list[StatementLink], Field(min_length=1)]
    prior_learning: Text
    next_step: Text
    content_note: ContentNote | None = None
    student: StudentPage
    safety: Safety
    prepare: Annotated[list[Resource], Field(min_length=1)]
    activities: Annotated[list[Activity], Field(min_length=3)]
    support: Text
    challenge: Text
    access: Text
    misconceptions: Annotated[list[Misconception], Field(min_length=2)]
    assessment: Assessment
    handouts: Annotated[list[Handout], Field(min_length=2)]
    follow_up: Text
    tutor_note: Text
    family: Family
    evidence: Evidence

    @model_validator(mode="after")
    def _adds_up(self) -> "LessonFile":
        taken = sum(activity.minutes for activity in self.activities)
        if taken != self.minutes:
            raise ValueError(f"the activities take {taken} minutes, the lesson says {self.minutes}")
        if any(band >= self.band for band in self.also_suitable):
            raise ValueError("also_suitable: lower bands only")
        if self.activities[-1].kind != "calm_end" or self.activities[-1].minutes < 3:
            raise ValueError("end with an activity of kind calm_end, 3 minutes or more")
        return self


class ModuleFile(Part):
    code: Code
    title: Title
    slug: Slug
    search_description: Line
    band: Band
    key_question: Annotated[str, StringConstraints(pattern=r"\?$", max_length=160)]
    overview: Text
    prior_learning: Text
    next_step: Text
    evidence_note: Text
    sources: Annotated[list[Citation], Field(min_length=1)]
