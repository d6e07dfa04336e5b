"""What somebody typed, kept where a form could not be taken: hidden in the next form, or shown to be copied."""

from typing import Any

from django.http import QueryDict

from ..comments import BOX, comments_in
from ..content_paths import editor_place
from ..deciding import REASONS
from ..models import Invitation
from .decision_form import ANSWERS, DECISIONS, KEEPS, DecisionForm

# Of the first page's own form.
OWN = frozenset({"do", "code"})


def kept_fields(data: QueryDict) -> list[tuple[str, str]]:
    """(name, value) of everything in ``data`` that is not the first page's own."""
    return [(name, str(value)) for name, values in data.lists() if name not in OWN for value in values if value]


def what_was_typed(data: QueryDict, *, invitation: Invitation, page: Any) -> list[tuple[str, str]]:
    """(label, words) of everything that a reader filled in, in the order of the page."""
    typed = [(editor_place(page, place).name, words) for place, words in comments_in(data).items() if words]
    decisions = {str(value): words for value, words in DECISIONS.items()}
    choices: dict[str, str] = dict(ANSWERS) | dict(KEEPS) | decisions | REASONS
    if not data:
        return typed
    for field in DecisionForm(data, invitation=invitation, page=page):
        for value in data.getlist(field.html_name):
            if value and not field.html_name.startswith(BOX):
                typed.append((str(field.label), choices.get(value, value)))
    return typed
