"""What the finder knows can't be older than the pages, through whichever door a page changes."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from wagtail.models import Page, PageViewRestriction

from lessons.finder.keeping import bring_up_to_date, differences
from lessons.finder.shelf import shelf
from lessons.models import FinderEntry, FinderStamp, LessonOutcome, LessonPage, LessonTopic
from tests.factories import AgeBandFactory, ModulePageFactory, OutcomeFactory, StrandFactory, TopicFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return SmallSite()


def found(client, query=""):
    """Titles that the finder shows, once it says what the pages say."""
    response = client.get(f"/lessons/{query}")
    assert differences() == []
    return [card.lesson.title for card in response.context["cards"]]


def test_what_is_published_is_found_and_what_is_taken_down_is_not(client, site):
    lesson = site.lesson(title="Sleep well", live=False)
    assert found(client) == []

    lesson.save_revision().publish()
    assert found(client, "?q=sleep") == ["Sleep well"]

    LessonPage.objects.get(pk=lesson.pk).unpublish()
    assert found(client) == found(client, "?q=sleep") == []


def test_the_words_of_a_draft_are_not_found_before_they_are_public(client, site):
    lesson = site.lesson(title="Sleep well")
    found(client)

    lesson.title = "Rest and quiet"
    draft = lesson.save_revision()
    assert found(client, "?q=quiet") == []
    assert found(client, "?q=sleep") == ["Sleep well"]

    draft.publish()
    assert found(client, "?q=quiet") == ["Rest and quiet"]
    assert found(client, "?q=sleep") == []


def test_a_page_that_is_stored_as_a_plain_page_is_noticed(client, site):
    lesson = site.lesson(title="Sleep well")
    assert found(client) == ["Sleep well"]

    plain = Page.objects.get(pk=lesson.pk)
    plain.live = False
    plain.save()

    assert found(client) == []


def test_links_that_are_made_beside_the_page_are_noticed(client, site):
    lesson = site.lesson(title="Sleep well")
    found(client)

    LessonTopic.objects.create(content_object=lesson, tag=TopicFactory(slug="sleep", name="Sleep"))
    strand = StrandFactory(code="SIG", name="Signs")
    LessonOutcome.objects.create(page=lesson, i_can="I can.", outcome=OutcomeFactory(strand=strand))
    assert found(client, "?topic=sleep&strand=SIG") == ["Sleep well"]

    LessonTopic.objects.get(content_object=lesson, tag__slug="sleep").delete()
    assert found(client, "?topic=sleep") == []


def test_lessons_come_and_go_with_their_module(client, site):
    site.lesson(title="Sleep well")
    assert found(client) == ["Sleep well"]

    site.module.unpublish()
    assert found(client) == []

    site.module.save_revision().publish()
    assert found(client) == ["Sleep well"]

    site.module.delete()
    assert found(client) == []
    assert FinderEntry.objects.count() == 0


def test_a_lesson_that_moves_stands_in_its_new_order(client, site):
    lessons = [site.lesson(title=title) for title in ("One", "Two", "Three")]
    assert found(client) == ["One", "Two", "Three"]

    lessons[2].move(lessons[0], pos="left")
    assert found(client) == ["Three", "One", "Two"]

    other = ModulePageFactory(parent=site.curriculum, slug="other", live=False)
    LessonPage.objects.get(title="One").move(other, pos="last-child")
    assert found(client) == ["Three", "Two"]


def test_a_copy_is_found_beside_its_source(client, site):
    lesson = site.lesson(title="Sleep well")

    copied = lesson.copy(update_attrs={"title": "Sleep better", "slug": "sleep-better"})
    copied.code = "T9.9"
    copied.save_revision().publish()

    assert found(client, "?q=sleep") == ["Sleep well", "Sleep better"]


def test_a_change_that_is_taken_back_leaves_no_trace(client, site):
    lesson = site.lesson(title="Sleep well")
    assert found(client) == ["Sleep well"]

    with transaction.atomic():
        lesson.title = "Rest"
        lesson.save()
        assert found(client, "?q=rest") == ["Rest"]
        transaction.set_rollback(True)

    assert found(client, "?q=sleep") == ["Sleep well"]
    assert found(client, "?q=rest") == []


def test_a_lesson_is_read_again_as_soon_as_its_change_is_stored(site, django_capture_on_commit_callbacks):
    lesson = site.lesson(title="Sleep well")
    with django_capture_on_commit_callbacks(execute=True):
        lesson.title = "Rest"
        lesson.save()

    assert not FinderEntry.objects.filter(is_due=True).exists()
    assert differences() == []


def test_what_stays_the_same_is_kept_in_memory(client, site):
    site.lesson()
    client.get("/lessons/")
    kept = shelf()

    client.get("/lessons/?q=coping")
    assert shelf() is kept

    site.lesson()
    assert shelf() is not kept


def test_the_command_says_what_differs_and_mends_it(site, capsys):
    lesson = site.lesson(title="Sleep well")
    bring_up_to_date()
    call_command("rebuild_finder", "--check")

    Page.objects.filter(pk=lesson.pk).update(title="Rest")
    with pytest.raises(CommandError, match="differs from the pages in 1 lessons"):
        call_command("rebuild_finder", "--check")

    call_command("rebuild_finder")
    call_command("rebuild_finder", "--check")
    assert f"Lesson {lesson.pk} has other words." in capsys.readouterr().out


def test_a_site_from_before_the_finder_is_read_at_the_first_question(client, site):
    site.lesson(title="Sleep well")
    FinderEntry.objects.all().delete()
    shelf()
    FinderStamp.objects.all().delete()

    assert found(client, "?q=sleep") == ["Sleep well"]


STEPS = ["add", "draft", "publish", "unpublish", "delete", "move", "hide_module", "show_module", "band", "topic", "ask"]


class AnySequenceTests(HypothesisTestCase):
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), min_size=3, max_size=9))
    def test_after_any_changes_the_finder_shows_what_is_public_in_teaching_order(self, steps):
        site = SmallSite()
        lessons = [site.lesson(), site.lesson()]
        for step, number in steps:
            lesson = LessonPage.objects.filter(pk=lessons[number % len(lessons)].pk).first()
            if step == "add":
                lessons.append(site.lesson(live=number % 2 == 0))
            elif step == "hide_module":
                site.module.unpublish()
            elif step == "show_module":
                site.module.save_revision().publish()
            elif step == "ask":
                self.client.get("/lessons/?q=coping")
            elif lesson:
                change(step, lesson, lessons[(number + 1) % len(lessons)])

        shown = [card.lesson.pk for card in self.client.get("/lessons/").context["cards"]]

        public = LessonPage.objects.visible().order_by("age_band__order", "path")
        assert shown == list(public.values_list("pk", flat=True))
        assert differences() == []


def change(step, lesson, other):
    if step == "draft":
        lesson.title = "Not yet"
        lesson.save_revision()
    elif step == "publish":
        lesson.get_latest_revision_as_object().save_revision().publish()
    elif step == "unpublish":
        lesson.unpublish()
    elif step == "delete":
        lesson.delete()
    elif step == "move" and LessonPage.objects.filter(pk=other.pk).exists() and other.pk != lesson.pk:
        lesson.move(LessonPage.objects.get(pk=other.pk), pos="left")
    elif step == "band":
        lesson.age_band = AgeBandFactory(code="B1")
        lesson.save()
    elif step == "topic":
        lesson.topics.set([TopicFactory(slug="sleep", name="Sleep")])
        lesson.save()


@pytest.mark.parametrize("below", ["lesson", "module"])
def test_what_a_password_holds_back_is_in_no_list(client, site, below):
    lesson = site.lesson(title="Sleep well", key_question="How do we rest?")
    assert found(client) == ["Sleep well"]

    page = lesson if below == "lesson" else site.module
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")

    for address in ("/lessons/?q=sleep", "/families/", "/words/?age=11-14", site.module.url, site.curriculum.url):
        assert "Sleep well" not in client.get(address).content.decode(), address
    restriction.delete()
    assert found(client, "?q=sleep") == ["Sleep well"]


def test_a_draft_that_is_kept_while_somebody_types_is_nothing_new(client, site):
    lesson = site.lesson(title="Sleep well")
    found(client)
    before = FinderStamp.objects.values().get()

    lesson.title = "Rest and quiet"
    lesson.save_revision()

    assert FinderStamp.objects.values().get() == before


def names(client):
    facets = client.get("/lessons/").context["found"].facets
    return {option.label for facet in facets for option in facet.options}


@pytest.mark.parametrize(
    ("make", "field", "label"),
    [
        (TopicFactory, "name", "Rest and movement"),
        (StrandFactory, "name", "Noticing and naming"),
        (AgeBandFactory, "label", "Ages eleven to fourteen"),
    ],
)
def test_a_new_name_of_what_lessons_stand_under_is_shown_at_once(client, site, make, field, label):
    thing = make()
    names(client)

    setattr(thing, field, label)
    thing.save()
    assert any(name.startswith(label) for name in names(client))


def test_a_topic_that_is_gone_is_no_choice_any_more(client, site):
    topic = TopicFactory(slug="rest", name="Rest and quiet")
    assert "Rest and quiet" in names(client)

    topic.delete()
    assert "Rest and quiet" not in names(client)
