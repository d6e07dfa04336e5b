"""Texts that every lesson prints, owned by the code: ground rules, the confidentiality script, the disclosure panel."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "standard"


@dataclass(frozen=True, slots=True)
class StandardTexts:
    """One language's texts; every list in the order in which it is printed."""

    version: int
    confidentiality_script: str
    ground_rules: list[str]
    ground_rules_young: list[str]
    disclosure_steps: list[str]
    before_steps: list[str]
    quiet_or_quick: list[str]
    sensitive_checks: list[str]
    help_sheet: list[str]

    def ground_rules_for(self, band_code: str) -> list[str]:
        """The starter set of rules for an age band: shorter and plainer for the two youngest."""
        return self.ground_rules_young if band_code in {"B1", "B2"} else self.ground_rules


@cache
def standard_texts(language: str = "en") -> StandardTexts:
    """The texts in ``language``; English where no file has it yet."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        path = FOLDER / "en.yaml"
    return StandardTexts(**yaml.safe_load(path.read_text(encoding="utf-8")))


def confidentiality_script() -> str:
    """What a new lesson starts with, to be read out."""
    return standard_texts().confidentiality_script
