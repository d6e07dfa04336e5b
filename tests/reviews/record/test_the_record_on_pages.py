"""What a school, a family and a child read about who checked a page, and until when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviews.models import Authorship, PageDates, ReleaseKind, ReviewerIdentity, RoundKind, RoundStatus
from reviews.public_record import record_of, records_of
from tests.factories import SourceFactory, UserFactory

from .releases import TODAY, release, review_of, signed_by


def day(date):
    return f"{date.day} {date:%B %Y}"


def parts(lesson):
    return (lesson.url, f"{lesson.url}teach/", f"{lesson.url}family/")


def test_a_page_that_nobody_released_says_that_nobody_has_checked_it(site, lesson, read):
    for address in (*parts(lesson), site.module.url, f"{site.module.url}teach/"):
        assert "Not yet reviewed. Nobody has checked this page yet." in read(address), address


def test_the_teachers_page_says_who_checked_it_when_and_until_when(lesson, read):
    made = release(lesson, what_changed="Card 3 is clearer.")

    record = read(f"{lesson.url}teach/")

    assert "Written by our editors" in record
    assert f"a teacher, {day(TODAY)}" in record
    assert f"a mental-health clinician who works with children, {day(TODAY)}" in record
    assert f"Last full review {day(TODAY)}" in record
    assert f"Next due {day(made.review_due_on)}" in record
    assert f"Release 1, {day(TODAY)}" in record
    assert "What changed Card 3 is clearer." in record
    assert "Under Evidence" in record
    assert "Write to reports@breathing-room.example ." in record


def test_a_child_reads_it_in_few_and_plain_words(lesson, read):
    made = release(lesson, what_changed="Card 3 is clearer.")

    record = read(lesson.url)

    assert "Checked by a teacher, a person whose job is to help children feel well and" in record
    assert f"The whole page was last checked on {day(TODAY)}." in record
    assert f"The next check is due on {day(made.review_due_on)}." in record
    assert "Tell an adult whom you trust." in record
    assert "clinician" not in record
    assert "Card 3" not in record


def test_a_family_reads_sources_and_what_is_not_known(site, read):
    source = SourceFactory(what="What helps at home", year=2021)
    lesson = site.lesson(evidence_not_known="<p>Whether it lasts a year.</p>")
    block = lesson._meta.get_field("evidence_sources").stream_block
    lesson.evidence_sources = block.to_python([{"type": "citation", "value": {"source": source.pk, "place": ""}}])
    lesson.save()
    release(lesson)

    record = read(f"{lesson.url}family/")

    assert "Sources Source: What helps at home. 2021." in record
    assert "What is not known Whether it lasts a year." in record


def test_a_module_has_its_own_record_on_both_of_its_pages(site, lesson, read):
    release(lesson)
    release(site.module, seats=("final",))

    front, teach = read(site.module.url), read(f"{site.module.url}teach/")

    assert f"Checked by a lead editor, {day(TODAY)}" in front
    assert "On the page How to teach this module" in front
    assert "Under Evidence" in teach


def test_a_page_past_its_date_says_so_to_everybody_and_since_when(lesson, read):
    release(lesson, review_due_on=TODAY - timedelta(days=3))

    for address in parts(lesson):
        record = read(address)
        assert "This page is past its review date. It is being checked." in record, address
        assert f"was due on {day(TODAY - timedelta(days=3))}" in record, address


def test_on_the_day_itself_a_page_is_not_past_its_date(lesson):
    release(lesson, review_due_on=TODAY)

    assert not record_of(lesson).is_past_due


def test_a_date_that_was_moved_after_the_release_counts(lesson):
    release(lesson, review_due_on=TODAY - timedelta(days=3))
    PageDates.objects.filter(page=lesson).update(review_due_on=TODAY + timedelta(days=9))

    assert record_of(lesson).review_due_on == TODAY + timedelta(days=9)


def test_a_correction_in_an_emergency_says_when_and_that_the_full_review_follows(lesson, read):
    release(lesson, days_ago=100)
    release(lesson, kind=ReleaseKind.EMERGENCY, seats=(), safety_change=True, what_changed="")
    due_on = TODAY + timedelta(days=14)
    review_of(lesson, kind=RoundKind.EMERGENCY, status=RoundStatus.OPEN, due_on=due_on)

    teach, student = read(f"{lesson.url}teach/"), read(lesson.url)

    assert f"A mistake was put right on {day(TODAY)}. The full review is under way, due {day(due_on)}." in teach
    assert "Put right by a lead editor and a safeguarding lead" in teach
    assert "What changed For safety: A mistake was put right." in teach
    assert "The whole page is being checked again." in student


def test_words_that_stood_there_before_reviews_say_that_nobody_reviewed_them(lesson, read):
    release(lesson, kind=ReleaseKind.INSTALLED, seats=(), round=None, reviewed_on=None, review_due_on=None)

    for address in parts(lesson):
        assert "Not yet reviewed." in read(address), address
    assert "Last full review none yet" in read(f"{lesson.url}teach/")


@pytest.mark.parametrize("where", ["release", "settings"])
def test_a_sample_says_that_nobody_reviewed_it_and_tells_no_child_otherwise(lesson, read, settings, where):
    settings.HAS_SAMPLE_CONTENT = where == "settings"
    release(lesson, is_sample=where == "release")

    for address in parts(lesson):
        assert "Sample: nobody has reviewed this." in read(address), address
    assert "made up" in read(f"{lesson.url}teach/")
    assert "Checked by" not in read(lesson.url)


def test_a_page_that_was_taken_down_has_no_record(lesson):
    release(lesson, withdrawn_at=timezone.now())

    assert record_of(lesson).release is None


def test_a_release_that_waits_for_its_day_is_not_told(lesson):
    release(lesson, what_changed="First words.")
    release(lesson, what_changed="Words of tomorrow.", released_at=None)

    record = record_of(lesson)

    assert record.number == 1
    assert [change.what for change in record.changes] == ["First words."]


def test_a_draft_in_a_preview_shows_no_record_of_words_that_nobody_signed(lesson):
    release(lesson, what_changed="Public words.")

    for mode in ("student", "teach", "family"):
        body = lesson.make_preview_request(preview_mode=mode).render().text
        assert "Draft: not released." in body, mode
        assert "Checked by" not in body, mode
        assert "Public words." not in body, mode


def test_only_the_last_five_changes_stand_on_the_page(lesson, read):
    for number in range(1, 8):
        release(lesson, what_changed=f"Change number {number}.", days_ago=10 - number)

    record = read(f"{lesson.url}teach/")

    assert [number for number in range(1, 8) if f"Change number {number}." in record] == [3, 4, 5, 6, 7]
    assert "All changes" in record


def test_an_alias_shows_the_record_of_its_source_and_a_translation_its_own(site, lesson):
    release(lesson)
    alias = lesson.create_alias(parent=site.module, update_slug="elsewhere")

    assert record_of(alias).number == 1
    assert record_of(site.lesson()).release is None


def test_a_name_stands_there_only_when_the_person_agreed(lesson, read):
    made = release(lesson, seats=())
    signed_by(made, "education", identity={"name": "Tess Agreed", "name_is_public": True})
    signed_by(made, "clinical", identity={"name": "Cleo Hidden", "name_is_public": False})
    gone = {"name": "Gil Gone", "name_is_public": True, "erased_at": timezone.now()}
    signed_by(made, "final", identity=gone)
    named = {"name": "Yara Young", "name_is_public": True}
    signed_by(made, "lived-experience", identity=named, for_young_people=True)

    record = read(f"{lesson.url}teach/")

    assert "a teacher (Tess Agreed, head of year)" in record
    assert not any(name in record for name in ("Cleo", "Gil", "Yara"))
    assert "a panel of young people" in record
    assert "Tess" not in read(lesson.url)


def test_an_author_is_named_only_when_they_agreed(lesson, read):
    release(lesson)
    for name, is_public in (("Ann Agreed", True), ("Hal Hidden", False)):
        user = UserFactory()
        ReviewerIdentity.objects.create(user=user, name=name, name_is_public=is_public)
        moment = timezone.now()
        Authorship.objects.create(page=lesson.page_ptr, user=user, first_at=moment, last_at=moment)

    record = read(f"{lesson.url}teach/")

    assert "Written by Ann Agreed, with our editors" in record
    assert "Hal" not in record


def test_a_public_note_is_for_teachers_only(lesson, read):
    made = release(lesson, seats=())
    signed_by(made, "clinical", public_note="Teach it with a second adult.")

    assert "Teach it with a second adult." in read(f"{lesson.url}teach/")
    for address in (lesson.url, f"{lesson.url}family/"):
        assert "second adult" not in read(address), address


def test_the_record_costs_one_query_for_children_and_three_in_full_however_long(site):
    short, long = site.lesson(), site.lesson()
    release(short, seats=("final",))
    for _ in range(20):
        release(long, seats=("education", "clinical", "safeguarding", "lived-experience", "final"))

    for in_short, most in ((True, 1), (False, 3)):
        for lesson in (short, long):
            with CaptureQueriesContext(connection) as captured:
                record_of(lesson, in_short=in_short)
            assert len(captured) == most


def test_the_records_of_many_pages_in_short_are_those_of_each_and_cost_one_query(site):
    old, new, waiting, taken_down, unseen = site.lessons(5)
    release(old, seats=("education",), days_ago=9)
    for days_ago in (5, 2):
        release(new, seats=("education", "clinical", "final"), days_ago=days_ago)
    release(waiting, seats=("final",))
    release(waiting, released_at=None)
    release(taken_down, withdrawn_at=timezone.now())
    alias = new.create_alias(parent=site.module, update_slug="elsewhere")
    pages = [old, new, waiting, taken_down, unseen, alias]

    with CaptureQueriesContext(connection) as captured:
        records = records_of(pages)

    assert len(captured) == 1
    assert records == {page.pk: record_of(page, in_short=True) for page in pages}
    assert records[new.pk].number == records[alias.pk].number == 2


@pytest.mark.parametrize(
    ("fields", "is_unreviewed"),
    [({}, False), ({"is_sample": True}, True), ({"kind": ReleaseKind.INSTALLED}, True), (None, True)],
)
def test_a_record_says_whether_anybody_has_reviewed_these_words(settings, lesson, fields, is_unreviewed):
    settings.HAS_SAMPLE_CONTENT = False
    if fields is not None:
        release(lesson, **fields)

    assert record_of(lesson).is_unreviewed is is_unreviewed
