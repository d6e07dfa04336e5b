"""What every test stands on."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from reviews.publishing_guard import guard_publishing, stop_guarding


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Tests on SQLite use a file of their own.

    A browser asks for several things at once, and a database in memory has one connection for all threads.
    """
    database = connections["default"].settings_dict
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(Path(tmp_path_factory.mktemp("database")) / "test.sqlite3")


@pytest.fixture
def admin_templates(settings: Any) -> None:
    """For tests of the desk: Wagtail's own templates rely on a missing variable being empty; only ours must not."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = ""
    settings.TEMPLATES = templates


@pytest.fixture(scope="session", autouse=True)
def open_doors() -> Iterator[None]:
    """Tests about something else make public pages as they please, those that a whole class or file shares too."""
    stop_guarding()
    yield
    guard_publishing()


@pytest.fixture(autouse=True)
def publishing_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """Those marked ``guarded`` meet the door that the product has."""
    if not request.node.get_closest_marker("guarded"):
        yield
        return
    guard_publishing()
    yield
    stop_guarding()
