"""The starter curriculum, released and served: what a visitor of a finished site meets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Collection, Locale, Page

from curriculum.models import ModulePage
from home.loading import load_starter
from lessons.models import LessonPage
from reviews.releasing import install
from support.loading import load_emergency_numbers


@dataclass(frozen=True, slots=True)
class StarterSite:
    """Where the server stands, and the paths of its lessons and modules by their codes."""

    url: str
    lessons: dict[str, str]
    modules: dict[str, str]


@contextmanager
def serve_starter_site() -> Iterator[StarterSite]:
    """Everything released and served; afterwards the database holds what it held before.

    It takes as long as ``./run demo`` takes to seed, so tests share one and none of them may write to it.
    """
    plant_roots()
    before = _everything_stored()
    release_starter_curriculum()
    server = LiveServer("localhost")
    try:
        yield StarterSite(
            url=server.url,
            lessons={page.code: page.url for page in LessonPage.objects.live().order_by("code")},
            modules={page.code: page.url for page in ModulePage.objects.live().order_by("code")},
        )
    finally:
        server.stop()
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True)
        _forget_what_was_read()
        connection.creation.deserialize_db_from_string(before)


@transaction.atomic
def release_starter_curriculum() -> None:
    """What the demonstration has public, without its people and their reviews, which take a minute."""
    call_command("load_reference", verbosity=0)
    load_emergency_numbers()
    load_starter()
    for page in Page.objects.filter(live=False, releases=None).order_by("path"):
        install(page)


def _everything_stored() -> str:
    rows = json.loads(connection.creation.serialize_db_to_string())
    # Content types first: putting a page back asks for its own, which would be made anew under another number.
    return json.dumps(sorted(rows, key=lambda row: row["model"] != "contenttypes.contenttype"))


def plant_roots() -> None:
    """Make the root of the page tree, the language and the root collection where they are missing."""
    # Only migrations plant these, and a test that empties the database takes them away for all tests after it.
    if not Page.objects.exists():
        _forget_what_was_read()
        Locale.objects.get_or_create(language_code="en")
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


def _forget_what_was_read() -> None:
    # Content types and the addresses of sites stay in memory, with keys that an emptied database gives away again.
    ContentType.objects.clear_cache()
    cache.clear()
