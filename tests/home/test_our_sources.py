"""What was read and what it is used for: worked out from what is public."""

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from curriculum.models import Source
from home.our_sources import MOST_MODULES, our_sources
from lessons.self_care import tools
from wording.rule_sets import rules_for

from ..factories import FrameworkFactory, ModulePageFactory, SourceFactory
from ..site import SmallSite


def cites(source):
    return [("citation", {"source": source, "place": "Section 3"})]


class OurSourcesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.locale = cls.site.home.locale
        cls.source = SourceFactory(
            code="S901", what="A study of feelings", year=None, address="https://study.example/one"
        )

    def use_of(self, source):
        return next(use for use in our_sources(self.locale) if use.source == source)

    def test_a_lesson_that_cites_it_counts_for_its_module(self):
        self.site.lesson(evidence_sources=cites(self.source))
        self.site.lesson(evidence_sources=cites(self.source))

        (used,) = self.use_of(self.source).modules

        assert (used.module, used.lessons) == (self.site.module, 2)

    def test_a_module_that_cites_it_counts_too_and_is_no_lesson(self):
        module = ModulePageFactory(parent=self.site.curriculum, sources=cites(self.source))

        (used,) = self.use_of(self.source).modules

        assert (used.module, used.lessons) == (module, 0)

    def test_what_is_not_public_does_not_count(self):
        self.site.lesson(evidence_sources=cites(self.source), live=False)
        hidden = ModulePageFactory(parent=self.site.curriculum, live=False, sources=cites(self.source))
        self.site.lesson(parent=hidden, evidence_sources=cites(self.source))

        assert self.use_of(self.source).modules == ()

    def test_tools_frameworks_and_rules_are_named_too(self):
        code = next(tool for tool in tools().values() if tool.sources).sources[0]
        of_a_tool = SourceFactory(code=code)
        framework = FrameworkFactory()
        framework.sources.add(of_a_tool)
        of_a_rule = SourceFactory(code=next(each for each in rules_for("en")[0].sources if each.startswith("S")))

        assert self.use_of(of_a_tool).tools
        assert self.use_of(of_a_tool).frameworks == (str(framework),)
        assert self.use_of(of_a_rule).rules >= 1

    def test_a_long_list_of_modules_is_cut_and_says_so(self):
        for number in range(MOST_MODULES + 2):
            ModulePageFactory(parent=self.site.curriculum, code=f"U{number}", sources=cites(self.source))

        use = self.use_of(self.source)

        assert (len(use.modules), use.more_modules) == (MOST_MODULES, 2)

    def test_the_page_shows_address_year_and_use(self):
        self.site.lesson(evidence_sources=cites(self.source))

        response = self.client.get("/sources/")
        html = response.content.decode()

        assert response.status_code == 200
        assert "A study of feelings" in html
        assert "Year not checked" in html
        assert "https://study.example/one" in html
        assert self.site.module.url in html
        assert "help-panel" in html
        assert not response.cookies

    def test_the_address_of_somebody_elses_copy_is_never_shown(self):
        Source.objects.filter(pk=self.source.pk).update(is_mirror=True)

        html = self.client.get("/sources/").content.decode()

        assert "study.example" not in html
        assert "somebody else’s copy" in html

    def test_no_address_is_a_link_because_children_are_one_tap_away(self):
        self.site.lesson(evidence_sources=cites(self.source))

        html = self.client.get("/sources/").content.decode()

        assert 'href="https://study.example' not in html

    def test_a_source_of_nothing_comes_after_those_that_something_stands_on(self):
        cited = SourceFactory(code="S902", what="A later study")
        self.site.lesson(evidence_sources=cites(cited))

        html = self.client.get("/sources/").content.decode()

        assert html.index("A later study") < html.index("A study of feelings")

    def test_without_sources_it_says_so(self):
        Source.objects.all().delete()

        assert "No source is recorded yet" in self.client.get("/sources/").content.decode()

    def test_many_sources_ask_the_database_as_often_as_few(self):
        self.site.lesson(evidence_sources=cites(self.source))
        self.client.get("/sources/")
        with CaptureQueriesContext(
            connection,
        ) as few:
            self.client.get("/sources/")
        for number in range(20):
            source = SourceFactory(code=f"S8{number:02}")
            self.site.lesson(evidence_sources=cites(source))
            ModulePageFactory(parent=self.site.curriculum, code=f"U{number}", sources=cites(source))

        with CaptureQueriesContext(connection) as many:
            self.client.get("/sources/")

        assert len(many) == len(few)

    def test_nothing_can_be_sent_there(self):
        assert self.client.post("/sources/").status_code == 405


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("V", "read in a stored copy of it"),
        ("V summary", "read in a stored copy of it, in part"),
        ("V2", "known from a page about it"),
        ("Tested", "our own trial"),
        ("per row", "how it was read is not noted"),
    ],
)
def test_how_a_source_was_read_is_said_in_words(mark, words):
    assert Source(read_as=mark).how_read == words
