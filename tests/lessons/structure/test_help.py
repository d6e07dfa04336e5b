"""Ways to help outside, the way out, numbers from the directory only, and checked help only."""

import pytest
from django.urls import reverse

from checks.facts import Facts
from checks.structure import judge
from reviews.accepting import propose, release_refusals
from reviews.finding_fingerprints import fingerprint
from support.models import EmergencyNumber, HelpService, HelpSettings
from tests.reviews.makers import install_reviews
from tests.support.entries import PHONE, TEXT, make_service, two_checked_ways
from tests.support.makers import make_number

from ...factories import UserFactory
from .good_lesson import in_language, not_judged, problems, stream
from .proof import breaks, keeps


@pytest.fixture
def in_use(settings):
    """Not the demonstration: what schools read."""
    settings.HAS_SAMPLE_CONTENT = False


@pytest.fixture
def in_britain(site):
    country = make_number("GB")
    HelpSettings.objects.update_or_create(site=site.home.get_site(), defaults={"country": country})


@breaks("SR-03")
@pytest.mark.usefixtures("in_use", "in_britain")
@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "no way to help in United Kingdom that two people have checked"),
        ([{"channels": (TEXT,)}], "one way to help"),
        ([{"channels": (PHONE,)}, {"channels": (PHONE,)}], "is a call"),
        ([{"channels": (PHONE, TEXT), "is_checked": False}], "no way to help"),
        ([{"channels": (PHONE, TEXT), "country": "FR"}], "no way to help"),
        ([{"channels": (PHONE, TEXT), "age_from": 18}], "no way to help"),
        ([{"channels": (PHONE, TEXT), "kind": "community"}], "no way to help"),
        ([{"channels": (PHONE,)}, {"channels": (TEXT,), "kind": "abuse"}], "one way to help"),
    ],
    ids=["none", "one", "calls only", "unchecked", "elsewhere", "adults only", "for some", "in no panel"],
)
def test_a_sensitive_lesson_needs_two_checked_ways_to_help_one_without_a_call(sensitive, entries, said):
    for number, fields in enumerate(entries):
        make_service(f"gb-{number}", **fields)

    (message,) = problems(sensitive, "SR-03").values()

    assert message.startswith("Unmet in this installation: ")
    assert said in message


@breaks("SR-03")
@pytest.mark.usefixtures("in_use")
def test_nobody_knows_the_ways_to_help_while_the_country_is_not_said(sensitive):
    make_service(channels=(PHONE, TEXT))

    assert "in which country" in problems(sensitive, "SR-03")[""]


@keeps("SR-03")
@pytest.mark.usefixtures("in_use")
def test_two_checked_ways_one_of_them_by_text_are_enough(sensitive, site):
    two_checked_ways(site.home.get_site())

    assert problems(sensitive, "SR-03") == {}
    assert "SR-03" not in not_judged(sensitive)


@keeps("SR-03")
@pytest.mark.usefixtures("in_use")
def test_a_lesson_that_is_not_sensitive_needs_no_ways(lesson):
    assert problems(lesson, "SR-03") == {}


def test_in_the_demonstration_the_rule_says_that_it_is_unmet_and_stops_nothing(sensitive):
    assert problems(sensitive, "SR-03") == {}
    assert not_judged(sensitive)["SR-03"].startswith("Unmet in this installation: ")


@breaks("SR-15")
def test_a_page_whose_language_has_no_words_for_the_exit_can_not_be_left(sensitive):
    in_language(sensitive, "cy")

    assert "Exit this page" in problems(sensitive, "SR-15")[""]


@keeps("SR-15")
def test_a_sensitive_lesson_carries_the_exit(sensitive):
    assert problems(sensitive, "SR-15") == {}


def typed(lesson, words):
    lesson.reading = stream("reading", ("paragraph", f"<p>{words}</p>"))
    return [each for each in judge(lesson).problems if each.rule == "SR-25"]


@breaks("SR-25")
def test_a_number_in_the_text_is_offered_as_an_entry_of_the_directory(lesson):
    (found,) = typed(lesson, "You can call 0800 555 019 any day.")

    assert found.place == "reading.1"
    assert found.offer.label == "Make an entry of it"
    assert found.offer.address == reverse("wagtailsnippets_support_helpservice:add") + "?number=0800555019"
    assert "0800" not in found.message, "it may be somebody's own"


@breaks("SR-25")
def test_a_number_in_the_text_stops_the_release(lesson, site):
    install_reviews(site.home)
    typed(lesson, "You can call 0800 555 019 any day.")

    assert "SR-25" in {refusal.rule for refusal in release_refusals(lesson)}


@breaks("SR-25")
def test_a_number_that_the_directory_has_leads_to_its_entry(lesson):
    entry = make_service(channels=(dict(PHONE, address="0800 555 019"),), is_checked=False)

    (found,) = typed(lesson, "You can call 0800 555 019 any day.")

    assert "A line (GB)" in found.message
    assert found.offer.address == reverse("help_check", args=[entry.pk])


@breaks("SR-25")
def test_an_emergency_number_is_in_the_panel_already(lesson):
    make_number("GB")

    (found,) = typed(lesson, "In danger, call 999 straight away.")

    assert "The help panel has it" in found.message
    assert found.offer is None


@keeps("SR-25")
def test_a_lesson_without_numbers_keeps_the_rule(lesson):
    assert problems(lesson, "SR-25") == {}
    assert "SR-25" not in not_judged(lesson)


@keeps("SR-25")
def test_a_finding_that_a_reviewer_is_asked_to_keep_is_left_to_them(lesson, site):
    install_reviews(site.home)
    lesson.reading = stream("reading", ("paragraph", "<p>You can call 0800 555 019 any day.</p>"))
    lesson.save_revision()
    facts = Facts(lesson)
    (finding,) = [each for each in facts.words if each.rule == "HLP-01"]
    mark = fingerprint(finding, facts)

    propose(
        page=lesson,
        rule=mark.rule,
        words_hash=mark.words_hash,
        user=UserFactory(is_superuser=True),
        category="mistaken",
        reason="Made up, and belongs to nobody.",
    )

    assert problems(lesson, "SR-25") == {}


@breaks("SR-27")
@pytest.mark.usefixtures("in_use")
def test_help_that_nobody_checked_stops_every_page_outside_the_demonstration(lesson, settings):
    settings.SHOWS_UNCHECKED_HELP = True
    make_service(is_checked=False)

    assert "have not checked" in problems(lesson, "SR-27")[""]


@keeps("SR-27")
@pytest.mark.usefixtures("in_use")
def test_what_is_not_checked_gives_way_to_the_fallback_and_the_rule_is_kept(lesson):
    make_service(is_checked=False)
    HelpService.objects.update(verified_on=None)
    EmergencyNumber.objects.all().delete()

    assert problems(lesson, "SR-27") == {}
    assert "SR-27" not in not_judged(lesson)
