"""What a letter calls a page, and where it leads. A mail is read on locked screens and by whoever stands behind."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Page

from curriculum.codes import coded_models


def page_name(page: Page, *, is_sensitive: bool, code: str | None = None) -> str:
    """Code and title of a page; of a sensitive one the code alone, or its number where it has none yet.

    ``code``: the page's own, where the caller has it in hand.
    """
    known = codes_of([page.pk]).get(page.pk, "") if code is None else code
    if is_sensitive:
        return known or gettext("page %(number)s") % {"number": page.pk}
    return " ".join(filter(None, [known, page.get_admin_display_title()]))


def codes_of(page_ids: Iterable[int]) -> dict[int, str]:
    """The codes of those pages that have one; one query for each kind of page with a code."""
    ids = list(page_ids)
    return {
        pk: code for model in coded_models() for pk, code in model.objects.filter(pk__in=ids).values_list("pk", "code")
    }


def desk_address(name: str, *arguments: Any) -> str:
    """The whole address of a page of the desk, which asks for an account."""
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=arguments)
