"""What every test stands on."""

import copy
from pathlib import Path
from typing import Any

import pytest
from django.db import connections


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
