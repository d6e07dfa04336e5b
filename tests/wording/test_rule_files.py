import textwrap

import pytest

from wording.rules import RULES_DIR, BrokenRuleError, load_family, load_language

GOOD = """
    family: TST
    name: For this test
    language: en
    rules:
      - id: TST-01
        version: 1
        flag: a word
        pattern: '\\bwibble\\b'
        severity: warn
        why: It is a test
        suggest: another word
        sources: [S01]
        must_fire: [a wibble]
        must_not_fire: [a wobble]
"""


@pytest.fixture
def family(tmp_path):
    def write(text, name="test.yaml"):
        directory = tmp_path / "en"
        directory.mkdir(exist_ok=True)
        path = directory / name
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    return write


def test_a_good_file_loads_with_the_usual_values(family):
    (rule,) = load_family(family(GOOD)).rules

    assert rule.id == "TST-01"
    assert rule.audiences == {"student", "teacher", "family"}
    assert rule.bands is None
    assert rule.unless_window == 60
    assert not rule.quotable


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("'\\bwibble\\b'", "'(wibble'", "TST-01: pattern: is a broken pattern"),
        ("'\\bwibble\\b'", "'(?:wibble)?'", "TST-01: pattern: matches where there is nothing"),
        ("'\\bwibble\\b'", "'\\bWibble\\b'", "TST-01: text is matched in small letters"),
        ("severity: warn", "severity: loud", "TST-01: severity: Input should be"),
        ("severity: warn", "severity: warn\n        colour: red", "TST-01: colour: Extra inputs"),
        ("why: It is a test", "notes: nothing", "TST-01: why: Field required"),
        ("version: 1", "version: '1'", "TST-01: version: Input should be a valid integer"),
        ("must_fire: [a wibble]", "must_fire: []", "TST-01: must_fire: Tuple should have at least 1"),
        ("severity: warn", "severity: warn\n        near: wobble", "TST-01: near and near_window go together"),
        ("severity: warn", "severity: warn\n        bands: [B9]", "TST-01: bands: Input should be"),
        (
            "severity: warn",
            "severity: warn\n        no_exception: true\n        quotable: true",
            "TST-01: a rule without exception can't be quotable",
        ),
        ("id: TST-01", "flags: none", "rule 1: id: Field required"),
        ("id: TST-01", "id: OTH-01", "OTH-01: does not belong to the family TST"),
        ("language: en", "language: en\n    tongue: en", "tongue: Extra inputs"),
        ("severity: warn", "severity: warn\n        severity: block", "the key 'severity' stands twice"),
        ("severity: warn", "severity: [warn", "line"),
    ],
)
def test_a_broken_file_names_file_rule_and_reason(family, old, new, reason):
    path = family(GOOD.replace(old, new))

    with pytest.raises(BrokenRuleError) as error:
        load_family(path)

    assert str(error.value).startswith("test.yaml")
    assert reason in str(error.value)


def test_a_rule_that_stands_in_two_files_is_refused(family):
    family(GOOD)
    path = family(GOOD, name="twice.yaml")

    with pytest.raises(BrokenRuleError, match=r"twice.yaml: TST-01: stands twice"):
        load_language(path.parent)


def test_a_family_in_another_language_than_its_folder_is_refused(family):
    path = family(GOOD.replace("language: en", "language: fr"))

    with pytest.raises(BrokenRuleError, match=r"is in 'fr' but stands among 'en'"):
        load_language(path.parent)


def test_every_file_holds_one_family_and_every_family_one_file():
    families = [load_family(path).family for path in (RULES_DIR / "en").glob("*.yaml")]

    assert len(families) == len(set(families)) == 16
