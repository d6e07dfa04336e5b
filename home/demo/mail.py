"""Sample people get no mail."""

from collections.abc import Iterator
from contextlib import contextmanager

from reviews.models import Letter


@contextmanager
def without_letters() -> Iterator[None]:
    """Take back the letters that are written meanwhile. Inside a transaction: they are sent when it has been kept."""
    newest = Letter.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield
    # Safe because nobody has been told what they say: who is asked again is told then.
    Letter.objects.filter(pk__gt=newest).delete()
