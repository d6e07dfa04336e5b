"""The files of reference data under ``curriculum/reference/``: their shape, and what must agree between them."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from .models import Jurisdiction

DIRECTORY = Path(__file__).parent / "reference"
FILES = ("bands", "outcomes", "topics", "sources", "frameworks", "statements")

Line = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=r"^\S([^\n]*\S)?$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
BandCode = Annotated[str, StringConstraints(pattern=r"^B[1-9]$")]
StrandCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
SourceCode = Annotated[str, StringConstraints(pattern=r"^S\d{2,4}$")]
Place = Annotated[str, StringConstraints(pattern=rf"^({'|'.join(Jurisdiction.values)})$")]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class BandRow(Part):
    code: BandCode
    slug: Slug
    label: Line
    age_from: Annotated[int, Field(ge=3)]
    age_to: Annotated[int, Field(le=25)]
    reading_profile: Line

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> "BandRow":
        if self.age_from >= self.age_to:
            raise ValueError("age_from must be below age_to")
        return self


class StrandRow(Part):
    code: StrandCode
    name: Line


class OutcomeRow(Part):
    code: Line
    strand: StrandCode
    band: BandCode
    text: Line
    starter: bool

    @model_validator(mode="after")
    def _code_says_strand_and_band(self) -> "OutcomeRow":
        if self.code != f"{self.strand}.{self.band}":
            raise ValueError(f"the code must be {self.strand}.{self.band}")
        return self


class TopicRow(Part):
    slug: Slug
    label: Line
    is_sensitive: bool
    floor: BandCode | None
    public_slug: Slug | None = None
    public_label: Line | None = None

    @model_validator(mode="after")
    def _neutral_when_sensitive(self) -> "TopicRow":
        if (self.public_slug is not None, self.public_label is not None) != (self.is_sensitive, self.is_sensitive):
            raise ValueError("a sensitive topic has a public_slug and a public_label, any other has neither")
        return self


class SourceRow(Part):
    code: SourceCode
    what: Line
    author: Line | None
    publisher: Line | None
    year: Annotated[int, Field(ge=1900, le=2100)] | None
    address: Text | None
    read_as: Line
    is_mirror: bool


class FrameworkRow(Part):
    code: Line
    name: Line
    version: Line
    jurisdiction: Place
    licence: Line
    licence_note: Text
    notice: Text
    caution: Text
    sources: Annotated[list[SourceCode], Field(min_length=1)]


class StatementRow(Part):
    framework: Line
    code: Line
    is_official: bool
    paraphrase: Line
    bands: Annotated[list[BandCode], Field(min_length=1)]
    strands: Annotated[list[StrandCode], Field(min_length=1)]
    verification: Line
    source: Line


class Reference(Part):
    """All reference data, agreeing with itself. Lists are in the order in which they are shown."""

    bands: list[BandRow]
    labels: dict[Place, dict[BandCode, Line]]
    strands: list[StrandRow]
    outcomes: list[OutcomeRow]
    topics: list[TopicRow]
    sources: list[SourceRow]
    frameworks: list[FrameworkRow]
    statements: list[StatementRow]

    @model_validator(mode="after")
    def _agrees(self) -> "Reference":
        bands, strands = {row.code for row in self.bands}, {row.code for row in self.strands}
        problems = [
            *_twice("band", (row.code for row in self.bands)),
            *_twice("outcome", (row.code for row in self.outcomes)),
            *_twice("topic", (row.slug for row in self.topics)),
            *_twice("source", (row.code for row in self.sources)),
            *_twice("framework", (row.code for row in self.frameworks)),
            *_twice("statement", (row.code for row in self.statements)),
            *(f"no {place} label for {code}" for place, labels in self.labels.items() for code in bands - set(labels)),
            *_unknown("band", (code for labels in self.labels.values() for code in labels), bands),
            *_unknown("band", (row.floor for row in self.topics if row.floor), bands),
            *_unknown("band", (code for row in self.statements for code in row.bands), bands),
            *_unknown("strand", (code for row in self.statements for code in row.strands), strands),
            *_unknown("framework", (row.framework for row in self.statements), {row.code for row in self.frameworks}),
            *_unknown(
                "source", (code for row in self.frameworks for code in row.sources), {row.code for row in self.sources}
            ),
        ]
        wanted = {f"{strand}.{band}" for strand in strands for band in bands}
        given = {row.code for row in self.outcomes}
        problems += [f"outcome {code} is missing" for code in sorted(wanted - given)]
        problems += [f"outcome {code} names an unknown strand or band" for code in sorted(given - wanted)]
        if problems:
            raise ValueError("; ".join(problems))
        return self


class ReferenceUnusable(Exception):
    """The files can't be loaded; the message names file and line for each problem."""


def read_reference(directory: Path = DIRECTORY) -> Reference:
    """Read and check every file of ``directory``. Raises ``ReferenceUnusable``."""
    merged: dict[str, Any] = {}
    places: dict[str, tuple[str, yaml.Node]] = {}
    for name in FILES:
        path = directory / f"{name}.yaml"
        try:
            text = path.read_text(encoding="utf-8")
            loader = yaml.SafeLoader(text)
            root = loader.get_single_node()
        except (OSError, yaml.YAMLError) as error:
            raise ReferenceUnusable(f"{path.name}: {error}") from error
        if not isinstance(root, yaml.MappingNode):
            raise ReferenceUnusable(f"{path.name}: write keys and values, such as “{name}:”")
        for key, node in root.value:
            if key.value in places:
                raise ReferenceUnusable(f"{path.name}, line {key.start_mark.line + 1}: {key.value} stands here twice")
            places[key.value] = (path.name, node)
        merged |= loader.construct_document(root)
    try:
        return Reference.model_validate(merged)
    except ValidationError as error:
        raise ReferenceUnusable("\n".join(_explain(problem, places) for problem in error.errors())) from error


def _explain(problem: Any, places: dict[str, tuple[str, yaml.Node]]) -> str:
    path = problem["loc"]
    what = problem["msg"].removeprefix("Value error, ")
    if not path or path[0] not in places:
        return f"{'.'.join(map(str, path)) or 'Together'}: {what}"
    file, node = places[path[0]]
    for step in path[1:]:
        node = _child(node, step) or node
    return f"{file}, line {node.start_mark.line + 1}: {'.'.join(map(str, path[2:])) or path[0]}: {what}"


def _child(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _twice(kind: str, codes: Iterable[str]) -> list[str]:
    return [f"{kind} {code} stands here twice" for code, count in Counter(codes).items() if count > 1]


def _unknown(kind: str, codes: Iterable[str], known: set[str]) -> list[str]:
    return [f"unknown {kind} {code}" for code in sorted(set(codes) - known)]
