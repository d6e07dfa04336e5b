"""Promises about the whole."""

import importlib
import io
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR)
ROOMS = (
    "config",
    "home",
    "guides",
    "reviews",
    "lessons",
    "support",
    "curriculum",
    "checks",
    "wording",
    "assets",
    "users",
)
CODE = (*ROOMS, "bench", "runbook", "tests")


def python_files():
    return [path for name in CODE for path in sorted((ROOT / name).rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.django_db
def test_every_change_to_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, stdout=io.StringIO())


def test_no_python_file_has_more_than_three_hundred_lines():
    long = [str(path.relative_to(ROOT)) for path in python_files() if len(path.read_text().splitlines()) > 300]

    assert long == []


def test_no_module_is_a_drawer():
    drawers = {"utils", "helpers", "core", "common", "misc", "services"}

    assert [str(path) for path in python_files() if path.stem in drawers or path.parent.name in drawers] == []


def test_every_room_is_in_the_plan():
    plan = (ROOT / "docs" / "architecture.md").read_text()

    assert [room for room in ROOMS if f"`{room}/`" not in plan] == []


def test_every_key_of_the_environment_is_in_the_operations_guide():
    source = (ROOT / "config" / "settings" / "production.py").read_text()
    keys = set(re.findall(r'env(?:\.\w+)?\("([A-Z_]+)"', source)) | set(re.findall(r'^    "([A-Z_]+)":', source, re.M))
    guide = (ROOT / "docs" / "operations.md").read_text()

    assert "SECRET_KEY" in keys
    assert [key for key in sorted(keys) if f"`{key}`" not in guide] == []


def test_every_installed_app_can_register_its_hooks():
    for app in apps.get_app_configs():
        name = f"{app.name}.wagtail_hooks"
        if importlib.util.find_spec(name):
            importlib.import_module(name)


def test_every_template_compiles():
    for path in sorted((ROOT / "templates").rglob("*.html")):
        get_template(str(path.relative_to(ROOT / "templates")))


def test_no_template_has_a_style_or_a_script_of_its_own():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.I)
    own = [path for path in sorted((ROOT / "templates").rglob("*.html")) if "admin" not in path.parts]

    assert [str(path.relative_to(ROOT)) for path in own if inline.search(path.read_text())] == []


def test_no_tracked_file_names_a_package_index_or_a_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split("\n") if listed.returncode == 0 else [str(path) for path in python_files()]
    forbidden = re.compile(r"https?://[^ \"'`]*/simple/|^--(extra-)?index-url|^--find-links", re.M)
    texts = [ROOT / name for name in names if name.endswith((".py", ".txt", ".toml", ".md", ".yaml", ".cfg", "run"))]

    assert texts
    assert [str(path) for path in texts if path.is_file() and forbidden.search(path.read_text())] == []


def test_every_line_of_the_requirements_is_pinned_by_hash():
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        pins = re.findall(r"^[a-zA-Z0-9._-]+(?:\[[^]]+\])?==.*?(?=^[a-zA-Z0-9]|\Z)", path.read_text(), re.M | re.S)
        assert pins, path.name
        assert all("--hash=sha256:" in pin for pin in pins), path.name
