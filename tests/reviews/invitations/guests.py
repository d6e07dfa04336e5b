"""People without an account: invited, with their links and codes."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.test import Client

from reviews.invitations.making import invite
from reviews.models import Invitation, ReviewRound, SignOff
from tests.reviews.makers import install_reviews, person, seat, submit
from tests.site import SmallSite

LINK = re.compile(r"https?://[^/\s]+(/review/[^\s<\"]+/)")
CODE = re.compile(r"^\s+(\d{6})$", re.M)


class Guests:
    """A lesson of a new module in review, an editor who invites, and whoever is invited."""

    def __init__(self, capture: Any) -> None:
        self.capture = capture
        self.site = SmallSite()
        install_reviews(self.site.home)
        self.editor, self.lead = person("Editors"), person("Lead editors")
        self.lesson = self.site.lesson(live=False)
        self.round: ReviewRound = submit(self.lesson, self.editor)

    def invite(self, code: str = "lived-experience", email: str = "guest@clinic.example", **changes: Any) -> Invitation:
        fields = {"name": "Gale Guest", "made_by": self.editor, **changes}
        with self.capture(execute=True):
            return invite(assignment=seat(self.round, code), email=email, **fields)

    @staticmethod
    def link() -> str:
        """The path of the link that was sent last."""
        bodies = [LINK.search(str(letter.body)) for letter in reversed(mail.outbox)]
        return next(found.group(1) for found in bodies if found)

    @staticmethod
    def code() -> str:
        """The code that was sent last."""
        found = CODE.search(str(mail.outbox[-1].body))
        assert found
        return found.group(1)

    @staticmethod
    def to_guests(address: str = "guest@clinic.example") -> list[Any]:
        """The mails to that address."""
        return [letter for letter in mail.outbox if letter.to == [address]]

    def opened(self, **invited: Any) -> "Guest":
        """Somebody who was invited and has given the right code."""
        self.invite(**invited)
        guest = Guest(self.link())
        guest.send("send")
        guest.send("open", code=self.code())
        return guest


class Guest:
    """A browser at one link."""

    def __init__(self, link: str, **client: Any) -> None:
        self.link, self.browser = link, Client(**client)

    def look(self) -> Any:
        return self.browser.get(self.link)

    def send(self, what: str, **typed: Any) -> Any:
        return self.browser.post(self.link, {"do": what, **typed})

    def decide(self, **changes: Any) -> Any:
        return self.send("decide", **self.complete(**changes))

    def complete(self, **changes: Any) -> dict[str, Any]:
        """A form that says yes, every line of the checklist included."""
        form = BeautifulSoup(self.look().content, "html.parser").find("form", class_="invited__form")
        assert form is not None, "The page is closed to this browser."
        lines = {box["name"]: "yes" for box in form.find_all("input", value="yes")}
        return {"decision": "approve", "interest": "none", "role_title": "Youth worker", **lines, **changes}


@pytest.fixture
def guests(db: Any, django_capture_on_commit_callbacks: Any) -> Guests:
    cache.clear()
    return Guests(django_capture_on_commit_callbacks)


def signed(guests: Guests) -> list[SignOff]:
    return list(SignOff.objects.filter(by_invitation=True))
