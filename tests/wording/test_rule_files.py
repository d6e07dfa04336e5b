import textwrap

import pytest

from wording.rule_files import RULES_DIR, BrokenRuleError, load_family, load_language
from wording.rule_sets import rules_version

GOOD = """
    family: TST
    name: For this test
    language: en
    rules:
      - id: TST-01
        version: 1
        flag: a word
        cases:
          - say: '\\bwibble\\b'
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
    assert rule.cases[0].unless_window == 60
    assert not rule.quotable


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("'\\bwibble\\b'", "'(wibble'", "TST-01: cases.say: is a broken pattern"),
        ("'\\bwibble\\b'", "'(?:wibble)?'", "TST-01: cases.say: matches where there is nothing"),
        ("'\\bwibble\\b'", "'\\bWibble\\b'", "TST-01: cases: text is matched in small letters"),
        ("severity: warn", "severity: loud", "TST-01: severity: Input should be"),
        ("severity: warn", "severity: warn\n        colour: red", "TST-01: colour: Extra inputs"),
        ("why: It is a test", "notes: nothing", "TST-01: why: Field required"),
        ("version: 1", "version: '1'", "TST-01: version: Input should be a valid integer"),
        ("must_fire: [a wibble]", "must_fire: []", "TST-01: must_fire: Tuple should have at least 1"),
        ("'\\bwibble\\b'", "wibble\n            near: wobble", "TST-01: cases: near and near_window go together"),
        ("'\\bwibble\\b'", "'(?:wibble )*wobble'", "TST-01: cases.say: could run away: a repetition has no limit"),
        ("'\\bwibble\\b'", "'wibble.*wobble'", "TST-01: cases.say: could run away: a repetition has no limit"),
        ("'\\bwibble\\b'", "'a.{0,300}b.{0,300}c'", "TST-01: cases.say: could run away: there are too many ways"),
        ("'\\bwibble\\b'", "'{wobbles} wibble'", "TST-01: cases.say: names words that are not listed: wobbles"),
        ("severity: warn", "severity: warn\n        excuses: [sorry]", "TST-01: excuses: there is no 'sorry'"),
        ("severity: warn", "severity: warn\n        bands: [B9]", "TST-01: bands: Input should be"),
        (
            "severity: warn",
            "severity: warn\n        no_exception: true\n        quotable: true",
            "TST-01: a rule without exception can't be quotable, cleared or excused",
        ),
        (
            "severity: warn",
            "severity: warn\n        no_exception: true\n        excuses: [sorry]",
            "TST-01: a rule without exception can't be quotable, cleared or excused",
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
    families = [load_family(path).family for path in (RULES_DIR / "en").glob("*.yaml") if path.name != "words.yaml"]

    assert len(families) == len(set(families)) == 16


def test_named_words_of_the_language_and_of_the_family_are_written_out(family):
    family("language: en\nwords: {thing: 'wibble|{other}', other: wobble}", name="words.yaml")
    path = family(
        GOOD.replace("'\\bwibble\\b'", "'{own} {thing}'").replace("rules:", "words: {own: my}\n    rules:", 1)
    )

    (rule,) = load_family(path).rules

    assert rule.cases[0].say.ready.search("my wobble")
    assert not rule.cases[0].say.ready.search("your wobble")


def test_a_name_that_leads_to_itself_is_refused(family):
    family("language: en\nwords: {thing: '{other}', other: '{thing}'}", name="words.yaml")
    path = family(GOOD.replace("'\\bwibble\\b'", "'{thing} wibble'"))

    with pytest.raises(BrokenRuleError, match="names words that name themselves"):
        load_family(path)


def test_broken_words_of_a_language_name_their_file_and_reason(family):
    path = family("language: en\nexcuses: {sorry: {before: '(sorry'}}", name="words.yaml")
    family(GOOD)

    with pytest.raises(BrokenRuleError, match=r"words.yaml: excuses.sorry.before: is a broken pattern"):
        load_language(path.parent)


def test_a_language_has_a_version_and_one_without_rules_has_none():
    assert len(rules_version("en")) == 12
    assert rules_version("en-gb") == rules_version("en")
    assert rules_version("tlh") == "none"
