"""The stages and seats as they stand in ``seats.yaml``, read strictly."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from .models import InvitedCounts

SEATS_FILE = Path(__file__).parent / "seats.yaml"


class SeatSpec(BaseModel):
    """A seat as data; the fields are those of ``ReviewSeat``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    name: str
    group: str
    checked_by: str
    asks: str
    working_days: int = Field(gt=0)
    invited_counts: InvitedCounts
    parts: tuple[str, ...] = Field(min_length=1)
    accepts: tuple[str, ...]
    checklist: tuple[str, ...] = Field(min_length=1)
    is_safety_eye: bool = False
    speaks_for_young_people: bool = False


class StageSpec(BaseModel):
    """A stage and its seats, which are filled side by side."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    seats: tuple[SeatSpec, ...] = Field(min_length=1)


@cache
def stage_specs() -> tuple[StageSpec, ...]:
    """The stages in their order. Raises ``pydantic.ValidationError`` for a file that says something else."""
    data = yaml.safe_load(SEATS_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[StageSpec, ...]).validate_python(data)
