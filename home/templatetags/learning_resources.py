"""Data about a page for search engines, for templates of rooms below: they name the tag."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from ..learning_resources import as_script
from ..learning_resources import learning_resource as resource_of

register = template.Library()


@register.simple_tag(takes_context=True)
def learning_resource(context: Any) -> SafeString | str:
    """The page as a LearningResource, for a page that is public; a preview has none.

    Takes ``record`` of the context, so that it is asked for once.
    """
    request, page = context.get("request"), context["page"]
    if request is None or getattr(request, "is_preview", False) or not page.live:
        return ""
    lessons = context.get("lessons") or []
    links = context.get("outcomes") or [link for lesson in lessons for link in lesson.lesson_outcomes.all()]
    is_sensitive = bool(context.get("is_sensitive"))
    data = resource_of(page, request=request, record=context["record"], outcomes=links, is_sensitive=is_sensitive)
    return as_script(data)
