"""What the history of a help entry calls what was done to it."""

from typing import Any

from wagtail.log_actions import LogFormatter


class _Check(LogFormatter):
    label = "Check the facts"

    def format_message(self, log_entry: Any) -> str:
        told = "the entry counts as checked" if log_entry.data.get("complete") else "one more person has to check it"
        return f"Checked the facts ({log_entry.data.get('method', '')}); {told}"


class _Pause(LogFormatter):
    label = "Pause"

    def format_message(self, log_entry: Any) -> str:
        return f"Paused: {log_entry.data.get('reason', '')}"


class _Close(LogFormatter):
    label = "Close"

    def format_message(self, log_entry: Any) -> str:
        return f"Closed: {log_entry.data.get('reason', '')}"


class _ShowAgain(LogFormatter):
    label = "Show again"
    message = "Put back in use"


def name_actions(actions: Any) -> None:
    """Hook ``register_log_actions``."""
    for name, formatter in (("check", _Check), ("pause", _Pause), ("close", _Close), ("show_again", _ShowAgain)):
        actions.register_action(f"support.{name}")(formatter)
