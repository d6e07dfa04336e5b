import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase

from curriculum.models import AgeBand, BandLabel, Topic

from .makers import load_files, make_band, make_source, make_topic


class AgeBandTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_files()

    def test_an_argument_may_be_the_slug_or_the_code(self):
        band = AgeBand.objects.get(code="B4")

        assert AgeBand.objects.by_argument("11-14") == band
        assert AgeBand.objects.by_argument("B4") == band
        assert AgeBand.objects.by_argument("b4") == band

    def test_an_unknown_argument_is_said_to_be_unknown(self):
        for argument in ("B9", "11", "", "11-14 "):
            with pytest.raises(AgeBand.DoesNotExist):
                AgeBand.objects.by_argument(argument)

    def test_a_band_names_its_ages_and_the_years_of_a_country(self):
        band = AgeBand.objects.get(code="B4")

        assert band.full_label == "Ages 11–14 · Years 7–9"
        assert band.label_in("GB-SCT") == "Ages 11–14 · S1–S3"
        assert band.label_in("NZ") == "Ages 11–14"

    def test_the_labels_of_all_bands_cost_two_queries(self):
        with self.assertNumQueries(2):
            labels = [band.full_label for band in AgeBand.objects.with_labels()]

        assert labels[0] == "Ages 5–7 · Years 1–2"
        assert labels[-1] == "Ages 16–18 · Years 12–13"

    def test_ages_are_half_open_and_meet(self):
        bands = list(AgeBand.objects.all())

        assert [band.age_to for band in bands[:-1]] == [band.age_from for band in bands[1:]]
        assert bands[-1].age_to == 19

    def test_a_band_that_ends_before_it_starts_is_refused(self):
        with pytest.raises(IntegrityError, match="age_band_starts_before_it_ends"), transaction.atomic():
            make_band(code="X1", slug="14-11", ages=(14, 11))

    def test_a_band_has_one_label_in_a_jurisdiction(self):
        with pytest.raises(IntegrityError), transaction.atomic():
            BandLabel.objects.create(
                band=AgeBand.objects.get(code="B4"), jurisdiction="GB-ENG", label="Years 8–9", sort=9
            )


class TopicTests(TestCase):
    def test_hyphens_and_underscores_are_the_same(self):
        topic = make_topic("self-care")

        assert Topic.objects.by_argument("self-care") == topic
        assert Topic.objects.by_argument("self_care") == topic
        assert Topic.objects.by_public_argument("self_care").get() == topic

    def test_a_sensitive_topic_shows_the_public_its_neutral_name_only(self):
        topic = make_topic("abuse", is_sensitive=True, public_slug="help-and-safety", public_label="Help and safety")

        assert (topic.slug_in_public, topic.name_in_public) == ("help-and-safety", "Help and safety")
        assert not Topic.objects.by_public_argument("abuse").exists()
        assert Topic.objects.by_public_argument("help_and_safety").get() == topic

    def test_the_public_list_names_a_shared_neutral_topic_once(self):
        load_files()

        choices = Topic.objects.select_related("floor").public_choices()

        assert len(choices) == 28
        assert choices.count(("help-and-safety", "Help and safety")) == 1
        assert not {"suicide", "self-harm", "abuse", "eating-disorders"} & {slug for slug, _ in choices}

    def test_a_sensitive_topic_without_a_neutral_slug_is_refused(self):
        for fields in ({}, {"public_slug": "abuse", "public_label": "Abuse"}, {"public_slug": "safety"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                make_topic("abuse", is_sensitive=True, **fields)


class SourceTests(TestCase):
    def test_a_missing_year_says_that_nobody_checked_it(self):
        source = make_source(author="A. Writer", publisher="A Press")

        assert source.year_text == "year not checked"
        assert source.citation == "A. Writer. Trials. A Press. year not checked"

    def test_a_year_that_was_seen_is_printed(self):
        assert make_source(year=2024).citation == "Trials. 2024"

    def test_the_address_of_a_mirror_is_never_printed(self):
        source = make_source(address="https://example.org/copy", is_mirror=True)

        assert source.printable_address == ""

    def test_every_web_address_is_printed_and_other_notes_are_not(self):
        source = make_source(address="https://example.org/a ; see page 3 ; http://example.com/b")

        assert source.printable_addresses == ["https://example.org/a", "http://example.com/b"]
        assert source.printable_address == "https://example.org/a; http://example.com/b"
