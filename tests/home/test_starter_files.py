"""A starter file that is wrong says where."""

import pytest
import yaml

from home.starter_files import STARTER, FileErrors, read_lesson, read_module

GOOD = STARTER / "M4" / "M4.3.yaml"


def changed(tmp_path, **changes):
    data = yaml.safe_load(GOOD.read_text(encoding="utf-8")) | changes
    path = tmp_path / "M4.3.yaml"
    path.write_text(yaml.safe_dump({key: value for key, value in data.items() if value is not ...}), encoding="utf-8")
    return path


def test_an_unknown_key_names_the_file_and_the_line(tmp_path):
    path = tmp_path / "M4.3.yaml"
    path.write_text(GOOD.read_text(encoding="utf-8").replace("key_question:", "kee_question:", 1), encoding="utf-8")
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if text.startswith("kee_question"))

    with pytest.raises(FileErrors, match=rf"M4\.3\.yaml, line {line}: kee_question: Extra inputs"):
        read_lesson(path)


def test_a_missing_key_is_named(tmp_path):
    with pytest.raises(FileErrors, match=r"M4\.3\.yaml, line 1: handouts: Field required"):
        read_lesson(changed(tmp_path, handouts=...))


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(FileErrors) as error:
        read_lesson(changed(tmp_path, handouts=..., band="B9", title=""))

    assert len(str(error.value).splitlines()) == 3


def test_a_fault_deep_inside_names_its_own_line(tmp_path):
    text = GOOD.read_text(encoding="utf-8").replace("kind: baseline", "kind: warm_up", 1)
    path = tmp_path / "M4.3.yaml"
    path.write_text(text, encoding="utf-8")
    line = next(n for n, part in enumerate(text.splitlines(), 1) if "kind: warm_up" in part)

    with pytest.raises(FileErrors, match=rf"line {line}: activities\.0\.kind"):
        read_lesson(path)


def test_minutes_that_do_not_add_up_are_told(tmp_path):
    with pytest.raises(FileErrors, match="the activities take 55 minutes, the lesson says 50"):
        read_lesson(changed(tmp_path, minutes=50))


def test_a_higher_band_is_never_also_suitable(tmp_path):
    with pytest.raises(FileErrors, match="lower bands only"):
        read_lesson(changed(tmp_path, also_suitable=["B5"]))


def test_a_key_that_stands_twice_is_told(tmp_path):
    path = tmp_path / "M4.3.yaml"
    path.write_text(GOOD.read_text(encoding="utf-8") + "\ncode: M4.4\n", encoding="utf-8")

    with pytest.raises(FileErrors, match="code: this key stands twice"):
        read_lesson(path)


def test_broken_yaml_names_the_file(tmp_path):
    path = tmp_path / "M4.yaml"
    path.write_text("title: [", encoding="utf-8")

    with pytest.raises(FileErrors, match=r"M4\.yaml"):
        read_module(path)
