"""What somebody who was invited fills in: the checklist, the decision, and who they are."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from ..accepting import left_open
from ..comments import BOX, comments_in, too_long
from ..deciding import REASONS, Answer
from ..identities import is_checked
from ..models import Decision, Invitation, InvitedCounts
from ..models.sign_offs import POSITIVE
from ..young_people import PANEL_LINES, gives_away

ANSWERS = [("yes", "Yes"), ("no", "No"), ("not_applicable", "Does not apply")]
KEEPS = [("accept", "It may stay"), ("refuse", "It may not stay")]
DECISIONS = {
    Decision.APPROVE: "Yes, it can be used as it is",
    Decision.APPROVE_WITH_NOTES: "Yes, with a note",
    Decision.REQUEST_CHANGES: "Not yet: something has to change first",
    Decision.OUTSIDE_COMPETENCE: "I am not the right person to say",
}
NOTE = {"rows": 4}
# Open lines of the checklist that are named one by one above the form.
FEW = 3
# Letters that a short and a long answer may have.
SHORT, LONG = 300, 4000


class DecisionForm(forms.Form):
    """The decision about one seat. Comments come with it, in boxes named after places, and are checked with it."""

    decision = forms.ChoiceField(
        choices=list(DECISIONS.items()),
        widget=forms.RadioSelect,
        label="What do you say?",
        error_messages={"required": "Choose what you say."},
    )
    reasons = forms.MultipleChoiceField(
        choices=list(REASONS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="If something has to change: why?",
    )
    private_note = forms.CharField(
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs=NOTE),
        label="For the editors and the other reviewers",
        help_text="What should change, or what they should know. Never public.",
    )
    public_note = forms.CharField(
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs=NOTE),
        label="For everybody",
        help_text="If you like: a sentence that stands with the page in public.",
    )
    interest = forms.ChoiceField(
        choices=[("none", "I have nothing to declare"), ("some", "I have something to declare")],
        widget=forms.RadioSelect,
        label="Conflict of interest",
        help_text="Anything that could make you, or let you seem to, judge unfairly: money, a product, a friend.",
        error_messages={"required": "Say whether you have anything to declare."},
    )
    conflict_of_interest = forms.CharField(
        required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 2}), label="What it is"
    )
    role_title = forms.CharField(
        max_length=120,
        label="Who you are, as a role",
        help_text="Kept with your decision: youth worker, clinical psychologist. It is public only beside your name.",
        error_messages={"required": "Say who you are, as a role."},
    )
    registration_body = forms.CharField(required=False, max_length=120, label="Professional body that you belong to")
    registration_number = forms.CharField(required=False, max_length=60, label="Your registration number there")
    name_is_public = forms.BooleanField(
        required=False,
        label="My name may stand in the public record",
        help_text="If you leave this empty, the record says only what kind of reviewer looked at the page.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        invitation: Invitation,
        page: Any,
        comments: dict[str, str] | None = None,
        is_unfinished: bool = False,
    ) -> None:
        """``is_unfinished``: of what was typed only the comments count yet."""
        self.invitation, self.seat = invitation, invitation.assignment.seat
        self.is_unfinished = is_unfinished
        identity = invitation.identity
        super().__init__(data, initial={"role_title": identity.role_title, "name_is_public": identity.name_is_public})
        self.comments = comments_in(data) if data is not None else comments or {}
        self.comment_errors: dict[str, str] = {}
        self.lines = [*self.seat.checklist, *(PANEL_LINES if self.seat.speaks_for_young_people else ())]
        # What the editors want to keep although a check noticed it: some seats decide on that too.
        self.to_decide = left_open(page=page, seat=self.seat) if self.seat.accepts else []
        for kept in self.to_decide:
            self.fields[f"kept{kept.record.pk}"] = forms.ChoiceField(
                choices=KEEPS, required=False, widget=forms.RadioSelect, label=f"“{kept.record.words}”"
            )
        for number, _ in enumerate(self.lines):
            self.fields[f"line{number}"] = forms.ChoiceField(
                choices=ANSWERS, required=False, widget=forms.RadioSelect, label=self.lines[number]
            )
            self.fields[f"line{number}_note"] = forms.CharField(
                required=False, max_length=SHORT, label="If not: why?", widget=forms.Textarea(attrs={"rows": 1})
            )
        # As the page asks: what is kept, the checklist, the decision.
        self.order_fields([name for name in self.fields if name.startswith(("kept", "line"))])
        # Whose registration was checked has nothing to add; a seat that asks for none needs none.
        if is_checked(identity) or self.seat.invited_counts != InvitedCounts.ONCE_CHECKED:
            del self.fields["registration_body"], self.fields["registration_number"]
        # Of a panel of young people nobody is named, whoever signs for it.
        if self.seat.speaks_for_young_people:
            del self.fields["name_is_public"]

    @property
    def asks_for_registration(self) -> bool:
        """Whether the person's registration is still to be told and checked."""
        return "registration_number" in self.fields

    @property
    def may_be_named(self) -> bool:
        """Whether the person is asked for their name to be public."""
        return "name_is_public" in self.fields

    @property
    def checklist(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Each line with the box for its note."""
        return ((self[f"line{number}"], self[f"line{number}_note"]) for number, _ in enumerate(self.lines))

    @property
    def exceptions(self) -> Iterator[tuple[Any, forms.BoundField]]:
        """Each thing that the editors want to keep, with the choice about it."""
        return ((kept.record, self[f"kept{kept.record.pk}"]) for kept in self.to_decide)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id to go to, what is wrong) of everything to mend, in the order of the page."""
        found = [(f"{BOX}{place}", message) for place, message in self.comment_errors.items()]
        still_open = [line for line, _ in self.checklist if line.errors]
        if len(still_open) > FEW:
            found.append((_frame(still_open[0]), f"{len(still_open)} lines of the checklist are still open."))
        for field in self:
            if len(still_open) <= FEW or field.name not in {line.name for line in still_open}:
                found += [(_frame(field), str(error)) for error in field.errors]
        return found + [("decision", str(error)) for error in self.non_field_errors()]

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_unfinished and self.is_bound:
            self._errors = ErrorDict()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.comment_errors = too_long(self.comments)
        if values.get("interest") == "some" and not values.get("conflict_of_interest", "").strip():
            self.add_error("conflict_of_interest", "Say in a few words what it is.")
        if values.get("decision") in POSITIVE:
            self._ask_for_open_lines(values)
        if self.seat.speaks_for_young_people:
            self._protect_young_people(values)
        if self.comment_errors:
            self.add_error(None, "Some comments can't be kept as they are.")
        return values

    def answer(self) -> Answer:
        """What was decided, about just the page that the invitation was for."""
        values = self.cleaned_data
        asks_for_changes = values["decision"] == Decision.REQUEST_CHANGES
        return Answer(
            decision=values["decision"],
            shown_hash=self.invitation.content_hash,
            read_at=self.invitation.made_at,
            checklist=[
                {"line": line, "answer": values[f"line{number}"], "note": values[f"line{number}_note"].strip()}
                for number, line in enumerate(self.lines)
                if values[f"line{number}"]
            ],
            reasons=values["reasons"] if asks_for_changes else [],
            public_note=values["public_note"].strip(),
            private_note=values["private_note"].strip(),
            conflict_of_interest=values["conflict_of_interest"].strip() if values["interest"] == "some" else "",
            role_title=values["role_title"].strip(),
            accepted=[] if values["decision"] == Decision.OUTSIDE_COMPETENCE else self._accepted(values),
        )

    def person(self) -> dict[str, Any]:
        """What the person says of themselves."""
        asked = ("role_title", "name_is_public", "registration_body", "registration_number")
        said = {name: self.cleaned_data[name] for name in asked if name in self.cleaned_data}
        return {"name_is_public": False} | said

    def _accepted(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {
                "id": kept.record.pk,
                "accept": values[f"kept{kept.record.pk}"] == "accept",
                "asked": kept.record.proposed_at.isoformat(),
            }
            for kept in self.to_decide
            if values.get(f"kept{kept.record.pk}")
        ]

    def _ask_for_open_lines(self, values: dict[str, Any]) -> None:
        for kept in self.to_decide:
            if not values.get(f"kept{kept.record.pk}"):
                self.add_error(f"kept{kept.record.pk}", "Say whether these words may stay.")
        for number, _ in enumerate(self.lines):
            answer = values.get(f"line{number}")
            if not answer:
                self.add_error(f"line{number}", f"Line {number + 1} of the checklist is still open.")
            elif answer == "no" and not values.get(f"line{number}_note", "").strip():
                self.add_error(f"line{number}_note", f"Say in a few words why line {number + 1} is not met.")

    def _protect_young_people(self, values: dict[str, Any]) -> None:
        for name, value in list(values.items()):
            if isinstance(value, str) and (reason := gives_away(value)):
                self.add_error(name, reason)
        for place, words in self.comments.items():
            if reason := gives_away(words):
                self.comment_errors.setdefault(place, reason)


def _frame(field: forms.BoundField) -> str:
    """The id of what stands around a field: a group of choices has none of its own."""
    return f"{field.auto_id}_field"
