"""What is taught, to whom, in which order: reference data, the map and its modules."""

from .bands import DEFAULT_JURISDICTION, AgeBand, BandLabel, Jurisdiction
from .frameworks import Framework, Statement
from .pages import CurriculumPage, ModulePage
from .sources import Source
from .strands import Outcome, Strand
from .topics import Topic

__all__ = [
    "DEFAULT_JURISDICTION",
    "AgeBand",
    "BandLabel",
    "CurriculumPage",
    "Framework",
    "Jurisdiction",
    "ModulePage",
    "Outcome",
    "Source",
    "Statement",
    "Strand",
    "Topic",
]
