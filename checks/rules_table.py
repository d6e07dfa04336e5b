"""The structural rules as a table in Markdown: what docs/structural_rules.md shows, and a test holds true."""

from collections.abc import Iterator

from .structural_rules import ALWAYS, StructuralRule, condition_in_words, structural_rules
from .structure import judges


def rules_table() -> str:
    """One line a rule: id, what is checked and for which pages, gate, severity, message, and who judges it."""
    return "\n".join(
        [
            "| Rule | What is checked | On | Gate | Severity | Message | Judged in |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *map(_line, structural_rules().values()),
        ]
    )


def _line(rule: StructuralRule) -> str:
    cells = (
        f"{rule.id} {rule.name}",
        f"{rule.check} [{' '.join(rule.sources)}]",
        "; ".join(_pages(rule)),
        rule.gate,
        rule.severity,
        rule.message,
        " ".join(_judged_in(rule)),
    )
    return f"| {' | '.join(cells)} |"


def _pages(rule: StructuralRule) -> Iterator[str]:
    for label, condition in rule.pages.items():
        name = label.rpartition(".")[2]
        yield name if condition == ALWAYS else f"{name}, if {condition_in_words(condition)}"


def _judged_in(rule: StructuralRule) -> Iterator[str]:
    files = {f"`{judge.function.__module__.replace('.', '/')}.py`" for judge in judges() if judge.rule == rule.id}
    if files:
        yield f"{', '.join(sorted(files))}."
    if rule.waits_for:
        yield f"Not judged yet: {rule.waits_for}"
