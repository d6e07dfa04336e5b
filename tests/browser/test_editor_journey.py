"""A new editor makes a module and a lesson by hand, reviewers sign them, and students, teachers and families read."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect
from pypdf import PdfReader
from wagtail.models import Page, Site

from curriculum.models import ModulePage
from lessons.models import LessonPage
from reviews.models import ReviewRound
from reviews.releasing import release_module
from users.models import User

from ..factories import AgeBandFactory, OutcomeFactory, SourceFactory, StatementFactory, TopicFactory
from ..reviews.makers import install_reviews, open_doors, person, sign_all
from ..site import SmallSite
from .desk import PASSWORD, Desk
from .starter_site import plant_roots

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("admin_templates")]

PROSE = {
    "Overview": ["prior_learning", "next_step"],
    "Student page": ["ending"],
    "Teaching plan": ["assessment_prompt", "assessment_success"],
    "Safety": [
        "why_it_matters",
        "distancing_note",
        "care",
        "when_not_to_teach",
        "question_box",
        "disclosure_cues",
        "follow_up",
        "tutor_note",
        "teacher_wellbeing",
    ],
    "Family": ["family_taught", "family_try", "family_talk", "family_help", "family_letter"],
    "Evidence": ["evidence_supports", "evidence_not_known"],
}
LONG_ENOUGH = "Ten words or more stand here so that the rule is met."


@pytest.fixture
def site(transactional_db: None) -> SmallSite:
    plant_roots()
    Site.objects.get_or_create(is_default_site=True, defaults={"root_page": Page.get_first_root_node()})
    with open_doors():
        site = SmallSite()
    install_reviews(site.home)
    OutcomeFactory(age_band=AgeBandFactory())
    TopicFactory(slug="help-seeking", name="Asking for help")
    StatementFactory()
    SourceFactory(code="S901", what="A book about coping")
    return site


@pytest.fixture
def desk(site: SmallSite, page: BrowserPage) -> Desk:
    return Desk(page)


def member_of(group: str) -> User:
    user = person(group)
    user.set_password(PASSWORD)
    user.save()
    return user


def start_lesson(desk: Desk, module: ModulePage) -> None:
    desk.open_form(f"/admin/pages/add/lessons/lessonpage/{module.pk}/")
    desk.page.get_by_placeholder("Page title").fill("A walk and a talk")


def write_prose(desk: Desk, tab: str) -> None:
    for name in PROSE[tab]:
        desk.write(name, f"Written under {name.replace('_', ' ')}.")


def write_overview(desk: Desk) -> None:
    desk.write_all({"code": "T8.1", "age_band": "Ages 11–14", "minutes": "15", "group_size": "Whole class, up to 32"})
    desk.write("key_question", "What helps for longer?")
    desk.tick("topics", "Asking for help")
    for number, words in enumerate(("I can name one thing that helps.", "I can say who to tell.")):
        outcome = desk.page.locator(f"#inline_child_lesson_outcomes-{number}")
        desk.write("i_can", words, outcome)
        desk.choose("outcome", "SLF.B4", outcome)
    desk.part("objectives", None).locator(".c-sf-add-button").last.click()
    desk.part("objectives").locator("input[type=text]").last.fill("tell what helps for longer")
    write_prose(desk, "Overview")


def write_student_page(desk: Desk) -> None:
    heading = desk.add_block("reading", "Heading")
    heading.locator("input[type=text]").fill("A walk helps a little")
    story = desk.add_block("reading", "Story")
    desk.write_all(
        {"title": "Ada's week", "text": "Ada is made up. She walks home with a friend. It is a habit."}, story
    )
    desk.write_all({"word": "habit", "meaning": "something you do often"}, desk.add_block("vocabulary"))
    try_this = desk.add_block("try_this", "Something to try")
    desk.write_all({"title": "Look around", "text": "Find five blue things.", "instead": "Look out."}, try_this)
    question = desk.add_block("check_questions", "Choose an answer")
    desk.write("question", "Who could Ada tell?", question)
    desk.add_block("answers", within=question)
    for number, answer in enumerate(("A teacher", "Nobody")):
        box = question.locator('[data-contentpath="text"]').nth(number)
        box.locator("input[type=text]").fill(answer)
        question.locator('[data-contentpath="why"] textarea').nth(number).fill("There is always someone.")
    write_prose(desk, "Student page")


def write_activity(desk: Desk, *, title: str, minutes: str, kind: str) -> None:
    activity = desk.add_block("activities")
    desk.write_all(
        {
            "title": title,
            "minutes": minutes,
            "kind": kind,
            "grouping": "Pairs",
            "students": "Sort the cards together.",
            "script": "Say: there is no wrong answer here.",
        },
        activity,
    )
    desk.add_block("key_questions", within=activity)
    for name in ("question", "likely", "partial", "off_track"):
        for number in range(2):
            box = activity.locator(f'[data-contentpath="{name}"]').nth(number)
            box.locator("input[type=text], textarea").fill("What helps Ada?")
    activity.locator('[data-contentpath="look_for"] input[type=text]').fill("Pairs give a reason.")


def write_teaching_plan(desk: Desk) -> None:
    desk.write_all({"quantity": "One a pair", "item": "Cards"}, desk.add_block("resources"))
    write_activity(desk, title="Sort the cards", minutes="10", kind="Sort or match")
    write_activity(desk, title="Come to rest", minutes="5", kind="Calm end")
    desk.write_all(dict.fromkeys(["support", "challenge", "access"], LONG_ENOUGH), desk.page.locator(SUPPORT))
    misconception = desk.add_block("misconceptions")
    desk.write_all({"statement": "You can see it.", "response": "Nobody can."}, misconception)
    desk.write("assessment_method", "A slip without a name")
    handout = desk.add_block("handouts")
    desk.write_all({"title": "What helps", "instructions": "Cut out the cards."}, handout)
    cards = desk.add_block("parts", "Cards", within=handout)
    for number, card in enumerate(("A walk", "A talk")):
        if number:
            cards.locator(".c-sf-add-button:visible").last.click()
        cards.locator("input[type=text]").nth(number).fill(card)
    write_prose(desk, "Teaching plan")


SUPPORT = "#panel-child-teaching_plan-support_challenge_access-section"


def write_safety_family_and_evidence(desk: Desk) -> None:
    desk.open_tab("Safety")
    desk.tick("distancing", "A named character")
    write_prose(desk, "Safety")
    desk.open_tab("Family")
    write_prose(desk, "Family")
    desk.open_tab("Evidence")
    desk.write("evidence_strength", "Early")
    citation = desk.add_block("evidence_sources")
    desk.choose("source", "A book about coping", citation)
    statement = desk.page.locator("#inline_child_lesson_statements-0")
    desk.choose("statement", "ENG-P-06", statement)
    write_prose(desk, "Evidence")


def read_pdf(page: BrowserPage, address: str) -> str:
    answer = page.request.get(address)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    return " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.body())).pages)


@pytest.mark.guarded
def test_a_module_and_a_lesson_are_made_reviewed_and_read(desk: Desk, site: SmallSite) -> None:
    page = desk.page
    editor = member_of("Editors")
    desk.sign_in(editor)

    page.goto(f"/admin/pages/{site.curriculum.pk}/")
    page.get_by_role("link", name="Add child page").click()
    desk.wait_until_watched()
    page.get_by_placeholder("Page title").fill("Walks and talks")
    desk.write_all({"code": "T8", "age_band": "Ages 11–14", "key_question": "What helps, and who can help?"})
    for name in ("overview", "prior_learning", "next_step", "evidence_note"):
        desk.write(name, f"Written under {name.replace('_', ' ')}.")
    desk.wait_until_saved()
    desk.submit()
    expect(desk.message()).to_contain_text("submitted")
    module = ModulePage.objects.get(code="T8")

    start_lesson(desk, module)
    write_overview(desk)
    desk.open_tab("Student page")
    write_student_page(desk)
    desk.open_tab("Teaching plan")
    write_teaching_plan(desk)
    write_safety_family_and_evidence(desk)
    desk.wait_until_saved()
    desk.submit()
    expect(desk.message()).to_contain_text("submitted")
    for round in ReviewRound.objects.order_by("pk"):
        sign_all(round)
    release_module(module=module, user=editor)
    lesson = LessonPage.objects.live().get(code="T8.1")

    page.goto(lesson.url)
    expect(page.get_by_role("heading", name="A walk and a talk")).to_be_visible()
    expect(page.get_by_text("Ada is made up.")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("there is no wrong answer here")

    page.goto(f"{lesson.url}teach/")
    expect(page.get_by_text("Say: there is no wrong answer here.").first).to_be_visible()
    page.goto(f"{lesson.url}family/")
    expect(page.get_by_text("Written under family try.")).to_be_visible()
    page.goto(f"{lesson.url}handouts/")
    expect(page.get_by_text("Cut out the cards.")).to_be_visible()

    for guide in ("teacher-guide", "handouts", "family"):
        assert "A walk and a talk" in read_pdf(page, f"/guides/T8.1/{guide}.pdf")
    assert "there is no wrong answer here" in read_pdf(page, "/guides/T8.1/teacher-guide.pdf")
    assert "Walks and talks" in read_pdf(page, "/guides/T8/teacher-guide.pdf")


def test_a_draft_keeps_what_was_written_and_submitting_says_what_is_missing(desk: Desk, site: SmallSite) -> None:
    desk.sign_in(member_of("Editors"))
    start_lesson(desk, site.module)
    desk.write_all({"minutes": "30", "key_question": "What helps for longer?"})
    desk.open_tab("Teaching plan")
    write_activity(desk, title="Sort the cards", minutes="10", kind="Sort or match")
    desk.wait_until_saved()
    # "Saved" may still speak of the save before the last words: leave only when those are in the draft.
    for _ in range(300):
        if LessonPage.objects.get().get_latest_revision_as_object().activity_minutes == 10:
            break
        desk.page.wait_for_timeout(150)

    desk.page.goto("/admin/")
    desk.page.get_by_role("link", name="A walk and a talk").first.click()
    desk.submit()

    expect(desk.message()).to_contain_text("could not be saved due to validation errors")
    expect(desk.part("topics")).to_contain_text("Choose at least one topic.")
    expect(desk.part("minutes")).to_contain_text("The activities take 10 minutes; the lesson says 30.")
    expect(desk.part("key_question").locator("input, textarea").first).to_have_value("What helps for longer?")
    desk.open_tab("Teaching plan")
    expect(desk.part("activities")).to_contain_text("End with a calm end of 3 minutes or more.")
    expect(desk.part("title", desk.last_block("activities")).locator("input")).to_have_value("Sort the cards")
    lesson = LessonPage.objects.get(title="A walk and a talk")
    assert not lesson.live
    assert lesson.activities[0].value["title"] == "Sort the cards"


def test_opening_a_lesson_changes_nothing(desk: Desk, site: SmallSite) -> None:
    rich = "<p>One <b>bold</b> “word”, 1 &lt; 2.</p><ul><li>Élan</li><li>naïve</li></ul><ol><li>first</li></ol>"
    lesson = site.lesson(title="Left alone", care=rich)
    lesson.save_revision().publish()
    desk.sign_in(member_of("Editors"))

    sent = desk.page.goto(f"/admin/pages/{lesson.pk}/edit/").text()
    desk.wait_until_watched()
    desk.page.wait_for_timeout(2000)

    inputs = BeautifulSoup(sent, "html.parser").select("input[data-draftail-input]")
    assert len(inputs) > 20
    for each in inputs:
        assert desk.page.locator(f"#{each['id']}").input_value() == each["value"]
    lesson.refresh_from_db()
    assert lesson.revisions.count() == 1
    assert not lesson.has_unpublished_changes


@pytest.mark.parametrize("group", ["Editors", "Lead editors", None])
def test_everybody_finds_a_button_to_submit_and_nobody_one_to_publish(
    desk: Desk, site: SmallSite, group: str | None
) -> None:
    lesson = site.lesson(live=False)
    lesson.save_revision()
    user = member_of(group or "Editors")
    User.objects.filter(pk=user.pk).update(is_superuser=group is None)
    desk.sign_in(user)

    desk.page.goto(f"/admin/pages/{lesson.pk}/edit/")

    expect(desk.page.get_by_role("button", name="Save draft")).to_be_visible()
    expect(desk.page.locator("button[name=action-submit]")).to_have_count(1)
    expect(desk.page.locator("button[name=action-publish]")).to_have_count(0)
