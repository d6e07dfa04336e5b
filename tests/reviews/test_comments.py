"""What reviewers suggest at places of a page."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.comments import BOX, comments_in, comments_of, keep_comments, places_of, places_with_words
from reviews.identities import identity_of
from reviews.models import ReviewComment
from tests.factories import PictureFactory
from tests.reviews.drafts import stream
from tests.reviews.makers import install_reviews, person, seat, submit
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return SmallSite()


@pytest.fixture
def kept(site):
    """Keeps comments of one clinician, and says what is kept."""
    install_reviews(site.home)
    round = submit(site.lesson(live=False), person("Editors"))
    assignment, identity = seat(round, "clinical"), identity_of(person("clinical"))
    page = round.page.specific

    def keep(**comments):
        keep_comments(assignment=assignment, identity=identity, page=page, comments=comments)
        return comments_of(assignment=assignment, identity=identity)

    return keep


def test_every_field_and_block_has_a_place_and_a_name(site):
    places = dict(places_of(site.lesson()))

    assert next(iter(places.items())) == ("", "The whole page")
    assert places["reading.1"] == "Reading, paragraph 1"
    assert places["activities.2"] == "Activities, activity 2"
    assert places["lesson_outcomes.1"] == "Lesson outcomes, 1"
    assert "activities.1.script" not in places
    assert all(places.values())


def test_a_picture_that_only_decorates_has_a_place_too(site):
    picture = {"image": {"image": PictureFactory().pk, "alt_text": "", "decorative": True}, "caption": ""}
    reading = stream("reading", ("paragraph", "<p>Rae walks.</p>"), ("picture", picture), ("paragraph", "<p>On.</p>"))

    places = [place for place, _ in places_of(site.lesson(reading=reading))]

    start = places.index("reading.1")
    assert places[start : start + 3] == ["reading.1", "reading.2", "reading.3"]


def test_a_place_shows_the_words_that_stand_there(site):
    words = {place.place: place.words for place in places_with_words(site.lesson())}

    assert words["reading.1"] == "Rae is made up. Rae goes for a walk."
    assert "Sort the cards." in words["activities.1"]


def test_a_comment_is_kept_changed_and_taken_back(kept):
    assert kept(ending="Lovely.") == {"ending": "Lovely."}
    assert kept(ending="Lovely, and calm.", care="And who is away?") == {
        "ending": "Lovely, and calm.",
        "care": "And who is away?",
    }
    assert kept(ending="") == {"care": "And who is away?"}


def test_what_the_editors_have_answered_stays(kept):
    kept(ending="Lovely.")
    ReviewComment.objects.update(answered_at=timezone.now())

    assert kept(ending="") == {}
    assert kept(ending="And one more thing.") == {"ending": "And one more thing."}
    assert ReviewComment.objects.count() == 2


def test_a_comment_without_end_is_refused(kept):
    with pytest.raises(ValidationError, match="2,001"):
        kept(ending="a" * 2001)


def test_comments_are_read_from_a_form_as_they_were_typed():
    sent = {f"{BOX}ending": " One.\r\nTwo.\x00 ", "decision": "approve", f"{BOX}": ""}

    assert comments_in(sent) == {"ending": "One.\nTwo.", "": ""}
