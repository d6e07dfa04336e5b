"""Where Pango is missing the site works, says so early, and offers the page instead of the paper."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.fixture
def without_pango(tmp_path):
    """Runs Python as on a machine where WeasyPrint is installed and finds no Pango: importing it raises OSError."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0')\n")
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.test"}

    def run(*words):
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_the_check_warns_and_says_what_to_install(without_pango):
    done = without_pango("manage.py", "check")

    assert done.returncode == 0
    assert "guides.W001" in done.stderr
    assert "libpango-1.0-0" in done.stderr


def test_before_going_live_it_is_an_error(without_pango):
    done = without_pango("manage.py", "check", "--deploy", "--tag", "guides")

    assert done.returncode == 1
    assert "guides.E001" in done.stderr


def test_printing_says_what_is_missing(without_pango):
    script = (
        "import django; django.setup()\n"
        "from guides.papers import Paper\nfrom guides.pdf import Unprintable, render_pdf\n"
        "try:\n    render_pdf(html='<p>x', paper=Paper.A4)\nexcept Unprintable as error:\n    print(error)\n"
    )

    assert "Pango is missing" in without_pango("-c", script).stdout
