"""Where reference data is used: asked before any of it is removed."""

from django.db import models
from wagtail.models import Page, ReferenceIndex


def users_of(thing: models.Model) -> list[str]:
    """What outside the reference data uses ``thing``, in words an editor knows; empty when it may be removed.

    Fields and blocks of pages and snippets come from Wagtail's reference index, which leaves out many-to-many fields.
    """
    users = {str(user) for user, _ in ReferenceIndex.get_grouped_references_to(thing)}
    for relation in thing._meta.related_objects:
        if relation.many_to_many and issubclass(relation.related_model, Page):
            pages = relation.related_model._default_manager.filter(**{relation.field.name: thing})
            users |= {str(page) for page in pages}
    return sorted(users)
