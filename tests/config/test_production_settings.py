"""Production refuses to start half set up, and says everything that is missing at once."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

GIVEN = {
    "SECRET_KEY": "only-for-this-test-and-long-enough-to-please-the-check-of-its-length-0123456789",
    "ALLOWED_HOSTS": "wellbeing.example.org",
    "SITE_URL": "https://wellbeing.example.org",
    "REPORT_ADDRESS": "reports@example.org",
    "DEFAULT_FROM_EMAIL": "site@example.org",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=Path(settings.BASE_DIR),
        env=kept | {"DJANGO_SETTINGS_MODULE": "config.settings.production"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_names_every_missing_setting_and_what_it_is_for():
    result = manage("check")

    assert result.returncode != 0
    assert [key for key in GIVEN if f"  {key}: " not in result.stderr] == []


def test_production_starts_and_passes_djangos_deployment_checks(tmp_path):
    result = manage("check", "--deploy", "--fail-level", "ERROR", **GIVEN, STATIC_ROOT=str(tmp_path))

    assert result.returncode == 0, result.stderr


def test_the_demonstration_refuses_to_be_seeded_in_production(tmp_path):
    database = f"sqlite:///{tmp_path}/db.sqlite3"

    result = manage("seed_demo", **GIVEN, DATABASE_URL=database)

    assert result.returncode != 0
    assert "These are production settings" in result.stderr
