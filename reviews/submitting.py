"""The door to review: whatever starts, resumes or passes a step of it is refused while something blocks the page.

The form explains beforehand (``checks.forms``); this is what holds when no form is asked: code, another view, a step
approved after a reviewer saved a draft. Both ask ``checks.submission.refusals``.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from wagtail.models import Page, Revision, TaskState, WorkflowState

from checks.subject import Checked
from checks.submission import Refusal, refusals

from .drafts import draft_of

# On a review in memory: the content of the revision of it in which nothing blocked.
_LOOKED_AT = "_looked_at"


class ReviewRefused(ValidationError):
    """A page can't go to its reviewers. The message names rules and places only: it may end in a log or a mail.

    ``page`` is the page as it would have been reviewed, ``refused`` what to mend, for its editor's eyes.
    """

    def __init__(self, *, page: Page, refused: list[Refusal]) -> None:
        self.page = page
        self.refused = refused
        where = "; ".join(f"{refusal.rule} in {refusal.place or 'the page'}" for refusal in refused)
        super().__init__(f"Page {page.pk} can't go to review before this is mended: {where}.", code="review_refused")


def guard_reviews() -> None:
    """Close the door, once, when the models are ready."""
    pre_save.connect(refuse_review, sender=WorkflowState, dispatch_uid="reviews.submitting.review")
    # A task may keep its states in a model of its own, so every sender is looked at.
    pre_save.connect(refuse_step, dispatch_uid="reviews.submitting.step")


def refuse_review(*, instance: WorkflowState, raw: bool, **kwargs: Any) -> None:
    """Raise ``ReviewRefused`` where a review starts, resumes or ends well; nothing has been saved by then."""
    begins_or_ends_well = {WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_APPROVED}
    if raw or instance.status not in begins_or_ends_well:
        return
    before = WorkflowState.objects.filter(pk=instance.pk).values_list("status", flat=True).first()
    if before != instance.status:
        refuse_blocked(instance)


def refuse_step(*, instance: Any, raw: bool, **kwargs: Any) -> None:
    """Raise ``ReviewRefused`` where a step of a review begins."""
    if not isinstance(instance, TaskState) or raw or not instance._state.adding:
        return
    review = instance.workflow_state
    # A review and its first step begin together, with the same words: one look is enough.
    looked_at, revision = review.__dict__.pop(_LOOKED_AT, None), _revision_under_review(review)
    if revision is None or looked_at != revision.content:
        refuse_blocked(review)


def refuse_blocked(review: WorkflowState) -> None:
    """Raise ``ReviewRefused`` when the page of ``review`` has something that blocks, in the words under review."""
    revision = _revision_under_review(review)
    page = _page_under_review(review, revision)
    if page is not None and (refused := refusals(page)):
        raise ReviewRefused(page=page, refused=refused)
    setattr(review, _LOOKED_AT, revision.content if revision else None)


def _revision_under_review(review: WorkflowState) -> Revision | None:
    """The latest revision of the page of ``review``, fetched anew: what a review holds of its page may be older than
    the words that were just saved. None for what is no page, or has no revision."""
    if not issubclass(review.base_content_type.model_class() or object, Page):
        return None
    return Revision.objects.filter(pk__in=Page.objects.filter(pk=review.object_id).values("latest_revision")).first()


def _page_under_review(review: WorkflowState, revision: Revision | None) -> Any:
    """The page in that revision, which is what reviewers are shown; None for what is no checked page."""
    if not issubclass(review.base_content_type.model_class() or object, Page):
        return None
    page = draft_of(revision) if revision else Page.objects.filter(pk=review.object_id).specific().first()
    return page if isinstance(page, Checked) else None
