"""Who must agree before a page goes live, what they said, and until when it holds."""

from .accepted import AcceptedFinding
from .emergencies import EmergencyProposal
from .invitations import Invitation
from .letters import Letter
from .noticed import Kind, NoticedFinding, PageCheck, Severity
from .people import Absence, Authorship, Holiday, ReviewerIdentity
from .releases import PageDates, Release, ReleaseKind
from .rounds import Assignment, ReviewComment, ReviewRound, RoundKind, RoundStatus, SeatStatus
from .sign_offs import Decision, SignOff
from .stages import InvitedCounts, ReviewSeat, ReviewStage

__all__ = [
    "Absence",
    "AcceptedFinding",
    "Assignment",
    "Authorship",
    "Decision",
    "EmergencyProposal",
    "Holiday",
    "Invitation",
    "InvitedCounts",
    "Kind",
    "Letter",
    "NoticedFinding",
    "PageCheck",
    "PageDates",
    "Release",
    "ReleaseKind",
    "ReviewComment",
    "ReviewRound",
    "ReviewSeat",
    "ReviewStage",
    "ReviewerIdentity",
    "RoundKind",
    "RoundStatus",
    "SeatStatus",
    "Severity",
    "SignOff",
]
