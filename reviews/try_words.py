"""A page at the desk where somebody tries words that stand in no page yet. Nothing of it is kept or logged."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from curriculum.models import AgeBand, Topic
from wording.documents import ENDINGS, UnreadableDocument, read_document
from wording.passages import Passage
from wording.readers import readings
from wording.safe_language import findings

from .finding_cards import cards, reading_cards

# Characters that one try may have: some thirty pages of a lesson, and checked while somebody waits.
LONGEST = 60_000
# Bytes of a file: as much as Django keeps in memory, so that nothing of it is written to a disk.
LARGEST = 2 * 1024 * 1024
AUDIENCES = {"student": "Students", "teacher": "Teachers", "family": "Families"}


class TryWordsForm(forms.Form):
    """Words to try, pasted or in a file, and who would read them."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        label="Your words",
        help_text=f"Paste them here: {LONGEST:,} characters at most. An empty line ends a paragraph.",
    )
    file = forms.FileField(
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        label="Or a file",
        help_text="Text, Markdown or Word (.txt, .md, .docx), two megabytes at most. It is read and not kept.",
    )
    audiences = forms.MultipleChoiceField(
        choices=list(AUDIENCES.items()),
        initial=list(AUDIENCES),
        widget=forms.CheckboxSelectMultiple,
        label="Who reads it",
    )
    age_band = forms.ModelChoiceField(
        AgeBand.objects.all(),
        required=False,
        to_field_name="code",
        empty_label="Any age",
        label="Age band",
        help_text="Some words are for older students only, and the reading level depends on it.",
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        required=False,
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        label="Topics",
        help_text="Some words weigh more where the topic is sensitive.",
    )

    def clean_text(self) -> str:
        # A browser sends two characters for each line end; they are no part of what was written.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > LONGEST:
            raise forms.ValidationError(
                f"These are {len(text):,} characters, and {LONGEST:,} can be tried at once. Try a part of them."
            )
        return text

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file is not None and file.size > LARGEST:
            raise forms.ValidationError("The file is larger than two megabytes. Take out its pictures, or paste words.")
        return file

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        text, file = values.get("text", ""), values.get("file")
        if self.errors:
            return values
        if text.strip() and file:
            self.add_error("file", "Both words and a file were given. Empty one of them.")
        elif not text.strip() and not file:
            self.add_error("text", "There is nothing to check yet: paste some words, or choose a file.")
        else:
            self._read(text, file)
        return values

    def _read(self, text: str, file: Any) -> None:
        """Leaves the passages in the cleaned data, or an error where the words came from."""
        field = "text" if file is None else "file"
        name, content = ("pasted.txt", text.encode()) if file is None else (file.name, file.read())
        try:
            passages = read_document(name=name, content=content, audiences=self.cleaned_data["audiences"])
        except UnreadableDocument as problem:
            self.add_error(field, str(problem))
            return
        if sum(len(passage.text) for passage in passages) > LONGEST:
            self.add_error(field, f"More than {LONGEST:,} characters stand in it. Try a part of them.")
        self.cleaned_data["passages"] = passages


@method_decorator(sensitive_post_parameters(), name="dispatch")
class TryWords(WagtailAdminTemplateMixin, View):
    """Asks for words and shows what the checks notice in them. What was tried is never in an address."""

    page_title = "Try your words"
    header_icon = "edit"
    template_name = "reviews/try_words.html"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._answer(TryWordsForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = TryWordsForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._answer(form, status=400)
        values = form.cleaned_data
        noticed = tried(passages=values["passages"], age_band=values["age_band"], topics=values["topics"])
        return self._answer(form, **noticed)

    def _answer(self, form: TryWordsForm, *, status: int = 200, **context: Any) -> TemplateResponse:
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)


def tried(*, passages: list[Passage], age_band: AgeBand | None, topics: Any) -> dict[str, Any]:
    """What the checks notice in ``passages``, as the page shows it."""
    band = age_band.code if age_band else None
    found = findings(passages, age_band=band, topics=[topic.slug for topic in topics])
    return {
        "cards": cards(found),
        "blocking": sum(finding.is_blocking for finding in found),
        "readings": reading_cards(readings(passages, age_band=band)),
        "was_tried": True,
    }
