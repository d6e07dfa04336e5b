"""Pages that were refused at the moment when they should have gone live."""

from django.utils import timezone
from wagtail.models import Page, Revision

from .letters import write_letters
from .letters.naming import desk_address, page_name
from .models import Letter, PageDates
from .risk import is_sensitive
from .who_is_asked import lead_editors


def tell_not_published(revision: Revision) -> list[Letter]:
    """Tell the lead editors, once for each revision."""
    page = Page.objects.filter(pk=revision.object_id).first() if _is_page(revision) else None
    if page is None:
        return []
    sensitive = is_sensitive(page.specific) or PageDates.objects.filter(page=page, is_sensitive=True).exists()
    context = {
        "name": page_name(page, is_sensitive=sensitive),
        "moment": revision.approved_go_live_at,
        "address": desk_address("wagtailadmin_pages:edit", page.pk),
    }
    people = lead_editors(today=timezone.localdate())
    return write_letters(key=f"not-published:{revision.pk}", people=people, template="not_published", context=context)


def _is_page(revision: Revision) -> bool:
    return issubclass(revision.base_content_type.model_class() or object, Page)
