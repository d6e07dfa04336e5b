"""The form of a page that is checked: it explains at each field what must be mended before the page goes on."""

import copy
from collections import defaultdict
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField
from wagtail.models import Page

from .block_errors import stream_error
from .submission import Refusal, refusals

# What Wagtail's editor sends along when a page goes on: to reviewers or to the public.
GOING_ON = ("action-submit", "action-restart-workflow", "action-publish")


class CheckedPageForm(WagtailAdminPageForm):
    """Saves any draft. Submitting, submitting again, approving and publishing ask for a page without refusals.

    ``refused`` and ``refused_page`` are what was refused, and the page as it was typed.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused: list[Refusal] = []
        self.refused_page: Page | None = None

    def is_valid(self) -> bool:
        is_valid = super().is_valid()
        if self.refused_page is None and self.goes_on:
            self.refused_page = page_as_typed(self)
            self._explain(refusals(self.refused_page))
        return is_valid and not self.refused

    @property
    def goes_on(self) -> bool:
        """Whether the page would go on to somebody else: neither kept as a draft nor sent back to its author."""
        if not self.is_bound or self.is_deferred_validation:
            return False
        if any(action in self.data for action in GOING_ON):
            return True
        if "action-cancel-workflow" in self.data:
            return False
        return not ("action-workflow-action" in self.data and self.data.get("workflow-action-name") == "reject")

    def _explain(self, found: list[Refusal]) -> None:
        """Puts each refusal at its field, at its block, or at its row of an inline panel."""
        in_streams: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for refusal in found:
            name, _, inside = refusal.place.partition(".")
            if name in self.errors:
                # What stands there was not understood, so the page still holds what stood there before.
                continue
            self.refused.append(refusal)
            if name in self.formsets:
                self._explain_part(name, inside, refusal.message)
            elif name in self.fields and isinstance(self._meta.model._meta.get_field(name), StreamField):
                in_streams[name].append((inside, refusal.message))
            else:
                self._told(name, refusal.message)
        for name, messages in in_streams.items():
            self.add_error(name, stream_error(getattr(self.refused_page, name), messages))

    def _told(self, name: str, message: str) -> None:
        self.add_error(name if name in self.fields else None, message)

    def _explain_part(self, name: str, inside: str, message: str) -> None:
        position, _, field = inside.partition(".")
        forms = kept_forms(self.formsets[name])
        if not position.isdecimal() or not 0 < int(position) <= len(forms):
            self.add_error(None, message)
            return
        form = forms[int(position) - 1]
        form.add_error(field if field in form.fields else None, message)


def page_as_typed(form: WagtailAdminPageForm) -> Page:
    """The page as ``form`` would save it, inline panels included, without touching the page that the form holds.

    ``form`` has been validated. Where a field is in error, the page keeps what stood there before.
    """
    page = copy.copy(form.instance)
    held = getattr(form.instance, "_cluster_related_objects", {})
    page._cluster_related_objects = {name: list(rows) for name, rows in held.items()}
    for relation in (*page._meta.many_to_many, *page._meta.private_fields):
        if relation.name in form.cleaned_data and hasattr(relation, "save_form_data"):
            relation.save_form_data(page, form.cleaned_data[relation.name])
    for name, formset in form.formsets.items():
        setattr(page, name, _rows(formset))
    return page


def _rows(formset: Any) -> list[Any]:
    """The rows of an inline panel as they will stand: copies, because a page that is given a row makes it its own."""
    rows = [copy.copy(form.instance) for form in kept_forms(formset)]
    if order := getattr(formset.model, "sort_order_field", None):
        for position, row in enumerate(rows):
            setattr(row, order, position)
    return rows


def kept_forms(formset: Any) -> list[Any]:
    """The forms of an inline panel that will be rows, in the order in which they will stand."""
    # A form that is asked whether it is valid stops at its first panel that is not; the others read nothing then.
    formset.is_valid()
    kept = [
        form
        for form in formset.forms
        if (form.instance.pk or form.has_changed()) and not (formset.can_delete and formset._should_delete_form(form))
    ]
    if not formset.can_order:
        return kept
    # As Django orders them: those without a number last.
    return sorted(kept, key=lambda form: _order(form, last=len(kept)))


def _order(form: Any, *, last: int) -> int:
    order = getattr(form, "cleaned_data", {}).get("ORDER")
    return last if order is None else order
