"""Every page type says what it says, to whom: no place that can hold words is forgotten."""

import pytest
from django.apps import apps
from wagtail.models import Page

from checks.passages import plain_text, text_places
from checks.report import report_on
from checks.subject import CheckContext, Checked
from curriculum.audiences import CURRICULUM_AUDIENCES, MODULE_AUDIENCES
from curriculum.models import CurriculumPage, ModulePage
from home.audiences import HOME_AUDIENCES, STANDARD_AUDIENCES
from home.models import HomePage, StandardPage
from lessons.audiences import AUDIENCES, QUOTED
from lessons.models import LessonPage
from support.audiences import HELP_PAGE_AUDIENCES
from support.models import HelpPage

from ..factories import ModulePageFactory, SensitiveTopicFactory, SourceFactory
from ..site import SmallSite

BY_TYPE = {
    LessonPage: AUDIENCES,
    ModulePage: MODULE_AUDIENCES,
    CurriculumPage: CURRICULUM_AUDIENCES,
    HelpPage: HELP_PAGE_AUDIENCES,
    HomePage: HOME_AUDIENCES,
    StandardPage: STANDARD_AUDIENCES,
}


def test_every_page_type_of_the_project_is_known_here():
    own = {model for model in apps.get_models() if issubclass(model, Page) and model is not Page}

    assert own == set(BY_TYPE)


@pytest.mark.parametrize("model", BY_TYPE)
def test_every_page_type_can_be_checked(model):
    assert issubclass(model, Checked)


@pytest.mark.parametrize("model", BY_TYPE)
def test_every_place_that_can_hold_words_says_who_may_read_it(model):
    assert set(text_places(model)) == set(BY_TYPE[model])


@pytest.mark.parametrize("model", BY_TYPE)
def test_nobody_is_an_audience_that_no_rule_knows(model):
    assert set().union(*BY_TYPE[model].values()) <= {"student", "teacher", "family"}
    assert all(BY_TYPE[model].values())


def test_every_place_that_quotes_exists():
    assert set(QUOTED) <= set(AUDIENCES)


@pytest.mark.django_db
@pytest.mark.parametrize("model", BY_TYPE)
def test_a_page_that_was_never_saved_can_be_checked(model):
    page = model(title="Only a title", slug="only-a-title")

    report = report_on(page)

    assert report.page is page
    assert "Only a title" in {passage.text for passage in page.passages()}


@pytest.mark.django_db
def test_every_text_of_a_plain_page_and_of_the_front_door_is_a_passage():
    site = SmallSite()
    front_door = {passage.place: passage.text for passage in site.home.passages()}
    plain = StandardPage(title="How", body="<h2>First</h2><ul><li>One</li><li>Two</li></ul>")

    assert front_door["welcome"] == site.home.welcome
    assert front_door["introduction"] == site.home.introduction
    assert {passage.place: passage.text for passage in plain.passages()}["body"] == "First\nOne\nTwo"


@pytest.mark.django_db
def test_a_module_is_for_its_band_and_has_the_topics_of_its_lessons_drafts_included():
    site = SmallSite()
    site.lesson()
    site.lesson(live=False, links={"topics": [SensitiveTopicFactory()]})

    assert site.module.check_context() == CheckContext(age_band="B4", topics=frozenset({"self-care", "urgent-topic"}))


@pytest.mark.django_db
def test_topics_of_another_module_are_not_its_own():
    site = SmallSite()
    other = ModulePageFactory(parent=site.curriculum, slug="other", title="Another", code="T8")
    site.lesson(parent=other)

    assert site.module.check_context().topics == frozenset()


@pytest.mark.django_db
def test_a_source_of_a_module_is_a_citation_in_its_place():
    source = SourceFactory(what="A book that was read")
    module = SmallSite().module
    block = module._meta.get_field("sources").stream_block
    module.sources = block.to_python([{"type": "citation", "value": {"source": source.pk, "place": "page 3"}}])

    found = {passage.place: passage for passage in module.passages()}

    assert "A book that was read" in found["sources.1.source"].text
    assert found["sources.1.place"].block_type == "citation"
    assert found["sources.1.place"].audiences == {"teacher"}


@pytest.mark.django_db
def test_a_lesson_is_for_its_band_with_its_topics_and_new_words():
    lesson = SmallSite().lesson()

    assert lesson.check_context() == CheckContext("B4", frozenset({"self-care"}), ("habit",))


def test_headings_and_lines_end_where_they_end():
    assert plain_text("<h2>One</h2><p>Two<br/>three &amp; four</p>") == "One\nTwo\nthree & four"
