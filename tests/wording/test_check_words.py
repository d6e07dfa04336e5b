import io
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from docx import Document

from wording.management.commands.check_words import Command
from wording.rule_sets import rules_for

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
        ["rule", "severity", "start", "end", "text", "why", "suggest", "source", "place"]
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


LONG = "We " + "really " * 25 + "rest."


def test_the_reading_level_is_told_when_the_age_band_is(check_words):
    without = check_words("-", given=LONG.encode())
    told = check_words("-", "--age-band", "11-14", given=LONG.encode())

    assert without.stdout == "0 findings, 0 of them blocking.\n"
    assert told.returncode == 0
    assert told.stdout.startswith("Students (11-14): too short to score (a grade needs 80 words); 27 words")
    assert f"  line 1: 27 words, at most 22: “{LONG}”" in told.stdout.splitlines()
    assert told.stdout.endswith("0 findings, 0 of them blocking.\n")


def test_a_text_long_enough_is_told_its_grade_beside_the_target(check_words):
    done = check_words("-", "--age-band", "B1", "--audience", "student", given=b"We have big feelings too. " * 20)

    assert "Students (5-7): grade" in done.stdout
    assert "target 1.0; 100 words, 20 sentences" in done.stdout


def test_each_audience_is_held_against_its_own_profile(check_words):
    assert "Teachers (teacher)" in check_words("-", "--age-band", "B1", "--audience", "teacher", given=b"Rest.").stdout
    assert "Families (family)" in check_words("-", "--age-band", "B1", "--audience", "family", given=b"Rest.").stdout


def test_words_that_the_band_may_not_know_are_named(check_words):
    done = check_words("-", "--age-band", "B1", given=b"A perspicacious cat.")

    assert "Perhaps not known at this age: perspicacious." in done.stdout


def test_json_holds_findings_alone_unless_the_reading_is_asked_for(check_words):
    given = b"A crazy day. " * 20

    alone = check_words("-", "--json", "--age-band", "B1", given=given).stdout.splitlines()
    both = check_words("-", "--json", "--reading", "--age-band", "B1", given=given).stdout.splitlines()

    assert alone == both[:-1]
    assert all("rule" in json.loads(line) for line in alone)
    reading = json.loads(both[-1])
    assert (reading["reading"], reading["profile"], reading["words"], reading["grade"]) == ("student", "B1", 60, None)
    assert not {"rule", "severity", "start"} & set(reading)


def test_a_markdown_file_is_checked_where_its_words_stand(check_words, tmp_path):
    file = tmp_path / "lesson.md"
    file.write_text("---\ntitle: x\n---\n# Heading\n\n- A *crazy* day.\n", encoding="utf-8")

    words, line = check_words(str(file)), check_words(str(file), "--json").stdout

    assert words.stdout.startswith("line 6: warn STG-02 “crazy”")
    found = json.loads(line)
    assert (found["place"], found["start"], found["end"], found["text"]) == ("line.6", 2, 7, "crazy")


def test_a_word_file_is_checked_and_measured(check_words, tmp_path):
    document, file = Document(), tmp_path / "lesson.docx"
    document.add_paragraph("We rest.")
    document.add_table(1, 1).cell(0, 0).text = RULES["SAF-01"].must_fire[0]
    document.save(file)

    done = check_words(str(file), "--audience", "teacher", "--age-band", "B4")

    assert done.returncode == 1
    assert done.stdout.startswith("body 2: block SAF-01")
    assert "Teachers (teacher): too short to score" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("lesson.docx", b"not a zip", "can't be opened as a Word document"),
        ("lesson.doc", b"", "save it as .docx"),
        ("lesson.pdf", b"%PDF-1.7", "A PDF can't be read here"),
        ("lesson.md", b"\xff", "not a text in UTF-8"),
        ("lesson.md", b"", "no words"),
    ],
)
def test_a_file_that_can_not_be_read_ends_with_2_and_says_what_to_do(check_words, tmp_path, name, content, says):
    file = tmp_path / name
    file.write_bytes(content)

    done = check_words(str(file))

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_whose_ending_says_nothing_is_read_as_text(check_words, tmp_path):
    file = tmp_path / "lesson.yaml"
    file.write_text("title: A crazy day", encoding="utf-8")

    assert check_words(str(file)).stdout.startswith("1:10 warn STG-02")
