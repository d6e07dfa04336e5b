"""People who keep the directory, and what they do to it."""

from django.contrib.auth.models import Permission
from django.utils import timezone

from support.checking import record_check, under_check
from tests.factories import UserFactory


def make_keeper(name, *, may=("change", "publish", "check", "pause")):
    """Somebody with rights to help entries and a way into the admin."""
    user = UserFactory(first_name=name, last_name="Young")
    names = [f"{right}_helpservice" for right in may]
    user.user_permissions.add(*Permission.objects.filter(codename__in=[*names, "access_admin"]))
    return user


def edit(service, user, *, publish=False, **fields):
    """Save a draft of ``service`` as ``user``, and publish it if asked to."""
    draft = service.get_latest_revision_as_object() if service.latest_revision_id else service
    for name, value in fields.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    service.refresh_from_db()
    return revision


def check(service, user, *, on=None, method="called", **more):
    service.refresh_from_db()
    seen = more.pop("seen", None) or under_check(service).entry.facts
    done = record_check(
        service=service, user=user, method=method, checked_on=on or timezone.localdate(), seen=seen, **more
    )
    service.refresh_from_db()
    return done
