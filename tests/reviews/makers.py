"""Reviews in tests: the seats, people for them, and a page that goes its way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, Site

from reviews.deciding import Answer, decide
from reviews.installing import install_reviews as install_below
from reviews.models import Assignment, Decision, ReviewRound, SeatStatus, SignOff
from reviews.publishing_guard import guard_publishing, stop_guarding
from reviews.releasing import release_module
from tests.factories import ModulePageFactory, TopicFactory, UserFactory
from tests.lessons.structure.good_lesson import good_lesson, sensitive_lesson

SEAT_GROUPS = {
    "education": "Education reviewers",
    "clinical": "Clinical reviewers",
    "safeguarding": "Safeguarding leads",
    "lived-experience": "Lived experience coordinators",
    "final": "Lead editors",
}


@contextmanager
def open_doors() -> Iterator[None]:
    """Public pages can be made as a test pleases; afterwards the door is as it was."""
    was_shut = stop_guarding()
    try:
        yield
    finally:
        if was_shut:
            guard_publishing()


def install_reviews(home: Page | None = None) -> None:
    """The roles, seats and workflow, below the front door."""
    install_below(home=home or Site.objects.get(is_default_site=True).root_page.specific)


def person(group: str, **fields: Any) -> Any:
    """Somebody in that group; of a seat's code, in its group."""
    user = UserFactory(**fields)
    user.groups.add(Group.objects.get(name=SEAT_GROUPS.get(group, group)))
    return user


def draft(page: Any, *, by: Any = None, **changes: Any) -> Any:
    """The page with a new draft of those words."""
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=by, clean=False)
    return type(page).objects.get(pk=page.pk)


def submit(page: Any, user: Any = None) -> ReviewRound:
    """Submit the page's newest draft."""
    page = type(page).objects.get(pk=page.pk)
    if page.latest_revision_id is None:
        page.save_revision(user=user)
    return page.get_workflow().start(page, user).review_round


def seat(round: ReviewRound, code: str) -> Assignment:
    """The seat of a review, fresh from the database."""
    return Assignment.objects.select_related("seat", "round").get(round_id=round.pk, seat__code=code)


def answer(assignment: Assignment, decision: str = Decision.APPROVE, **changes: Any) -> Answer:
    """A complete answer to what stands on the page now."""
    lines = [{"line": line, "answer": "yes", "note": ""} for line in assignment.seat.checklist]
    fields: dict[str, Any] = {"checklist": lines, "read_at": timezone.now()}
    if decision == Decision.REQUEST_CHANGES:
        fields |= {"reasons": ["unclear"], "private_note": "Please say this more simply."}
    if decision == Decision.APPROVE_WITH_NOTES:
        fields |= {"private_note": "A small thing for next time."}
    return Answer(**{"decision": decision, "shown_hash": assignment.round.content_hash, **fields, **changes})


def sign(round: ReviewRound, code: str, user: Any = None, decision: str = Decision.APPROVE, **changes: Any) -> SignOff:
    """A decision for that seat, by ``user`` or by somebody new of its role."""
    assignment = seat(round, code)
    return decide(assignment=assignment, answer=answer(assignment, decision, **changes), user=user or person(code))


def sign_all(round: ReviewRound) -> None:
    """Every seat that still waits, each by somebody else, in the order of the stages."""
    waiting = round.assignments.filter(status=SeatStatus.WAITING).order_by("seat__position")
    for code in list(waiting.values_list("seat__code", flat=True)):
        sign(round, code)


def draft_module(site: Any, **fields: Any) -> tuple[Any, Any]:
    """A module that nobody has seen, and its lesson without a fault; ``fields`` are the lesson's."""
    module = ModulePageFactory(parent=site.curriculum, live=False, slug="finding-help", title="Finding help", code="T8")
    topic = TopicFactory(slug="help-seeking", name="Asking for help")
    names = {"parent": module, "live": False, "code": "T8.1", "title": "Who to ask", "links": {"topics": [topic]}}
    return module, good_lesson(site, **names | fields)


def draft_sensitive_module(site: Any) -> tuple[Any, Any]:
    """A module that nobody has seen, whose first lesson is sensitive and without a fault."""
    with open_doors():
        lesson = sensitive_lesson(site, live=False, code="T8.1")
    module = lesson.get_parent().specific
    module.live = False
    module.save()
    # The lesson after it is a bare one of the factory: made good here.
    module.get_children().exclude(pk=lesson.pk).get().delete()
    topic = TopicFactory(slug="help-seeking", name="Asking for help")
    good_lesson(site, parent=module, live=False, code="T8.2", title="Who to ask", links={"topics": [topic]})
    return type(module).objects.get(pk=module.pk), type(lesson).objects.get(pk=lesson.pk)


def release_all(module: Any) -> None:
    """The module and its lessons, signed by everybody and public."""
    for page in (*module.get_children().specific(), module):
        sign_all(submit(page))
    release_module(module=module, user=person("Lead editors"))
