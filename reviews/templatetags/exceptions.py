"""Findings that are kept on purpose, on the screens where reviewers decide."""

import re
from collections.abc import Mapping
from typing import Any

from django import template

from checks.facts import Facts

from ..accepted_desk import exceptions_shown
from ..kept_findings import State, may_decide, open_exceptions
from ..models import Assignment
from ..reviewing import page_under_review

register = template.Library()

# As long as a row's number can be.
_NAME = re.compile(r"exception-(\d{1,18})")
_ANSWERS = {"accept": True, "refuse": False}


@register.inclusion_tag("reviews/accepted/open_exceptions.html", takes_context=True, name="open_exceptions")
def exceptions_of_seat(context: Mapping[str, Any], assignment: Assignment) -> dict[str, Any]:
    """What the editors of the page want to keep: open ones first, with an answer to give where the seat may decide.

    What was answered in a form that came back stays answered.
    """
    # The screen has both in hand: to fetch a draft, and to look at all of it, takes long.
    page = context.get("reviewed") or page_under_review(assignment.round)
    facts = context.get("facts") or Facts(page)
    data = getattr(context.get("request"), "POST", {})
    rows = exceptions_shown(page, open_exceptions(page, facts), facts)
    for row in rows:
        kept = row["kept"]
        row["is_open"] = kept.state == State.WAITING
        row["can_decide"] = row["is_open"] and may_decide(assignment.seat, kept.cause)
        row["input"] = f"exception-{kept.record.pk}"
        row["asked"] = kept.record.proposed_at.isoformat()
        row["answer"] = data.get(row["input"], "")
    return {"rows": rows, "open_count": sum(row["is_open"] for row in rows)}


def exceptions_from_post(data: Mapping[str, str]) -> list[dict[str, Any]]:
    """What a reviewer answered, as ``decide`` wants it: an answer that is neither is kept, to be refused there."""
    return [
        {"id": int(match[1]), "accept": _ANSWERS.get(data[name]), "asked": data.get(f"{name}-asked", "")}
        for name in data
        if (match := _NAME.fullmatch(name))
    ]
