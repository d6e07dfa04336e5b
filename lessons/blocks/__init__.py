"""What a lesson is made of: blocks for the student page, the teaching plan and the sheets."""

from .activities import ActivitiesBlock, ActivityBlock, KeyQuestionBlock
from .handouts import HandoutBlock, HandoutPartsBlock, HandoutsBlock
from .prose import PLAIN
from .reading import ReadingBlock, TryThisBlock, WordsBlock
from .self_care import SelfCareToolBlock
from .teaching import EvidenceSourcesBlock, LinesBlock, MisconceptionsBlock, ResourcesBlock
from .understanding import CheckBlock

__all__ = [
    "PLAIN",
    "ActivitiesBlock",
    "ActivityBlock",
    "CheckBlock",
    "EvidenceSourcesBlock",
    "HandoutBlock",
    "HandoutPartsBlock",
    "HandoutsBlock",
    "KeyQuestionBlock",
    "LinesBlock",
    "MisconceptionsBlock",
    "ReadingBlock",
    "ResourcesBlock",
    "SelfCareToolBlock",
    "TryThisBlock",
    "WordsBlock",
]
