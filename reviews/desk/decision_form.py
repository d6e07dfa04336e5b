"""The form of a decision: what the seat asks, what the reviewer says, and what they were shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from ..comments import BOX, comments_in, too_long
from ..deciding import REASONS, Answer
from ..models import Assignment, Decision
from ..models.sign_offs import POSITIVE
from ..risk import FINAL
from ..young_people import PANEL_LINES, gives_away

INTERESTS = {"none": "I have nothing to declare", "some": "I have something to declare"}
ANSWERS = {"yes": "Yes", "no": "No", "not_applicable": "Does not apply"}
LONGEST_NOTE = 4000
LONGEST_LINE_NOTE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checklist as the form has it."""

    words: str
    answer: forms.BoundField
    note: forms.BoundField


class DecisionForm(forms.Form):
    """What a reviewer says for one seat. What is missing is judged by ``reviews.deciding``, not here: a decision that
    sends a page back needs no answer to every line."""

    shown_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    read_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    shown_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # What the page has moved on to, and that the reviewer has looked at it.
    newer_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    newer_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    saw_newer = forms.BooleanField(required=False, label="I have looked at what changed")
    decision = forms.ChoiceField(required=False, choices=Decision.choices, widget=forms.HiddenInput)
    reasons = forms.MultipleChoiceField(
        required=False,
        choices=list(REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        label="Reasons for asking for changes",
        help_text="Only where you ask for changes.",
    )
    private_note = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Note for editors and other reviewers",
        help_text="Say here what should change. It is never public.",
    )
    public_note = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Note for everybody",
        help_text="Stands in the public record of the page, if you write one.",
    )
    interest = forms.ChoiceField(
        required=False,
        choices=list(INTERESTS.items()),
        widget=forms.RadioSelect,
        label="Conflict of interest",
        help_text="Anything that could make you, or let you seem to, judge unfairly: money, a product, a friend.",
    )
    conflict_of_interest = forms.CharField(
        required=False, max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 2}), label="What you declare"
    )
    next_in_months = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=36,
        label="Look again sooner",
        help_text="In so many months. Empty means the usual time for this page.",
    )
    what_changed = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What changed, in plain words",
        help_text="Everybody can read this in the list of changes.",
    )
    safety_change = forms.BooleanField(required=False, label="This is a change for safety")

    def __init__(self, data: Any = None, *, assignment: Assignment, comments: dict[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.seat = assignment.seat
        self.comments = comments_in(data) if data is not None else comments
        self.comment_errors: dict[str, str] = {}
        self.line_words = [*self.seat.checklist, *(PANEL_LINES if self.seat.speaks_for_young_people else ())]
        for number, words in enumerate(self.line_words):
            self.fields[f"line_{number}"] = forms.ChoiceField(
                required=False, choices=list(ANSWERS.items()), widget=forms.RadioSelect, label=words
            )
            self.fields[f"line_{number}_note"] = forms.CharField(
                required=False,
                max_length=LONGEST_LINE_NOTE,
                widget=forms.Textarea(attrs={"rows": 1}),
                label=f"Note on line {number + 1}",
            )
        if self.seat.code != FINAL:
            del self.fields["what_changed"], self.fields["safety_change"]

    @property
    def lines(self) -> Iterator[Line]:
        """The checklist, in order."""
        for number, words in enumerate(self.line_words):
            yield Line(words, self[f"line_{number}"], self[f"line_{number}_note"])

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id to go to, what is wrong) of everything to mend, in the order of the screen."""
        found = [(f"{BOX}{place}", message) for place, message in self.comment_errors.items()]
        found += [(f"{field.auto_id}_field", str(error)) for field in self for error in field.errors]
        return found + [("decision", str(error)) for error in self.non_field_errors()]

    @property
    def only_comments(self) -> bool:
        """Whether comments are kept and nothing is decided."""
        return self.data.get("do") == "comment"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.comment_errors = too_long(self.comments)
        if self.seat.speaks_for_young_people:
            self._protect_young_people(values)
        if not self.only_comments:
            self._ask_for_what_is_open(values)
        if self.comment_errors:
            self.add_error(None, "Some comments can't be kept as they are.")
        return values

    def _ask_for_what_is_open(self, values: dict[str, Any]) -> None:
        """Says at its field what ``reviews.deciding`` would refuse for the whole form."""
        if not values.get("decision"):
            self.add_error(None, "Choose what you decide.")
        if not values.get("interest"):
            self.add_error("interest", "Say whether you have anything to declare.")
        elif values["interest"] == "some" and not values.get("conflict_of_interest", "").strip():
            self.add_error("conflict_of_interest", "Say in a few words what it is.")
        if values.get("decision") in POSITIVE:
            for number, _ in enumerate(self.line_words):
                self._ask_for_line(number, values)

    def _ask_for_line(self, number: int, values: dict[str, Any]) -> None:
        answer = values.get(f"line_{number}")
        if not answer:
            self.add_error(f"line_{number}", f"Line {number + 1} of the checklist is still open.")
        elif answer == "no" and not values.get(f"line_{number}_note", "").strip():
            self.add_error(f"line_{number}_note", f"Say in a few words why line {number + 1} is not met.")

    def _protect_young_people(self, values: dict[str, Any]) -> None:
        for name, value in list(values.items()):
            if isinstance(value, str) and (problem := gives_away(value)):
                self.add_error(name, problem)
        for place, words in self.comments.items():
            if problem := gives_away(words):
                self.comment_errors.setdefault(place, problem)

    def answer(self, *, accepted: list[dict[str, Any]]) -> Answer:
        """What the form says, for ``reviews.deciding.decide``. Only of a valid form."""
        said = self.cleaned_data
        saw_newer = said["saw_newer"] and said["newer_hash"]
        lines = [
            {"line": words, "answer": said[f"line_{number}"], "note": said[f"line_{number}_note"].strip()}
            for number, words in enumerate(self.line_words)
        ]
        return Answer(
            decision=said["decision"],
            shown_hash=said["newer_hash"] if saw_newer else said["shown_hash"],
            read_at=said["read_at"],
            checklist=[line for line in lines if line["answer"]],
            reasons=said["reasons"] if said["decision"] == Decision.REQUEST_CHANGES else [],
            public_note=said["public_note"].strip(),
            private_note=said["private_note"].strip(),
            conflict_of_interest=said["conflict_of_interest"].strip() if said["interest"] == "some" else "",
            next_in_months=said["next_in_months"],
            accepted=accepted,
        )
