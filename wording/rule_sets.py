"""The rules of a language together: which of them could hold in a text, and a version that changes with any of them.

To judge every pattern and to work out which letters it needs takes seconds. Both are done when rules are written
(``python -m wording.rule_sets``) and kept in a lock file, with a digest of the rule files: while the digest holds
nothing is judged twice, and when a rule was changed since everything is.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from wording.rule_files import RULES_DIR, LanguageWords, load_language, load_words, words_file
from wording.rules import Case, Excuse, Rule

# Raised when what is judged, or how needed letters are worked out, changes: locks of before no longer hold.
_WAY = "2"

# For each case, the sets of letters of which it needs one each.
Needs = Sequence[Sequence[Sequence[str]]]


class RuleSet:
    """Every rule of a language. ``version`` changes with anything in its files; ``needs`` stand in order of cases."""

    def __init__(self, rules: tuple[Rule, ...], excuses: dict[str, Excuse], version: str, needs: Needs) -> None:
        self.rules = rules
        self.excuses = excuses
        self.version = version
        self.cases: list[tuple[Rule, Case]] = [(rule, case) for rule in rules for case in rule.cases]
        # Many cases need the same set, so each set has a number.
        numbers: dict[tuple[str, ...], int] = {}
        self._needs = [
            frozenset(numbers.setdefault(tuple(stretches), len(numbers)) for stretches in sets) for sets in needs
        ]
        self._sets_with: dict[str, set[int]] = defaultdict(set)
        for stretches, number in numbers.items():
            for stretch in stretches:
                self._sets_with[stretch].add(number)
        self._lengths = sorted({len(stretch) for stretch in self._sets_with})

    def candidates(self, text: str) -> list[tuple[Rule, Case]]:
        """The cases that could hold in a folded text: those that need letters which it has not are left aside."""
        there: set[int] = set()
        for length in self._lengths:
            pieces = {text[at : at + length] for at in range(len(text) - length + 1)}
            for piece in pieces & self._sets_with.keys():
                there |= self._sets_with[piece]
        return [case for case, needs in zip(self.cases, self._needs, strict=True) if needs <= there]


@cache
def rule_set(language: str) -> RuleSet:
    """The rules of a language code ("en", "en-gb"), or none where there is no pack: then nothing is checked.

    Raises ``BrokenRuleError`` for files that can't be used.
    """
    directory = _directory(language)
    if directory is None:
        return RuleSet((), {}, "none", ())
    digest, lock = digest_of(directory), _read_lock(directory)
    is_proven = lock.get("digest") == digest
    rules, words = load_language(directory, is_proven=is_proven), _words(directory, is_proven=is_proven)
    needs = lock["needs"] if is_proven else needs_of(rules)
    return RuleSet(rules, words.excuses, digest[:12], needs)


def rules_for(language: str) -> tuple[Rule, ...]:
    """The rules of a language code, in the order of their ids."""
    return rule_set(language).rules


def rules_version(language: str) -> str:
    """Twelve hexadecimal digits that change with anything in a language's rules; "none" where there are none."""
    directory = _directory(language)
    return digest_of(directory)[:12] if directory else "none"


def digest_of(directory: Path) -> str:
    """A hash of every rule file of a language and of the way in which they are judged."""
    digest = hashlib.sha256(_WAY.encode())
    for path in sorted(directory.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def needs_of(rules: tuple[Rule, ...]) -> list[list[list[str]]]:
    """For each case of ``rules``, the sets of letters of which a text must hold one each."""
    return [[sorted(stretches) for stretches in case.needed] for rule in rules for case in rule.cases]


def lock_file(directory: Path) -> Path:
    """Where the lock of a language's folder stands."""
    return directory.with_suffix(".lock.json")


def write_lock(directory: Path) -> None:
    """Judge every rule of a language strictly and write its lock. Raises ``BrokenRuleError``."""
    needs = needs_of(load_language(directory))
    lock = {"digest": digest_of(directory), "needs": needs}
    lock_file(directory).write_text(json.dumps(lock, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _directory(language: str) -> Path | None:
    code = language.lower().partition("-")[0]
    directory = RULES_DIR / code
    return directory if re.fullmatch(r"[a-z]{2,3}", code) and directory.is_dir() else None


def _words(directory: Path, *, is_proven: bool) -> LanguageWords:
    return load_words(words_file(directory), is_proven=is_proven)


def _read_lock(directory: Path) -> dict[str, Any]:
    """The lock of a language; empty where there is none that can be read: then everything is judged again."""
    try:
        lock = json.loads(lock_file(directory).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return lock if isinstance(lock, dict) else {}


if __name__ == "__main__":
    for code in sys.argv[1:] or sorted(path.name for path in RULES_DIR.iterdir() if path.is_dir()):
        write_lock(RULES_DIR / code)
        print(f"{lock_file(RULES_DIR / code).name} is written.")
