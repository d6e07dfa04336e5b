"""Help services as the file to start with has them: read strictly, so that a mistake names its entry."""

from collections import Counter
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from .channels import CHANNEL_TYPES, problem_with_address
from .language_tags import language_name
from .loading import HelpFileError
from .weekly_hours import time_zones

SERVICES_FILE = Path(__file__).parent / "reference" / "help_services.yaml"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Text = Annotated[str, Field(min_length=1)]
Known = Literal["yes", "no", "unknown"]
Age = Annotated[int, Field(ge=0, le=120, strict=True)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Opening(_Part):
    days: Annotated[tuple[Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ...], Field(min_length=1)]
    opens: time
    closes: time

    @model_validator(mode="after")
    def _lasts(self) -> "_Opening":
        if self.opens == self.closes:
            raise ValueError("opens and closes at the same time")
        return self


class _Channel(_Part):
    type: Text
    address: Text
    keyword: str = ""
    note: str = ""
    open: Literal["unknown", "always", "weekly"] = "unknown"
    weekly: tuple[_Opening, ...] = ()
    time_zone: Text
    cost: Literal["unknown", "free", "standard", "other"] = "unknown"
    cost_note: str = ""
    shows_on_bill: Known = "unknown"
    needs_account: Known = "unknown"
    typical_wait: str = ""

    @model_validator(mode="after")
    def _can_be_used(self) -> "_Channel":
        if self.type not in CHANNEL_TYPES:
            raise ValueError(f"there is no type “{self.type}”")
        if problem := problem_with_address(self.type, self.address):
            raise ValueError(f"“{self.address}”: {problem}")
        if self.time_zone not in time_zones():
            raise ValueError(f"there is no time zone “{self.time_zone}”")
        if (self.open == "weekly") != bool(self.weekly):
            raise ValueError("weekly times and “open: weekly” belong together")
        return self

    @property
    def as_block(self) -> dict[str, Any]:
        openings = [
            {"days": [str(_DAYS.index(day)) for day in each.days], "opens": each.opens, "closes": each.closes}
            for each in self.weekly
        ]
        return self.model_dump(exclude={"weekly"}) | {"weekly": openings}


class _Ages(_Part):
    age_from: Annotated[Age | None, Field(alias="from")] = None
    age_to: Annotated[Age | None, Field(alias="to")] = None

    @model_validator(mode="after")
    def _in_order(self) -> "_Ages":
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise ValueError("the youngest age is above the oldest")
        return self


class ServiceRow(_Part):
    """One service of the file."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=60)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    regions: tuple[Text, ...] = ()
    name: Annotated[str, Field(min_length=1, max_length=120)]
    local_names: tuple[Text, ...] = ()
    operator: Annotated[str, Field(max_length=120)] = ""
    kind: Text
    priority: Annotated[int, Field(ge=1, le=9, strict=True)]
    ages: _Ages = _Ages()
    languages: tuple[Text, ...] = ()
    interpreters: Annotated[str, Field(max_length=120)] = ""
    for_whom: Annotated[str, Field(min_length=1, max_length=160)]
    anonymous: Known = "unknown"
    confidential_limits: Annotated[str, Field(max_length=255)] = ""
    channels: Annotated[tuple[_Channel, ...], Field(min_length=1)]
    only_with_pair: bool = False
    sources: tuple[Text, ...] = ()
    evidence: Literal["V", "C", "K"]
    notes: str = ""

    @model_validator(mode="after")
    def _languages_are_known(self) -> "ServiceRow":
        for tag in self.languages:
            if language_name(tag) == tag:
                raise ValueError(f"no language has the tag “{tag}”")
        return self

    @property
    def as_fields(self) -> dict[str, Any]:
        """What the entry's fields are."""
        plain = self.model_dump(exclude={"ages", "channels", "regions", "local_names", "languages", "sources"})
        lists = {name: list(getattr(self, name)) for name in ("regions", "local_names", "languages", "sources")}
        return (
            plain
            | lists
            | self.ages.model_dump()
            | {"channels": [("channel", each.as_block) for each in self.channels]}
        )


def read_services(path: Path = SERVICES_FILE) -> list[ServiceRow]:
    """Every service of the file. Raises ``HelpFileError``, which names the entry and what is wrong with it."""
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))["services"]
        rows = [_row(path, number, entry) for number, entry in enumerate(listed, 1)]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise HelpFileError(f"{path.name}: {error}") from None
    twice = [code for code, count in Counter(row.code for row in rows).items() if count > 1]
    if twice:
        raise HelpFileError(f"{path.name}: {', '.join(twice)} stands twice")
    return rows


def _row(path: Path, number: int, entry: Any) -> ServiceRow:
    name = str(entry.get("code") or f"entry {number}") if isinstance(entry, dict) else f"entry {number}"
    try:
        return ServiceRow.model_validate(entry)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in problem["loc"])
        reason = problem["msg"].removeprefix("Value error, ")
        raise HelpFileError(": ".join(part for part in (path.name, name, key, reason) if part)) from None
