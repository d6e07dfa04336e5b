"""Whether findings of the report are kept on purpose: asked of the record, so that a page need not be checked again."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from .kept_findings import State, said_of, state_of
from .models import AcceptedFinding

NOT_KEPT = "no"
LABELS = {
    State.WAITING.value: "Waits for a reviewer",
    State.ACCEPTED.value: "Accepted",
    State.REFUSED.value: "Refused",
    State.EXPIRED.value: "Expired",
    NOT_KEPT: "Not kept",
}


def _in_state(state: str) -> Q:
    """The same as ``state_of`` says of one row, for the database."""
    today = timezone.localdate()
    match state:
        case State.WAITING:
            return Q(is_accepted=None)
        case State.REFUSED:
            return Q(is_accepted=False)
        case State.EXPIRED:
            return Q(is_accepted=True, expires_on__lt=today)
        case State.ACCEPTED:
            return Q(is_accepted=True) & (Q(expires_on=None) | Q(expires_on__gte=today))
    return Q()


class KeptFilter(django_filters.ChoiceFilter):
    """Rows by what became of keeping them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=list(LABELS.items()), empty_label="Any", widget=forms.RadioSelect, **kwargs)

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        if value not in LABELS:
            return qs
        records = AcceptedFinding.objects.filter(
            _in_state(value),
            page=OuterRef("page_check__page"),
            rule=OuterRef("rule"),
            rule_version=OuterRef("rule_version"),
            words_hash=OuterRef("words_hash"),
        )
        return qs.exclude(Exists(records)) if value == NOT_KEPT else qs.filter(Exists(records))


def decorate_kept(findings: Sequence[Any]) -> None:
    """Gives each row ``kept`` and ``kept_state``: what became of keeping it, and who decided. One query."""
    hashes = {finding.words_hash for finding in findings} - {""}
    records = AcceptedFinding.objects.filter(words_hash__in=hashes).select_related("sign_off") if hashes else ()
    known = {(each.page_id, each.rule, each.rule_version, each.words_hash): each for each in records}
    for finding in findings:
        record = known.get((finding.page_check.page_id, finding.rule, finding.rule_version, finding.words_hash))
        finding.kept_state = state_of(record).value if record else ""
        finding.kept = said_of(record) if record else ""
