"""Wagtail's command of the same name, where one page that is refused keeps no other from its moment."""

import logging
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Page, Revision

from reviews.late_pages import tell_not_published

logger = logging.getLogger(__name__)


class Command(WagtailCommand):
    """Each object in a transaction of its own. What is refused waits, and the lead editors are told once."""

    help = "Publishes and takes down what is scheduled. A page that its reviewers have not signed is skipped."

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        self.refused = self.broken = 0
        for thing in _expired():
            self._do(thing, _take_down)
        for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"):
            self._do(revision, _publish)
        if self.refused:
            self.stdout.write(f"Not published, because its reviewers have not signed it: {self.refused}. See the log.")
        if self.broken:
            raise CommandError(f"{self.broken} could not be published or taken down. The log says which.")

    def _do(self, thing: Any, act: Any) -> None:
        try:
            with transaction.atomic():
                act(thing)
        except (ValidationError, PermissionDenied):
            # The message may quote the page, so the log gets the number alone.
            logger.warning("%s %s was refused at its moment.", thing._meta.verbose_name, thing.pk)
            self.refused += 1
            if isinstance(thing, Revision):
                tell_not_published(thing)
        except Exception as problem:  # one broken object keeps no other from its moment
            logger.error("%s %s failed at its moment: %s", thing._meta.verbose_name, thing.pk, type(problem).__name__)
            self.broken += 1


def _expired() -> list[Any]:
    """Public objects of every kind whose time is over."""
    models = [Page, *(model for model in apps.get_models() if _is_another_draft(model))]
    return [
        thing
        for model in models
        for thing in model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
    ]


def _is_another_draft(model: type[Any]) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def _take_down(thing: Any) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    # Another process may have been quicker.
    still_due = Revision.objects.select_for_update().filter(pk=revision.pk, approved_go_live_at__isnull=False).first()
    if still_due:
        still_due.publish(log_action="wagtail.publish.scheduled")
