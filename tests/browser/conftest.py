"""Chromium for the tests that need a real browser.

They are skipped, with a reason, where none is found; with ``REQUIRE_BROWSER=1`` a missing browser is a failure.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, Page, expect, sync_playwright

from .starter_site import StarterSite, serve_starter_site

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PATIENCE = 15_000  # milliseconds that a click or an expectation may take on a slow machine

BRITISH = {"locale": "en-GB", "timezone_id": "UTC"}

# Read before a test database stands in for it.
REAL_DATABASE = settings.DATABASES["default"]["NAME"]

OpenPage = Callable[..., Page]
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium without a window, one for the whole run."""
    program = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    if program is None:
        reason = f"No Chromium: none of {', '.join(CHROMIUM_NAMES)} is installed"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright runs an event loop in this thread; without this Django takes every query for one inside a coroutine.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A test database even where no test asks for one by its own mark or fixtures.

    pytest-django makes none then, and the starter site would be built in, and at last wiped from, the real one.
    """
    if connection.settings_dict["NAME"] != REAL_DATABASE:
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def context_options(live_server: Any) -> dict[str, Any]:
    """What every browser context starts with: addresses such as "/lessons/" are those of the test's own server."""
    return {"base_url": live_server.url, **BRITISH}


@pytest.fixture
def open_page(chromium: Browser, context_options: dict[str, Any]) -> Iterator[OpenPage]:
    """Opens an empty page in a context of its own: ``open_page(width=360, color_scheme="dark", javascript=False)``.

    ``width`` is in CSS pixels. Everything closes when the test ends.
    """
    with _opening(chromium, context_options) as open_one:
        yield open_one


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """An empty page 1,280 pixels wide."""
    return open_page()


@pytest.fixture(scope="package")
def starter_site(chromium: Browser, django_db_setup: None, django_db_blocker: Any) -> Iterator[StarterSite]:
    """The released starter curriculum behind a server of its own, made once for all tests that only read it.

    Not for a test that also asks for ``live_server`` or ``db``: those empty or lock the database that this stands on.
    """
    with django_db_blocker.unblock(), serve_starter_site() as site:
        yield site


@pytest.fixture
def open_starter_page(chromium: Browser, starter_site: StarterSite) -> Iterator[OpenPage]:
    """As ``open_page``, on the starter site: a visitor who was never here before."""
    with _opening(chromium, {"base_url": starter_site.url, **BRITISH}) as open_one:
        yield open_one


@pytest.fixture(scope="package")
def tabs(chromium: Browser, starter_site: StarterSite) -> Iterator[dict[bool, Page]]:
    """One tab with JavaScript and one without it: to open a new one takes longer than most tests."""
    with _opening(chromium, {"base_url": starter_site.url, **BRITISH}) as open_one:
        yield {javascript: open_one(javascript=javascript) for javascript in (True, False)}


@pytest.fixture
def visit(tabs: dict[bool, Page]) -> Visit:
    """Opens an address of the starter site in a tab that tests share: ``visit("/help/", width=360)``.

    Options are those of ``open_page``.
    """

    def visit_one(address: str, *, width: int = 1280, color_scheme: str = "light", javascript: bool = True) -> Page:
        page = tabs[javascript]
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media="screen", color_scheme=color_scheme, reduced_motion="reduce")
        page.goto(address)
        return page

    return visit_one


@contextmanager
def _opening(chromium: Browser, options: dict[str, Any]) -> Iterator[OpenPage]:
    contexts = []

    def open_one(*, width: int = 1280, color_scheme: str = "light", javascript: bool = True) -> Page:
        context = chromium.new_context(
            **options,
            viewport={"width": width, "height": 900},
            color_scheme=color_scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
