"""A module's lesson in review, people for its seats, and their desk, for tests."""

from typing import Any

from django.urls import reverse

from reviews.models import Assignment, ReviewRound
from tests.reviews.makers import draft_module, install_reviews, person, seat, sign, submit
from tests.site import SmallSite


class InReview:
    """A new module with one lesson; the lesson is in review, submitted by its editor."""

    def __init__(self, client: Any, site: SmallSite | None = None) -> None:
        self.client = client
        self.site = site or SmallSite()
        install_reviews(self.site.home)
        self.editor = person("Editors", first_name="Edi", last_name="Torres")
        self.lead = person("Lead editors", first_name="Lea", last_name="Dahl")
        self.clinician = person("clinical", first_name="Clio", last_name="Nwosu")
        self.module, self.lesson = draft_module(self.site)
        self.lesson.save_revision(user=self.editor)
        self.round: ReviewRound = submit(self.lesson, self.editor)

    def seat(self, code: str = "clinical") -> Assignment:
        return seat(self.round, code)

    def sign_experts(self) -> None:
        for code in ("education", "clinical", "lived-experience"):
            sign(self.round, code)

    def get(self, name: str, *args: Any, user: Any = None, **query: Any) -> Any:
        self.client.force_login(user or self.clinician)
        return self.client.get(reverse(name, args=args), query)

    def post(self, name: str, *args: Any, user: Any = None, **data: Any) -> Any:
        self.client.force_login(user or self.clinician)
        return self.client.post(reverse(name, args=args), data)

    def decision(self, code: str = "clinical", **changes: Any) -> dict[str, Any]:
        """What the form sends for a full yes to what stands on the page now."""
        assignment = self.seat(code)
        lines = {f"line_{number}": "yes" for number, _ in enumerate(assignment.seat.checklist)}
        self.round.refresh_from_db()
        return {
            "decision": "approve",
            "shown_hash": self.round.content_hash,
            "interest": "none",
            **lines,
            **changes,
        }


def words(response: Any) -> str:
    """The answer's HTML with every stretch of white space as one space."""
    return " ".join(response.content.decode().split())
