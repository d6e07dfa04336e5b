"""The reviewers' desk in a browser: an editor, the people of the seats, and somebody who comes by invitation."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from PIL import Image
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as BrowserPage
from wagtail.models import Page

from users.models import User

from ..factories import SourceFactory
from ..lessons.structure.good_lesson import stream
from ..reviews.invitations.guests import CODE, LINK
from ..reviews.makers import draft_sensitive_module, open_doors, person
from ..site import SmallSite
from .checks_desk import planted_site
from .conftest import OpenPage
from .desk import PASSWORD, Desk

NOTHING_TO_DECLARE = "I have nothing to declare"
GUEST = "gale@panel.example"
PICTURES = Path(settings.BASE_DIR) / "var" / "screenshots"
COLOURS = 64


def guarded_site() -> SmallSite:
    """A small public site with its roles and seats, whose door is as it was before."""
    cache.clear()
    with open_doors():
        return planted_site()


def sensitive_module(site: SmallSite) -> tuple[Any, Any]:
    """A module that nobody has seen, and its sensitive lesson, which an editor can submit as it stands."""
    module, lesson = draft_sensitive_module(site)
    # The form asks for a source too; reviews that are started by code don't.
    lesson.evidence_sources = stream("evidence_sources", ("citation", {"source": SourceFactory().pk, "place": ""}))
    lesson.save()
    return module, lesson


def member(group: str, first_name: str = "") -> User:
    """Somebody of that group, or of that seat, with a password."""
    user = person(group, first_name=first_name, last_name="Example")
    user.set_password(PASSWORD)
    user.save()
    return user


def desk_of(open_page: OpenPage, user: User, width: int = 1280) -> "ReviewDesk":
    """A browser of their own, in which ``user`` has signed in."""
    desk = ReviewDesk(open_page(width=width))
    desk.sign_in(user)
    return desk


def keep_picture(page: BrowserPage, name: str) -> None:
    """What the window shows, as a small PNG among the pictures of this run."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    shown.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


class ReviewDesk(Desk):
    """Somebody at the desk who has to do with reviews."""

    def open_editor(self, page: Page) -> None:
        self.open_form(f"/admin/pages/{page.pk}/edit/")

    def choose_action(self, name: str) -> None:
        """Press one of the editor's buttons behind "More actions"."""
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name=name, exact=True).click()
        expect(self.message()).to_be_visible()

    def open_waiting(self) -> None:
        """By the menu: Reviews, Waiting for me."""
        menu = self.page.locator(".sidebar")
        menu.get_by_role("button", name="Reviews", exact=True).click()
        menu.locator("a", has_text="Waiting for me").click()
        expect(self.page.get_by_role("heading", name="Waiting for me", level=1)).to_be_visible()

    def open_seat(self, page: str, seat: str) -> None:
        """From the waiting list to the review screen."""
        card = self.page.locator(".review-seat").filter(has_text=page).filter(has_text=f"{seat} review")
        card.get_by_role("link", name=re.compile("^Review")).click()
        expect(self.page.get_by_role("heading", name="Checklist", exact=True)).to_be_visible()

    def answer_checklist(self) -> None:
        """Yes to every line, and nothing to declare."""
        for line in self.page.locator(".review-line").all():
            line.get_by_role("radio", name="Yes", exact=True).check()
        self.page.get_by_role("radio", name=NOTHING_TO_DECLARE).check()

    def press(self, button: str) -> None:
        """Decide, by the whole words of the button."""
        self.page.get_by_role("button", name=button, exact=True).click()

    def open_review(self, page: Page) -> None:
        """From the editor of a page to its whole review."""
        self.page.goto(f"/admin/pages/{page.pk}/edit/")
        self.page.get_by_role("link", name="See its review").click()
        expect(self.page.get_by_role("heading", name="What happened")).to_be_visible()

    def seat(self, name: str) -> Locator:
        """The card of a seat on the screen of a whole review."""
        heading = self.page.get_by_role("heading", name=name, exact=True)
        return self.page.locator(".review-stage__seats > .review-card").filter(has=heading)

    def invite(self, name: str, address: str = GUEST) -> None:
        """Invite somebody to the seat of lived experience, from the screen of the whole review."""
        self.page.get_by_role("link", name="Invite somebody: lived experience and youth").click()
        self.page.get_by_label("Name", exact=False).first.fill(name)
        self.page.get_by_label("E-mail address").fill(address)
        self.page.get_by_label("This person is 18 or older").check()
        self.page.get_by_role("button", name="Send the invitation").click()
        expect(self.message()).to_contain_text(f"{name} is invited. The link is on its way.")


class GuestDesk:
    """Somebody without an account, at the link that was sent to them."""

    def __init__(self, page: BrowserPage, address: str = GUEST) -> None:
        self.page, self.address = page, address
        self.link = self._newest(LINK)

    def open(self) -> None:
        """Ask for a code, give it, and stand before the page under review."""
        self.page.goto(self.link)
        expect(self.page.get_by_role("heading", name="You are asked to look at a page")).to_be_visible()
        self.page.get_by_role("button", name="Send me a code").click()
        expect(self.page.get_by_role("status")).to_contain_text("A code is on its way")
        self.page.get_by_label("The code from our mail").fill(self._newest(CODE))
        self.page.get_by_role("button", name="Open the page").click()
        expect(self.page.get_by_role("heading", name="Your decision")).to_be_visible()

    def decide(self, *, role: str) -> None:
        """Yes to every line, and to the page."""
        for line in self.page.locator(".invited__lines > li").all():
            line.get_by_role("radio", name="Yes", exact=True).check()
        self.page.get_by_role("radio", name="Yes, it can be used as it is").check()
        self.page.get_by_role("radio", name=NOTHING_TO_DECLARE).check()
        self.page.get_by_label("Who you are, as a role").fill(role)
        self.page.get_by_role("button", name="Send my decision").click()

    def _newest(self, what: re.Pattern[str]) -> str:
        """What was sent to this address last: a link, or a code."""
        bodies = [str(letter.body) for letter in reversed(mail.outbox) if letter.to == [self.address]]
        return next(found.group(1) for body in bodies if (found := what.search(body)))
