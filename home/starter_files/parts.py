"""The parts that lesson files are made of. An unknown, missing or unusable key in any of them is an error."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from lessons.self_care import tools


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("write this on one line")
    return text


def _known_tool(name: str) -> str:
    if name not in tools():
        raise ValueError(f"there is no tool “{name}”: choose one of {', '.join(tools())}")
    return name


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255), AfterValidator(_one_line)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(_one_line)]
Alt = Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=125), AfterValidator(_one_line)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(pattern=r"^M\d+(\.\d+)?$")]
Band = Annotated[str, StringConstraints(pattern=r"^B[1-6]$")]
Minutes = Annotated[int, Field(ge=2, le=25)]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def exactly_one(part: Any) -> Any:
    given = [name for name in type(part).model_fields if getattr(part, name) is not None]
    if len(given) != 1:
        raise ValueError(f"use exactly one of {', '.join(type(part).model_fields)}")
    return part


class PictureFile(Part):
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.svg$")]
    alt: Alt
    caption: str = ""


class Citation(Part):
    source: Annotated[str, StringConstraints(pattern=r"^S\d+$")]
    place: str = ""


class Story(Part):
    title: Title
    text: Text


class Critique(Part):
    """Harmful words quoted on purpose: why they are here, the words, and better ones."""

    purpose: Text
    words: Text
    better: Text


class ReadingPart(Part):
    """Exactly one key: what kind of block it is."""

    heading: Title | None = None
    paragraph: Text | None = None
    story: Story | None = None
    picture: PictureFile | None = None
    key_point: Text | None = None
    critique: Critique | None = None
    citation: Citation | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "ReadingPart":
        return exactly_one(self)


class Word(Part):
    word: Title
    meaning: Line


class SelfCareTool(Part):
    """A self-care tool by its id; what it says belongs to the code."""

    tool: Annotated[str, AfterValidator(_known_tool)]
    shape: Literal["circle", "square", "hill"] = "circle"
    seconds: Annotated[int, Field(ge=3, le=6)] = 4
    pauses: bool = False


class TryThis(Part):
    title: Title
    text: Text
    instead: Text


class Answer(Part):
    text: Line
    right: bool
    why: Text


class CheckQuestion(Part):
    question: Line
    answers: Annotated[list[Answer], Field(min_length=2, max_length=4)]

    @model_validator(mode="after")
    def _some_right(self) -> "CheckQuestion":
        if not any(answer.right for answer in self.answers):
            raise ValueError("mark at least one answer as right")
        return self


class SortItem(Part):
    text: Line
    group: Annotated[int, Field(ge=1, le=3)]
    why: Text


class SortThese(Part):
    question: Line
    groups: Annotated[list[Title], Field(min_length=2, max_length=3)]
    items: Annotated[list[SortItem], Field(min_length=2, max_length=8)]

    @model_validator(mode="after")
    def _groups_are_there(self) -> "SortThese":
        if any(item.group > len(self.groups) for item in self.items):
            raise ValueError("give each item the number of one of the groups")
        return self


class Sort(Part):
    sort: SortThese


class MatchPair(Part):
    left: Line
    right: Line
    why: Text


class MatchThese(Part):
    question: Line
    pairs: Annotated[list[MatchPair], Field(min_length=2, max_length=6)]


class Match(Part):
    match: MatchThese


class OrderStep(Part):
    text: Line
    why: Text


class OrderThese(Part):
    question: Line
    steps: Annotated[list[OrderStep], Field(min_length=2, max_length=6)]


class Order(Part):
    order: OrderThese


class TrueOrMyth(Part):
    statement: Line
    is_true: bool
    why: Text


class Myth(Part):
    myth: TrueOrMyth


class StudentPage(Part):
    reading: Annotated[list[ReadingPart], Field(min_length=2)]
    words: Annotated[list[Word], Field(min_length=1, max_length=8)]
    try_this: Annotated[list[TryThis | SelfCareTool], Field(min_length=1)]
    check: Annotated[list[CheckQuestion | Sort | Match | Order | Myth], Field(min_length=2)]
    ending: Text


class ContentNote(Part):
    mentions: Text
    leaves_out: Text
    choices: Text
    told_in_advance: Text


class LessonOutcome(Part):
    i_can: Annotated[str, StringConstraints(pattern=r"^I can .+\.$", max_length=200)]
    outcome: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}\.B[1-6]$")]


class StatementLink(Part):
    statement: Line
    strength: Literal["introduces", "supports", "revisits"]
    note: str = ""


class Safety(Part):
    why_it_matters: Text
    distancing: Annotated[
        list[Literal["character", "scenario", "puppet", "problem_page", "some_people", "anonymous_cards"]],
        Field(min_length=1),
    ]
    distancing_note: Text
    extra_ground_rules: list[Line] = []
    care: Text
    when_not_to_teach: Text
    question_box: Text
    disclosure_cues: Text
    staff_briefing: str = ""
    before_weekend: str = ""
    teacher_wellbeing: Text


class Resource(Part):
    quantity: Line
    item: Line
    note: str = ""


class KeyQuestion(Part):
    question: Line
    likely: Text
    partial: Text
    off_track: Text


class Activity(Part):
    title: Title
    minutes: Minutes
    kind: Literal[
        "baseline", "explain", "story", "sort", "discuss", "practise", "create", "plan", "endpoint", "calm_end"
    ]
    grouping: Literal["whole_class", "groups", "threes", "pairs", "alone"]
    students: Text
    script: Text
    key_questions: Annotated[list[KeyQuestion], Field(min_length=2)]
    look_for: Annotated[list[Line], Field(min_length=1)]
    board: str = ""
    support: str = ""
    challenge: str = ""
    access: str = ""
    private: bool = False
    optional: bool = False
    least_minutes: Minutes | None = None
    says_where_help_is: bool = False
    sources: list[Citation] = []


class Misconception(Part):
    statement: Line
    response: Text


class Assessment(Part):
    method: Literal["draw_and_write", "confidence_line", "statement_rating", "slip", "list", "sentence", "question"]
    prompt: Text
    success: Text


class Family(Part):
    taught: Text
    try_this: Text
    talk: Text
    help: Text
    letter: Text


class Evidence(Part):
    supports: Text
    strength: Literal["strong", "some", "early", "practice_only"]
    not_known: Text
    sources: Annotated[list[Citation], Field(min_length=1)]
