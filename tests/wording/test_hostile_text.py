"""Texts made to choke a pattern: a generous limit tells a pattern that runs away from one that is only slow."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

BIG = 100_000
TEXTS = {
    "one letter": "a",
    "one short word": "a ",
    "spaces": " ",
    "line breaks": "\n",
    "quotes": "“'",
    "right-to-left marks": "\u202e\u200f",
    "emoji": "😀",
    "null bytes": "\0",
    "letters with zero-width joints": "a\u200b",
    "combining accents": "e\u0301",
    "one digit": "1",
    "digits and hyphens": "1-",
    "full stops": ". ",
    "exclamation marks": "!",
}

ENGINE = """
import sys
from wording.reading_level import measure
from wording.safe_language import find
text = sys.stdin.buffer.read().decode("utf-8")
print(len(find(text, age_band="B1", topics=["suicide", "self-harm", "grief"])), measure([text]).words)
"""

# Each rule's own examples, repeated and cut short, come nearest to a match without being one.
EXAMPLES = """
from wording.letters import fold
from wording.rule_sets import rules_for
from wording.stretches import Stretch
for rule in rules_for("en"):
    for example in rule.must_fire:
        first = example.split()[0]
        for stretch in (f"{first} ", f"{first} a ", f"{example[:-2]} ", f"{example[:-2]}"):
            folded = fold(stretch * (20_000 // len(stretch)))
            for case in rule.cases:
                case.spans(Stretch(folded.text, folded.cased))
    print(rule.id, flush=True)
"""


def run(program, *, given=""):
    return subprocess.run(
        [sys.executable, "-c", program],
        input=given.encode(),
        capture_output=True,
        timeout=300,
        check=True,
        cwd=Path(settings.BASE_DIR),
    )


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_ends(piece):
    done = run(ENGINE, given=piece * (BIG // len(piece)))

    assert len(done.stdout.split()) == 2


def test_no_rule_runs_away_on_what_nearly_matches_it():
    done = run(EXAMPLES)

    assert len(done.stdout.split()) == 128
