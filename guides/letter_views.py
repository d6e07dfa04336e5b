"""The letter to families of a module, as a Word document."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from curriculum.models import ModulePage
from lessons.families.letter import letter_of
from reviews.public_record import any_unreviewed
from support.quick_exit import kept_nowhere

from .printables import lessons_of, printable
from .views import FRESH_SECONDS
from .word_letter import WORD_TYPE, word_letter


@require_safe
def family_letter(request: HttpRequest, code: str) -> HttpResponse:
    """The plain letter of the module with ``code``. Raises Http404 for any other page: a lesson has a letter in PDF."""
    page = printable(code=code, locale=Locale.get_active(), modules=True)
    if not isinstance(page, ModulePage):
        raise Http404(f"{code} is a lesson.")
    lessons = lessons_of(page)
    letter = letter_of(page, lessons, is_unreviewed=any_unreviewed([page, *lessons]))
    response = HttpResponse(word_letter(letter, language=page.locale.language_code), content_type=WORD_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{page.code}-family-letter.docx"'
    if letter.asks_for_care:
        return kept_nowhere(response)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response
