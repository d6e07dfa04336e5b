"""Mail of the reviews: written once, inside what it is about; sent afterwards, and tried again when that fails."""

from .occasions import tell_handed_over, tell_released, tell_seats_asked, tell_sent_back
from .sending import Sent, send_letters, unsent_letters
from .writing import write_letter, write_letters

__all__ = [
    "Sent",
    "send_letters",
    "tell_handed_over",
    "tell_released",
    "tell_seats_asked",
    "tell_sent_back",
    "unsent_letters",
    "write_letter",
    "write_letters",
]
