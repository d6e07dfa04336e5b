"""Is the paper in my hand current, superseded or withdrawn? And which paper is it?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from guides.documents import Kind, document_of
from guides.edition_codes import LETTERS, code_for, number_of
from guides.editions import edition_of
from guides.qr import qr_picture
from reviews.models import ReleaseKind
from tests.reviews.makers import install_reviews
from tests.reviews.record.releases import TODAY, release


@pytest.fixture
def site(site, settings):
    settings.HAS_SAMPLE_CONTENT = False
    install_reviews(site.home)
    return site


@pytest.fixture
def lesson(site):
    return site.lesson(code="X1.1", title="Coping that lasts")


@pytest.fixture
def look_up(client):
    """What somebody meets who scans the paper of a release."""

    def look_up(made):
        response = client.get(f"/g/{edition_of(made).code}/")
        assert response.status_code == 200
        assert "UNRESOLVED" not in response.text
        return response.text

    return look_up


def test_a_code_is_short_its_own_and_found_again_however_it_is_typed():
    codes = [code_for(number) for number in range(1, 3000)]

    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {5}
    assert [number_of(code) for code in codes] == list(range(1, 3000))
    assert number_of(code_for(77).lower()) == 77
    assert number_of(f" {code_for(77)[:2]}-{code_for(77)[2:]} ") == 77
    assert all(number_of(code_for(number)) == number for number in (32**3, 10**9, 2**40))


def test_letters_that_look_alike_are_read_as_the_right_ones():
    with_nought = next(code for code in map(code_for, range(1, 500)) if "0" in code and "1" in code)

    assert number_of(with_nought.replace("0", "o").replace("1", "l")) == number_of(with_nought)


def test_a_slip_of_one_letter_is_hardly_ever_another_code():
    code = code_for(1234)
    slips = [
        code[:place] + letter + code[place + 1 :] for place in range(5) for letter in LETTERS if letter != code[place]
    ]

    assert sum(number_of(slip) is not None for slip in slips) <= 2


def test_the_newest_paper_is_current(lesson, look_up):
    made = release(lesson)

    body = look_up(made)

    assert "This paper is current" in body
    assert "X1.1 Coping that lasts, release 1 of" in body
    assert "Next full review due" in body


def test_a_current_paper_past_its_date_says_so(lesson, look_up):
    body = look_up(release(lesson, review_due_on=TODAY - timedelta(days=2)))

    assert "This paper is current" in body
    assert "This page is past its review date." in body


def test_an_older_paper_is_superseded_and_says_what_changed_safety_first(lesson, look_up):
    old = release(lesson, days_ago=30)
    release(lesson, days_ago=20, what_changed="A number was wrong.", safety_change=True)
    release(lesson, days_ago=10, what_changed="Card 3 is clearer.")

    body = look_up(old)

    assert "There is a newer paper" in body
    assert "do not teach from the old paper" in body
    assert "release 3" in body
    assert body.index("A number was wrong.") < body.index("Card 3 is clearer.")
    assert "First release." not in body
    assert 'href="/guides/X1.1/teacher-guide.pdf"' in body


def test_a_newer_release_of_the_same_words_leaves_a_paper_current(lesson, look_up):
    old = release(lesson, days_ago=30, content_hash="same")
    release(lesson, content_hash="same", what_changed="Checked again.")

    body = look_up(old)

    assert "This paper is current" in body
    assert "its words are the same" in body


def test_a_paper_of_what_was_taken_down_says_what_to_do(lesson, look_up):
    made = release(lesson, withdrawn_at=timezone.now())
    lesson.live = False
    lesson.save()

    body = look_up(made)

    assert "Do not use this paper" in body
    assert "Tell your safeguarding lead today." in body
    assert "reports@breathing-room.example" in body
    assert "teacher-guide.pdf" not in body


def test_a_lesson_goes_down_with_its_module(site, lesson, look_up):
    made = release(lesson)
    release(site.module, withdrawn_at=timezone.now())
    site.module.live = False
    site.module.save()

    assert "Do not use this paper" in look_up(made)


def test_a_page_that_came_back_is_found_by_its_older_paper(lesson, look_up):
    old = release(lesson, days_ago=9, withdrawn_at=timezone.now(), content_hash="same")
    release(lesson, kind=ReleaseKind.AGAIN, content_hash="same")

    assert "This paper is current" in look_up(old)


def test_a_booklet_lists_its_lessons_with_their_newest_releases(site, lesson, look_up):
    made = release(site.module)
    release(lesson, days_ago=3)
    release(lesson)

    body = look_up(made)

    assert "This booklet is current" in body
    assert "compare them below" in body
    assert "X1.1 Coping that lasts: newest is <strong>release 2</strong>" in body


def test_a_sample_says_so(lesson, look_up):
    assert "Sample: nobody has reviewed this." in look_up(release(lesson, is_sample=True))


@pytest.mark.parametrize(
    "code",
    ["0", "AAAAA", "00000", "x" * 300, "M4.3-r2", "<script>", "..", "%F0%9F%99%82", "٠٠٠", "ZZZZZZZZZZZZZZ", "-"],
)
def test_a_code_that_stands_on_no_paper_is_not_found_and_helps_to_look_again(lesson, client, code):
    release(lesson)

    response = client.get(f"/g/{code}/")

    assert response.status_code == 404
    if code != "..":
        assert "We don't know that code" in response.text.replace("&#x27;", "'")
    assert "<script>" not in response.text


def test_a_null_byte_is_a_bad_request_and_no_error_of_ours(site, client):
    assert client.get("/g/%00/").status_code == 400
    assert client.get("/g/?code=%00").status_code == 200


def test_a_release_that_nobody_could_print_is_not_found(site, lesson, client):
    waiting = release(lesson, released_at=None)
    plain = release(site.home)

    for made in (waiting, plain):
        assert client.get(f"/g/{edition_of(made).code}/").status_code == 404


def test_what_only_some_may_read_is_not_found(lesson, client):
    made = release(lesson)
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(f"/g/{edition_of(made).code}/").status_code == 404


def test_a_typed_code_leads_on_and_a_wrong_one_stays_in_the_field(lesson, client):
    code = edition_of(release(lesson)).code

    right = client.get("/g/", {"code": f" {code.lower()} "})
    wrong = client.get("/g/", {"code": "nothing"})

    assert right.headers["Location"] == f"/g/{code}/"
    assert wrong.status_code == 404
    assert 'value="nothing"' in wrong.text
    assert client.get("/g/").status_code == 200


def test_no_cookie_no_variant_and_nothing_but_reading(lesson, client):
    code = edition_of(release(lesson)).code
    response = client.get(f"/g/{code}/", headers={"accept-language": "fr"})

    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert client.post(f"/g/{code}/").status_code == 405


def test_many_releases_cost_as_many_queries_as_few(site, client):
    def queries(lesson):
        code = edition_of(lesson.releases.order_by("number").first()).code
        client.get(f"/g/{code}/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/g/{code}/")
        return len(captured)

    few, many = site.lesson(), site.lesson()
    for lesson, count in ((few, 2), (many, 20)):
        for number in range(count):
            release(lesson, days_ago=count - number)

    assert queries(few) == queries(many)


def test_every_page_of_every_paper_says_its_release_and_where_to_look_it_up(site, lesson, fetch):
    edition = edition_of(release(lesson))
    booklet = edition_of(release(site.module))

    for kind in Kind:
        printed = fetch(f"/guides/X1.1/{kind}.pdf")
        assert all(f"Release 1 · {edition.shown}" in words for words in printed.pages), kind
    guide = fetch("/guides/X1.1/teacher-guide.pdf")
    assert edition.address in guide.links
    assert "Is this paper still current?" in guide.pages[0]
    assert "release 1 of" in guide.pages[0]
    bound = fetch("/guides/T9/teacher-guide.pdf")
    assert f"Release 1 · {booklet.shown}" in bound.pages[0]
    assert f"Release 1 · {edition.shown}" in bound.pages[-1]


def test_a_page_without_a_release_prints_that_it_is_a_draft(lesson, fetch):
    for kind in Kind:
        printed = fetch(f"/guides/X1.1/{kind}.pdf")
        assert all("Not released: draft" in words for words in printed.pages), kind


def test_the_record_stands_on_the_cover_and_in_full_before_the_sheets(lesson, fetch):
    release(lesson, what_changed="Card 3 is clearer.")

    guide = fetch("/guides/X1.1/teacher-guide.pdf")

    assert "Checked by a teacher" in guide.pages[0]
    assert "Next due" in guide.pages[0]
    full = next(words for words in guide.pages if "Card 3 is clearer." in words)
    assert "Written by" in full
    assert "reports@breathing-room.example" in full


def test_a_new_release_is_a_new_paper_and_the_same_one_is_not(lesson):
    release(lesson)
    first, again = (document_of(lesson, kind=Kind.FAMILY).html for _ in range(2))
    release(lesson)

    assert first == again
    assert document_of(lesson, kind=Kind.FAMILY).html != first


def test_the_picture_for_a_telephone_is_the_same_each_time_and_has_words_for_who_can_not_see_it(lesson):
    edition = edition_of(release(lesson))

    html = document_of(lesson, kind=Kind.TEACHER_GUIDE).html

    assert qr_picture(edition.address) == edition.qr
    assert f'alt="QR code that leads to {edition.shown}"' in html
    assert edition.qr.startswith("data:image/svg+xml")
