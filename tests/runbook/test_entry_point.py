"""What ./run says to anyone, from anywhere, under any Python."""

import ast
import errno
import subprocess
import sys

import pytest

from runbook import commands, places
from tests.runbook.machines import run_in

PRESENT = places.TREE / "run"


class TestTheEntryPoint:
    def test_alone_it_lists_every_command(self, tree):
        listed = run_in(tree)

        assert listed.returncode == 0
        assert all(f"./run {name}" in listed.stdout for name in ("demo", "test", "check", "doctor", "lock", "bench"))

    def test_it_starts_from_another_folder_and_through_a_link(self, tree, tmp_path):
        link = tmp_path / "shortcut"
        link.symlink_to(tree / "run")

        listed = subprocess.run([link], capture_output=True, text=True, cwd="/", check=True)

        assert "./run demo" in listed.stdout

    def test_an_unknown_command_is_named_beside_those_there_are(self, tree):
        answer = run_in(tree, "dmeo")

        assert answer.returncode == 2
        assert "'dmeo'" in answer.stderr
        assert "./run demo" in answer.stderr

    def test_it_parses_under_pythons_that_are_too_old_for_anything_else(self):
        ast.parse(PRESENT.read_text(), feature_version=(3, 4))

    @pytest.mark.parametrize("version", ["(2, 7, 18)", "(3, 10, 13)"])
    def test_a_python_that_is_too_old_is_told_what_to_do(self, version):
        as_if = f"import sys, runpy; sys.version_info = {version}; sys.argv = ['run', 'test']; "

        answer = subprocess.run(
            [sys.executable, "-c", as_if + f"runpy.run_path({str(PRESENT)!r}, run_name='__main__')"],
            capture_output=True,
            text=True,
            check=False,
        )

        assert answer.returncode == 1
        assert "too old: Breathing Room needs Python 3.11" in answer.stderr
        assert "Next: " in answer.stderr
        assert "Traceback" not in answer.stderr

    def test_the_runbook_needs_nothing_but_the_standard_library(self, tree):
        load = f"import sys; sys.path.insert(0, {str(tree)!r}); import runbook.commands"

        loaded = subprocess.run([sys.executable, "-I", "-S", "-c", load], capture_output=True, text=True, check=False)

        assert loaded.returncode == 0, loaded.stderr

    def test_a_full_disk_is_words_and_not_a_traceback(self):
        words = commands.words_for(OSError(errno.ENOSPC, "No space left on device"))

        assert words.startswith("The disk is full.\nNext: free about 1 GB")
