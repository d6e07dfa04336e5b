"""The lists of lessons: true, and calm with whatever they are asked."""

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from lessons.search_text import folded

from ..factories import AgeBandFactory, SensitiveTopicFactory
from ..site import SmallSite


class LessonListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.older = cls.site.lesson(title="Coping that lasts", key_question="What helps for longer?")
        cls.younger = cls.site.lesson(title="Feelings give us clues", age_band=AgeBandFactory(code="B1"))

    def body(self, query: str = "", status: int = 200) -> str:
        response = self.client.get(f"/lessons/{query}")
        assert response.status_code == status
        return response.content.decode()

    def test_the_list_shows_public_lessons_by_age_with_what_a_teacher_decides_by(self):
        body = self.body()

        assert body.index("Feelings give us clues") < body.index("Coping that lasts")
        assert "What helps for longer?" in body
        assert "20 minutes" in body
        assert f"{self.older.url}teach/" in body

    def test_an_age_band_is_chosen_by_its_years_or_its_code(self):
        for asked in ("5-7", "B1", "b1"):
            body = self.body(f"?age={asked}")
            assert "Feelings give us clues" in body
            assert "Coping that lasts" not in body

    def test_several_ages_may_be_chosen(self):
        body = self.body("?age=5-7&age=11-14")

        assert "Feelings give us clues" in body
        assert "Coping that lasts" in body

    def test_an_unknown_age_is_named(self):
        body = self.body("?age=19-25", status=404)

        assert "There is no age group “19-25”" in body

    def test_words_are_found_whatever_their_case_and_accents(self):
        accented = self.site.lesson(title="Anxiété et repos")

        for asked in ("anxiete", "ANXIÉTÉ", "anxiété"):
            assert accented.title in self.body(f"?q={asked}")

    def test_a_search_that_finds_nothing_suggests_what_to_do(self):
        body = self.body("?q=zebra")

        assert "No lesson fits" in body
        assert "show all lessons" in body

    def test_a_page_that_does_not_exist_shows_the_last_one(self):
        assert "Coping that lasts" in self.body("?page=999")
        assert "Coping that lasts" in self.body("?page=x")

    def test_what_was_asked_is_shown_harmlessly(self):
        body = self.body("?q=%3Cscript%3Ealert(1)%3C/script%3E")

        assert "<script>alert" not in body

    def test_a_sensitive_topic_shows_its_neutral_name(self):
        self.site.lesson(links={"topics": [SensitiveTopicFactory()]})

        body = self.body()

        assert "Help and safety" in body
        assert "A topic that has no place in a tab" not in body

    def test_families_find_the_family_page_of_every_lesson(self):
        body = self.client.get("/families/").content.decode()

        assert f"{self.older.url}family/" in body
        assert "/teach/" not in body

    def test_families_search_forgives_a_slip_of_the_pen_and_says_so(self):
        body = self.client.get("/families/?q=copping").content.decode()

        assert "Showing results for <strong>“coping”</strong>" in body
        assert f"{self.older.url}family/" in body

    def test_what_no_lesson_has_is_said_to_families(self):
        body = self.client.get("/families/?q=xylophone").content.decode()

        assert "No title, question or new word has “xylophone”, or one like it." in body
        assert "show all lessons" in body

    def test_families_choose_an_age_and_words_together(self):
        assert f"{self.younger.url}family/" in self.client.get("/families/?age=5-7&q=clues").content.decode()
        other_age = self.client.get("/families/?age=11-14&q=clues").content.decode()
        assert "No lesson fits" in other_age
        # The word is there, in a lesson for another age.
        assert "No title, question or new word" not in other_age

    def test_a_site_without_lessons_says_so(self):
        self.site.module.unpublish()

        assert "There are no lessons here yet." in self.body()


ASKED = {
    "age": ["11-14", "B4", "b1", "B9"],
    "topic": ["self-care", "SELF_CARE", "help-and-safety", "urgent-topic"],
    "strand": ["SLF", "slf", "ZZZ"],
    "minutes": ["20", "45", "020", "0", "-5", "4.5", "٣٠", "9" * 60],
    "needs": ["nothing", "printer", "screen", "printer-and-screen", "cake"],
    "statement": ["ENG-P-06", "eng-p-06", "ENG"],
    "language": ["en", "EN", "fr"],
    "years": ["GB-ENG", "us", "QQ"],
    "sort": ["best", "order", "short", "reviewed", "other"],
    "q": ["coping", "copping", "the", "habit habit", "M4.3", "help*", "%", "a_b", "'", "١٢"],
    "page": ["1", "2", "-1", "x"],
}
ANYTHING = st.text(max_size=20)


class AnyQueryTests(HypothesisTestCase):
    @settings(max_examples=120, deadline=None)
    @given(
        asked=st.fixed_dictionaries(
            {},
            optional={name: st.lists(st.sampled_from(known) | ANYTHING, max_size=3) for name, known in ASKED.items()},
        ),
        has_lessons=st.booleans(),
    )
    def test_no_combination_of_filters_ends_in_an_error_of_the_server(self, asked, has_lessons):
        if has_lessons:
            SmallSite().lesson()

        response = self.client.get("/lessons/", asked)

        assert response.status_code in {200, 404}
        assert "UNRESOLVED" not in response.content.decode()
        assert (response.status_code == 404) == bool(response.context["found"].problems)

    @settings(max_examples=40, deadline=None)
    @given(age=st.lists(st.sampled_from(ASKED["age"]) | ANYTHING, max_size=3), q=st.text(max_size=40), page=ANYTHING)
    def test_no_question_of_a_family_ends_in_an_error_of_the_server(self, age, q, page):
        assert self.client.get("/families/", {"age": age, "q": q, "page": page}).status_code in {200, 404}


def test_folding_takes_case_accents_and_spacing_away():
    assert folded("  Anxiété \n CŒUR ") == "anxiete cœur"
    assert folded("ﬁne") == "fine"


def test_folding_takes_arabic_vowel_marks_and_lengthening_away():
    assert folded("قَلَق") == folded("قلق") == folded("قـلق")
