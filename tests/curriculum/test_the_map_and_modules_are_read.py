from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from curriculum.blocks import CitationBlock, CitationsBlock
from curriculum.models import ModulePage, Outcome

from .makers import (
    admin_templates,
    make_band,
    make_editor,
    make_lesson,
    make_map,
    make_module,
    make_outcome,
    make_source,
)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.band = make_band()
        cls.younger = make_band("B1", "5-7", ages=(5, 7), order=1)
        cls.band.labels.create(jurisdiction="GB-ENG", label="Years 7–9", sort=1)
        cls.sign = make_outcome(cls.band, "SIG")
        cls.sleep = make_outcome(cls.band, "SLP")
        make_outcome(cls.younger, "SIG")
        cls.curriculum = make_map()
        cls.trial = make_source("S100", what="Trials in schools")
        cls.module = make_module(
            cls.curriculum,
            cls.band,
            title="Signs and support",
            key_question="What are early signs?",
            overview="<p>Words for everybody.</p>",
            prior_learning="<p>Before, for teachers.</p>",
            next_step="<p>After, for teachers.</p>",
            evidence_note="<p>Evidence, for teachers.</p>",
            sources=[("citation", {"source": cls.trial, "place": "page 3"})],
        )
        cls.first = make_lesson(cls.module, code="M4.1", outcome=cls.sign, title="The first lesson")
        cls.second = make_lesson(cls.module, code="M4.2", title="The second lesson")

    def read(self, address, status=200):
        answer = self.client.get(address)
        assert answer.status_code == status, address
        text = answer.content.decode()
        assert "UNRESOLVED" not in text, text[text.find("UNRESOLVED") - 200 :][:400]
        return text

    def queries(self, address):
        with CaptureQueriesContext(connection) as captured:
            self.read(address)
        return len(captured)

    def more_lessons(self, count):
        for number in range(count):
            make_lesson(self.module, code=f"M4.{number + 10}", outcome=self.sleep)


class MapTests(PageTests):
    def test_the_map_shows_every_outcome_and_leads_to_the_lessons_that_teach_it(self):
        page = self.read("/curriculum/").split('<table class="coverage-map">')[1]

        assert all(outcome.code in page for outcome in Outcome.objects.all())
        assert page.count('<th scope="col"') == 3
        assert page.count("data-covered") == 1
        assert 'href="/curriculum/m4/m4-1/"' in page
        assert "Ages 11–14 · Years 7–9" in page

    def test_the_map_lists_live_modules_by_age(self):
        make_module(self.curriculum, self.younger, code="M1", title="Feelings and helpers")
        make_module(self.curriculum, None, code="", slug="draft", title="Half written", live=False)

        page = self.read("/curriculum/")

        assert page.index("Feelings and helpers") < page.index("Signs and support")
        assert "Half written" not in page

    def test_the_map_costs_the_same_for_few_and_many_lessons_and_modules(self):
        self.queries("/curriculum/")
        few = self.queries("/curriculum/")
        self.more_lessons(18)
        for number in range(10, 20):
            make_module(self.curriculum, self.band, code=f"M{number}")

        assert self.queries("/curriculum/") == few

    def test_an_empty_map_still_opens(self):
        for lesson in (self.first, self.second):
            lesson.delete()
        self.module.delete()

        assert "No module is open yet." in self.read("/curriculum/")


class ModuleTests(PageTests):
    def test_a_module_says_what_it_teaches_to_whom_and_in_what_order(self):
        page = self.read("/curriculum/m4/")

        for words in (
            "Signs and support",
            "What are early signs?",
            "Words for everybody.",
            "Ages 11–14 · Years 7–9",
            "help-panel",
            "I can do M4.1.",
            "45 minutes",
            'data-age-band="11-14"',
        ):
            assert words in page, words
        assert page.index("The first lesson") < page.index("The second lesson")

    def test_what_is_for_teachers_stands_on_the_teachers_side_alone(self):
        front, side = self.read("/curriculum/m4/"), self.read("/curriculum/m4/teach/")

        for words in (
            "Before, for teachers.",
            "After, for teachers.",
            "Evidence, for teachers.",
            "Trials in",
            "page 3",
        ):
            assert words not in front, words
            assert words in side, words

    def test_the_teachers_side_says_to_teach_all_lessons_in_order(self):
        side = self.read("/curriculum/m4/teach/")

        assert "Teach all the lessons, in this order." in side
        assert "90 minutes in all" in side
        assert reverse("guides:teacher_guide", args=["M4"]) in side
        assert reverse("guides:teacher_guide", args=["M4.2"]) in side
        assert 'href="/curriculum/m4/m4-1/teach/"' in side
        assert '<meta name="robots" content="noindex">' in side

    def test_a_lesson_that_is_moved_is_listed_in_its_new_place(self):
        self.second.move(self.first, pos="left")

        page = self.read("/curriculum/m4/")

        assert page.index("The second lesson") < page.index("The first lesson")

    def test_a_lesson_that_is_not_live_is_not_listed(self):
        Page.objects.filter(pk=self.second.pk).update(live=False)

        assert "The second lesson" not in self.read("/curriculum/m4/")

    def test_a_module_costs_the_same_for_few_and_many_lessons(self):
        for address in ("/curriculum/m4/", "/curriculum/m4/teach/"):
            self.queries(address)
        few = [self.queries(address) for address in ("/curriculum/m4/", "/curriculum/m4/teach/")]
        self.more_lessons(18)

        assert [self.queries(address) for address in ("/curriculum/m4/", "/curriculum/m4/teach/")] == few

    def test_an_empty_draft_survives_both_previews(self):
        draft = self.curriculum.add_child(instance=ModulePage(title="Draft", slug="draft", live=False))

        for mode, _ in ModulePage.preview_modes:
            answer = draft.make_preview_request(preview_mode=mode)

            assert answer.status_code == 200
            assert "UNRESOLVED" not in answer.rendered_content

    def test_a_page_that_was_never_saved_survives_its_preview(self):
        answer = ModulePage(title="New", slug="new").make_preview_request(preview_mode="")

        assert answer.status_code == 200


class PassageTests(PageTests):
    def test_every_word_of_a_module_has_its_readers(self):
        passages = {passage.place: passage for passage in self.module.passages()}

        assert passages["title"].text == "Signs and support"
        assert passages["overview"].text == "Words for everybody."
        assert passages["overview"].audiences == {"student", "teacher", "family"}
        assert passages["evidence_note"].audiences == {"teacher"}
        assert passages["sources.1.place"].text == "page 3"
        assert passages["title"].language == "en"

    def test_an_empty_module_has_no_passages_but_its_title(self):
        assert [passage.place for passage in ModulePage(title="Draft").passages()] == ["title"]


class CitationTests(PageTests):
    def test_a_citation_prints_what_is_known_and_says_what_is_not(self):
        source = make_source(
            "S900",
            what="A trial",
            author="A. Writer",
            publisher="A Press",
            order=900,
            address="https://example.org/trial",
        )
        mirror = make_source("S901", what="A copy", order=901, is_mirror=True, address="https://example.org/copy")
        self.module.sources = [("citation", {"source": each, "place": ""}) for each in (source, mirror)]
        self.module.save()

        side = self.read("/curriculum/m4/teach/")

        assert "A. Writer. A trial. A Press. year not checked." in side
        assert 'href="https://example.org/trial"' in side
        assert "A copy. year not checked." in side
        assert "example.org/copy" not in side

    def test_the_blocks_preview_a_real_source(self):
        for block in (CitationBlock(), CitationsBlock()):
            assert block.is_previewable
            assert "Trials in schools. year not checked." in block.render(block.get_preview_value())

    def test_many_citations_cost_no_more_queries_than_one(self):
        self.queries("/curriculum/m4/teach/")
        one = self.queries("/curriculum/m4/teach/")
        sources = [make_source(f"S{number}", order=number) for number in range(200, 220)]
        self.module.sources = [("citation", {"source": each, "place": ""}) for each in sources]
        self.module.save()

        assert self.queries("/curriculum/m4/teach/") == one


@override_settings(TEMPLATES=admin_templates())
class EditorTests(PageTests):
    def setUp(self):
        self.client.force_login(make_editor())

    def test_a_module_is_written_saved_as_a_draft_and_previewed(self):
        url = reverse("wagtailadmin_pages:add", args=["curriculum", "modulepage", self.curriculum.pk])
        form = {
            "title": "A new module",
            "slug": "a-new-module",
            "code": "",
            "age_band": "",
            "key_question": "",
            "overview": "null",
            "prior_learning": "null",
            "next_step": "null",
            "evidence_note": "null",
            "sources-count": "0",
        }
        comments = {f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}

        answer = self.client.post(url, form | comments | {"comments-MAX_NUM_FORMS": "1000"})

        assert answer.status_code == 302, answer.context["form"].errors
        assert not ModulePage.objects.get(slug="a-new-module").live

    def test_the_lessons_of_a_module_can_be_dragged_into_order(self):
        answer = self.client.get(reverse("wagtailadmin_explore", args=[self.module.pk]), {"ordering": "ord"})
        moved = self.client.post(reverse("wagtailadmin_pages:set_page_position", args=[self.second.pk]) + "?position=0")

        assert "The first lesson" in answer.content.decode()
        assert moved.status_code == 200
        assert [page.pk for page in self.module.get_children()] == [self.second.pk, self.first.pk]
