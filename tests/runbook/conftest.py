"""Copies of the entry point in a path with a space. Nothing needs the network: packages are wheels made on the spot."""

import hashlib
import json
import os
import platform
import shutil
import subprocess
from pathlib import Path

import pip
import pytest

from runbook import machine, places
from runbook.environment import Environment
from tests.runbook.machines import make_wheel, write_program


@pytest.fixture(scope="module")
def new_venv(tmp_path_factory):
    """A virtual environment with a copy of the pip that is here: ensurepip would take longer than all the tests."""
    folder = tmp_path_factory.mktemp("made") / "venv"
    subprocess.run([machine.base_python(), "-m", "venv", "--without-pip", folder], check=True)
    shutil.copytree(Path(pip.__file__).parent, next(folder.glob("lib/python*/site-packages")) / "pip")
    return folder


@pytest.fixture
def tree(tmp_path):
    """A copy of the entry point in a path with a space, with a manage.py that says what it was asked."""
    folder = tmp_path / "a quiet room" / "main"
    folder.mkdir(parents=True)
    shutil.copy(places.TREE / "run", folder)
    shutil.copytree(places.TREE / "runbook", folder / "runbook", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "requirements").mkdir()
    (folder / "manage.py").write_text("import sys\nprint('manage.py did', *sys.argv[1:])\n")
    return folder


@pytest.fixture
def wheels(tmp_path, tree, monkeypatch):
    """The only place that pip looks for packages; requirements/base.txt pins the one that is there."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for name, value in {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder)}.items():
        monkeypatch.setenv(name, value)
    (tree / "requirements" / "base.txt").write_text(make_wheel(folder, "1.0"))
    return folder


@pytest.fixture
def builder(tmp_path, new_venv):
    """Stands in for a Python that makes virtual environments, and does it at once."""
    return write_program(tmp_path / "python-for-venv", f'cp -a "{new_venv}" "$3"')


@pytest.fixture
def environment(tree, builder):
    return Environment(folder=tree / ".venv", requirements=tree / "requirements", builder=builder)


@pytest.fixture
def ready(tree, environment, new_venv):
    """The tree after an earlier run that finished: no packages to install."""
    shutil.copytree(new_venv, environment.folder, symlinks=True)
    pinned = environment.requirements / "base.txt"
    pinned.write_text("")
    files = {"base.txt": hashlib.sha256(pinned.read_bytes()).hexdigest()}
    environment.stamp.write_text(json.dumps({"python": platform.python_version(), "files": files}))
    return tree
