import shutil
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from curriculum.models import AgeBand, BandLabel, Framework, Outcome, Source, Statement, Strand, Topic
from curriculum.reference_files import DIRECTORY, ReferenceUnusable, read_reference
from curriculum.reference_loading import StillUsed, load_reference

from .makers import load_files, make_lesson, make_map, make_module


class FilesTests(SimpleTestCase):
    def setUp(self):
        self.directory = Path(tempfile.mkdtemp()) / "reference"
        self.addCleanup(shutil.rmtree, self.directory.parent)
        shutil.copytree(DIRECTORY, self.directory)

    def change(self, file, old, new):
        path = self.directory / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def problem(self):
        with pytest.raises(ReferenceUnusable) as caught:
            read_reference(self.directory)
        return str(caught.value)

    def test_an_unknown_key_names_its_file_and_line(self):
        self.change("topics.yaml", "  label: Feelings\n", "  label: Feelings\n  colour: red\n")

        assert "topics.yaml, line 7: colour: Extra inputs are not permitted" in self.problem()

    def test_a_missing_key_names_its_file(self):
        self.change("sources.yaml", "  read_as: V\n", "")

        assert "sources.yaml, line 5: read_as: Field required" in self.problem()

    def test_a_sensitive_topic_without_a_neutral_slug_is_refused(self):
        self.change("topics.yaml", "  public_slug: help-and-safety\n", "")

        assert "a sensitive topic has a public_slug" in self.problem()

    def test_a_statement_of_an_unknown_framework_is_refused(self):
        self.change("statements.yaml", "framework: WHO-HAT", "framework: WHO-HATS")

        assert "unknown framework WHO-HATS" in self.problem()

    def test_an_outcome_whose_code_says_something_else_is_refused(self):
        self.change("outcomes.yaml", "code: SIG.B4", "code: SIG.B5")

        assert "the code must be SIG.B4" in self.problem()

    def test_a_missing_outcome_is_refused(self):
        self.change("outcomes.yaml", "- code: SUB.B6\n", "- code: SUB.B5\n")
        self.change("outcomes.yaml", "  strand: SUB\n  band: B6\n", "  strand: SUB\n  band: B5\n")

        assert "outcome SUB.B6 is missing" in self.problem()
        assert "outcome SUB.B5 stands here twice" in self.problem()

    def test_a_year_that_is_no_year_is_refused(self):
        self.change("sources.yaml", "  year: null\n", "  year: about 2019\n")

        assert "year: Input should be a valid integer" in self.problem()

    def test_broken_yaml_names_its_file(self):
        self.change("bands.yaml", "bands:", "bands: [")

        assert self.problem().startswith("bands.yaml: ")


class LoadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_files()

    def test_everything_in_the_files_is_there(self):
        counts = [
            model.objects.count()
            for model in (AgeBand, BandLabel, Strand, Outcome, Topic, Framework, Statement, Source)
        ]

        assert counts == [6, 30, 12, 72, 31, 11, 104, 91]

    def test_loading_again_changes_nothing(self):
        results = load_files()

        assert [(each.created, each.changed, each.removed) for each in results] == [(0, 0, 0)] * 8

    def test_the_command_says_what_it_did(self):
        output = StringIO()

        call_command("load_reference", stdout=output)

        assert "104 statements: 0 new, 0 changed, 0 removed" in output.getvalue()

    def test_what_was_changed_by_hand_is_put_right(self):
        outcome = Outcome.objects.get(code="SIG.B4")
        Outcome.objects.filter(code="SIG.B4").update(text="Something else.")
        statement = Statement.objects.get(code="ENG-S-04")
        statement.strands.clear()

        load_files()

        assert Outcome.objects.get(code="SIG.B4").text == outcome.text
        assert [strand.code for strand in statement.strands.all()] == ["SIG"]

    def test_what_left_the_files_is_removed_when_nothing_uses_it(self):
        reference = read_reference()
        shorter = reference.model_copy(update={"topics": reference.topics[1:]})

        load_reference(reference=shorter)

        assert not Topic.objects.filter(slug="feelings").exists()

    def test_a_topic_may_get_another_slug_and_keep_its_name(self):
        reference = read_reference()
        renamed = reference.topics[0].model_copy(update={"slug": "emotions"})

        load_reference(reference=reference.model_copy(update={"topics": [renamed, *reference.topics[1:]]}))

        assert Topic.objects.get(name="Feelings").slug == "emotions"

    def test_what_left_the_files_and_is_used_stays_and_the_words_say_by_what(self):
        reference = read_reference()
        module = make_module(make_map(), AgeBand.objects.get(code="B4"))
        make_lesson(module, topics=[Topic.objects.get(slug="feelings")], title="A lesson about feelings")
        shorter = reference.model_copy(update={"topics": reference.topics[1:], "sources": reference.sources[:-1]})

        with pytest.raises(StillUsed, match=r"The topic “Feelings” .* still used by: A lesson about feelings"):
            load_reference(reference=shorter)

        assert Topic.objects.filter(slug="feelings").exists()
        assert Source.objects.count() == 91

    def test_a_source_cited_in_a_block_stays(self):
        reference = read_reference()
        last = Source.objects.get(code=reference.sources[-1].code)
        citation = [("citation", {"source": last, "place": "page 3"})]
        make_module(make_map(), AgeBand.objects.get(code="B4"), title="Signs", sources=citation)
        shorter = reference.model_copy(update={"sources": reference.sources[:-1]})

        with pytest.raises(StillUsed, match="still used by: Signs"):
            load_reference(reference=shorter)

    def test_no_framework_claims_that_its_licence_was_checked(self):
        for framework in Framework.objects.all():
            assert framework.licence_note
            assert framework.sources.exists()
