"""The style page, seen by axe: all that public pages are made of, in each band, light and dark, both directions."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

from home.style_page import BANDS

from ..factories import AgeBandFactory, PictureFactory, SourceFactory, UserFactory
from ..site import SmallSite
from ..support.makers import make_number
from .conftest import OpenPage
from .measures import sticks_out
from .starter_site import plant_roots

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

STATES = [("light", "ltr", 1280, "student"), ("dark", "rtl", 360, "teacher"), ("cream", "rtl", 1280, "family")]


@pytest.fixture
def show(client: Any, open_page: OpenPage, live_server: Any) -> Callable[..., Page]:
    plant_roots()
    SmallSite()
    AgeBandFactory()
    SourceFactory()
    PictureFactory()
    make_number("GB")
    client.force_login(UserFactory(is_superuser=True))
    page = open_page()
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": f"{live_server.url}/admin/"}]
    )

    def show_one(*, band: str, colours: str, direction: str, width: int, reader: str) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/admin/style/?band={band}&colours={colours}&direction={direction}&reader={reader}")
        return page

    return show_one


@pytest.mark.parametrize("band", BANDS)
def test_axe_finds_no_violation_in_any_block_or_partial(show: Callable[..., Page], band: str) -> None:
    for colours, direction, width, reader in STATES:
        page = show(band=band, colours=colours, direction=direction, width=width, reader=reader)

        found = [
            f"{colours} {direction} {width}: {each['id']} {node['target']}"
            for each in Axe().run(page).response["violations"]
            for node in each["nodes"]
        ]

        assert page.locator("[data-block]").count() > 30
        assert found == []
        assert sticks_out(page) == []
