import io
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings

from wording.management.commands.check_words import Command
from wording.rules import rules_for

RULES = {rule.id: rule for rule in rules_for("en")}


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def check_words(monkeypatch, capsys):
    """The command as a shell would start it, in this process."""

    def run(*arguments, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = 0
        try:
            Command().run_from_argv(["manage.py", "check_words", *arguments])
        except SystemExit as exit:
            status = exit.code
        return Done(status, *capsys.readouterr())

    return run


def test_a_shell_gets_the_promised_exit_statuses():
    def status(*arguments, given=b""):
        command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "check_words", *arguments]
        return subprocess.run(command, input=given, capture_output=True, timeout=300, check=False).returncode

    assert status("-", given=b"It is good to tell someone.") == 0
    assert status("-", given=RULES["SAF-01"].must_fire[0].encode()) == 1
    assert status("-", "--age-band", "3-4") == 2


def test_a_clean_text_ends_with_0(check_words):
    done = check_words("-", given=b"It is good to tell someone.")

    assert done.returncode == 0
    assert done.stdout == "0 findings, 0 of them blocking.\n"


def test_a_warning_is_told_with_its_line_and_ends_with_0(check_words):
    done = check_words("-", given=b"One.\nA crazy day.")

    assert done.returncode == 0
    assert done.stdout.startswith("2:3 warn STG-02")


def test_a_blocking_finding_ends_with_1(check_words):
    done = check_words("-", "--audience", "teacher", given=RULES["SAF-01"].must_fire[0].encode())

    assert done.returncode == 1
    assert "SAF-01" in done.stdout


def test_json_is_one_object_a_line_with_the_promised_keys(check_words, tmp_path):
    text = tmp_path / "own words.txt"
    text.write_text("😀 A crazy, insane day.", encoding="utf-8")

    done = check_words(str(text), "--json", "--age-band", "11-14", "--topic", "sleep", "--audience", "student,family")

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [list(line) for line in lines] == [
        ["rule", "severity", "start", "end", "text", "why", "suggest", "source"]
    ] * 2
    assert [(line["start"], line["end"], line["text"]) for line in lines] == [(4, 9, "crazy"), (11, 17, "insane")]


def test_band_and_topics_wake_the_rules_that_wait_for_them(check_words):
    named, numbered = RULES["SUI-16"].must_fire[0].encode(), RULES["EDB-01"].must_fire[0].encode()

    assert check_words("-", "--age-band", "7-9", "--audience", "student", given=named).returncode == 1
    assert check_words("-", "--topic", "body_image", given=numbered).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-", "--nonsense"],
        ["-", "--age-band", "3-4"],
        ["-", "--audience", "cats"],
        ["-", "--audience", ""],
        ["-", "--topic", "two words"],
        ["no-such-file.txt"],
        ["/"],
    ],
)
def test_unusable_arguments_end_with_2_and_say_why(check_words, arguments):
    done = check_words(*arguments)

    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_not_text_ends_with_2(check_words):
    done = check_words("-", given=b"\xff\xfe\x00\xd8")

    assert done.returncode == 2
    assert "not a text in UTF-8" in done.stderr
