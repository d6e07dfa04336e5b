"""Releases as rows, for tests of what the public reads of them: how they come about is tested elsewhere."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from reviews.models import (
    Decision,
    PageDates,
    Release,
    ReleaseKind,
    ReviewerIdentity,
    ReviewRound,
    ReviewSeat,
    RoundKind,
    RoundStatus,
    SignOff,
)

TODAY = timezone.localdate()
SEATS = ("education", "clinical", "final")
# What nobody outside may ever read, each with a word of its own that a page can be searched for.
SECRETS = {
    "private_note": "zqprivatenote",
    "conflict_of_interest": "zqinterest",
    "checklist": [{"line": "zqline", "answer": "yes", "note": "zqchecknote"}],
    "reasons": ["zqreason"],
    "accepted": [{"id": 1, "words": "zqaccepted", "accept": True}],
}
SECRET_IDENTITY = {
    "email": "zqemail@school.example",
    "registration_body": "zqbody",
    "registration_number": "zqnumber",
}
SECRET_WORDS = (
    *("zqprivatenote", "zqinterest", "zqline", "zqchecknote", "zqreason", "zqaccepted"),
    *("zqemail", "zqbody", "zqnumber", "zqstaffreason", "zqroundnote", "zqsecretname"),
)


def release(page: Page, *, seats: tuple[str, ...] = SEATS, days_ago: int = 0, **fields: Any) -> Release:
    """The next release of ``page``, public since ``days_ago``, signed for ``seats`` by people of no name."""
    moment = timezone.now() - timedelta(days=days_ago)
    number = Release.objects.filter(page_id=page.pk).count() + 1
    review = review_of(page)
    values = {
        "kind": ReleaseKind.REVIEWED,
        "round": review,
        "content_hash": f"hash-{number}",
        "bare_hash": f"hash-{number}",
        "decided_at": moment,
        "released_at": moment,
        "reason": "zqstaffreason",
        "reviewed_on": TODAY - timedelta(days=days_ago),
        "review_due_on": TODAY + timedelta(days=300),
        **fields,
    }
    made = Release.objects.create(page_id=page.pk, number=number, **values)
    made.sign_offs.set([sign_off(made, review=review, seat=code, signed_at=moment) for code in seats])
    PageDates.objects.update_or_create(
        page_id=page.pk,
        defaults={"release": made, "reviewed_on": made.reviewed_on, "review_due_on": made.review_due_on},
    )
    return made


def review_of(page: Page, **fields: Any) -> ReviewRound:
    values = {"kind": RoundKind.FIRST, "status": RoundStatus.RELEASED, "note": "zqroundnote"}
    moment = timezone.now()
    return ReviewRound.objects.create(page_id=page.pk, opened_at=moment, content_hash="x", **(values | fields))


def sign_off(made: Release, *, review: ReviewRound, seat: str, **fields: Any) -> SignOff:
    person = fields.pop("identity", None) or {}
    identity = ReviewerIdentity.objects.create(**{"name": "zqsecretname", **SECRET_IDENTITY, **person})
    values = {
        "decision": Decision.APPROVE,
        "seat_name": seat,
        "role_title": "head of year",
        "page_title": made.page.title,
        "translation_key": made.page.translation_key,
        "part_hashes": {},
        "content_hash": made.content_hash,
        "signed_at": timezone.now(),
        **SECRETS,
        **fields,
    }
    return SignOff.objects.create(
        page_id=made.page_id, round=review, seat=ReviewSeat.objects.get(code=seat), identity=identity, **values
    )


def signed_by(made: Release, seat: str, **fields: Any) -> SignOff:
    """One more sign-off of ``made``, by somebody of whom ``identity`` says what is known."""
    given = sign_off(made, review=made.round or review_of(made.page), seat=seat, **fields)
    made.sign_offs.add(given)
    return given
