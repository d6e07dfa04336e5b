"""Accounts to try the desk with: one person for each role, and a second where a review needs another pair of eyes."""

from dataclasses import dataclass
from functools import cache, partial

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from reviews.models import ReviewerIdentity
from users.models import User

PASSWORD = "breathe-in-breathe-out"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to sign in as; ``group`` None is the administrator."""

    email: str
    name: str
    group: str | None
    what: str


EDITOR = "editor@demo.example"
LEAD = "lead@demo.example"
EDUCATION = "education@demo.example"
CLINICAL = "clinical@demo.example"
CLINICAL_TOO = "clinical2@demo.example"
SAFEGUARDING = "safeguarding@demo.example"
SAFEGUARDING_TOO = "safeguarding2@demo.example"
LIVED_EXPERIENCE = "panel@demo.example"
ADMINISTRATOR = "admin@demo.example"

ACCOUNTS = (
    Account(EDITOR, "Edi Torres", "Editors", "writes lessons and submits them"),
    Account(EDUCATION, "Tess Chalmers", "Education reviewers", "reviews as a teacher"),
    Account(CLINICAL, "Clio Nichols", "Clinical reviewers", "reviews as a clinician; away now"),
    Account(CLINICAL_TOO, "Cyra Mehta", "Clinical reviewers", "reviews as a clinician; stands in for Clio"),
    Account(SAFEGUARDING, "Safa Gardner", "Safeguarding leads", "reviews for safeguarding"),
    Account(SAFEGUARDING_TOO, "Sol Keeper", "Safeguarding leads", "reviews for safeguarding too"),
    Account(LIVED_EXPERIENCE, "Liv Panella", "Lived experience coordinators", "signs for the panel of young people"),
    Account(LEAD, "Lea Dunne", "Lead editors", "makes the final check and leads reviews"),
    Account(ADMINISTRATOR, "Ada Min", None, "looks after the site"),
)


def make_people() -> None:
    """The sample accounts, made where they are missing. What any of them signs says that it is a sample."""
    # Hashed once for all: everybody may know it, and to hash it takes a small machine the better part of a second.
    hashed = cache(partial(make_password, PASSWORD))
    for account in ACCOUNTS:
        user = User.objects.filter(email__iexact=account.email).first() or _make(account, password=hashed())
        names = {"name": account.name, "email": account.email, "is_sample": True}
        ReviewerIdentity.objects.update_or_create(user=user, create_defaults=names, defaults={"is_sample": True})


def person(email: str) -> User:
    """One of the sample people."""
    return User.objects.get(email=email)


def _make(account: Account, *, password: str) -> User:
    first, last = account.name.split(" ")
    make = User.objects.create_user if account.group else User.objects.create_superuser
    user = make(account.email, first_name=first, last_name=last)
    user.password = password
    user.save(update_fields=["password"])
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    return user
