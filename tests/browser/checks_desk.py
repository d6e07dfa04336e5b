"""The Checks panel in a browser: getting an editor to it, and what stands in it."""

import re

from django.contrib.auth.models import Group
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as BrowserPage
from wagtail.models import Page, Site

from lessons.models import LessonPage

from ..factories import UserFactory
from ..reviews.drafts import BLOCKED
from ..reviews.drafts import draft as lesson_draft
from ..reviews.makers import install_reviews
from ..site import SmallSite
from .desk import PASSWORD, Desk
from .starter_site import plant_roots


def planted_site() -> SmallSite:
    """A small site with its roles, in an empty database."""
    plant_roots()
    Site.objects.get_or_create(is_default_site=True, defaults={"root_page": Page.get_first_root_node()})
    site = SmallSite()
    install_reviews(site.home)
    return site


def signed_in(page: BrowserPage) -> Desk:
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()
    user.groups.add(Group.objects.get(name="Editors"))
    desk = Desk(page)
    desk.sign_in(user)
    return desk


def open_editor(desk: Desk, lesson: LessonPage) -> None:
    open_form(desk, f"/admin/pages/{lesson.pk}/edit/")


def open_form(desk: Desk, address: str) -> None:
    desk.open_form(address)


def draft(site: SmallSite, **fields: object) -> LessonPage:
    return lesson_draft(site, live=False, **fields)


def open_checks(desk: Desk) -> Locator:
    toggle(desk).click()
    panel = desk.page.locator("[data-side-panel=findings]")
    expect(panel).to_be_visible()
    return panel


def toggle(desk: Desk) -> Locator:
    return desk.page.locator("[data-side-panel-toggle=findings]")


def entries(panel: Locator, words: str = BLOCKED) -> Locator:
    return panel.get_by_role("listitem").filter(has=panel.page.locator("mark", has_text=re.compile(f"^{words}$")))


def ways(where: Locator) -> Locator:
    """The links that lead from findings to their words."""
    return where.get_by_role("link", name=re.compile("^Go to "))


def selected(page: BrowserPage) -> str:
    """What is selected, in a field or in running text."""
    return page.evaluate(
        """() => {
            const field = document.activeElement;
            return "selectionStart" in field
                ? field.value.slice(field.selectionStart, field.selectionEnd)
                : window.getSelection().toString();
        }"""
    )


def expect_selected(page: BrowserPage, words: str = BLOCKED) -> None:
    """Wait until ``words`` are selected: a tab or a fold opens first."""
    for _ in range(50):
        if selected(page) == words:
            return
        page.wait_for_timeout(100)
    assert selected(page) == words
