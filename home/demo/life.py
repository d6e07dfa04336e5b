"""The whole life of a page, on released lessons: a change waiting at each seat, one sent back, a finding that is kept
on purpose, a correction that could not wait, a page past its date, and somebody who is away."""

from collections.abc import Callable, Collection
from datetime import timedelta

from django.utils import timezone

from checks.facts import Facts
from lessons.models import LessonPage
from reviews.accepting import propose
from reviews.comments import keep_comments
from reviews.emergencies import correct_in_emergency, draft_hash
from reviews.finding_fingerprints import fingerprint
from reviews.identities import identity_of
from reviews.kept_findings import weighty
from reviews.models import Absence, AcceptedFinding, Assignment, Decision, PageDates, Release
from reviews.models.accepted import ReasonCategory
from reviews.risk import FINAL, MONTHS
from reviews.working_days import add_working_days
from support.expiry import months_later

from .changes import add_words, submit_change
from .people import CLINICAL, CLINICAL_TOO, EDITOR, EDUCATION, LEAD, SAFEGUARDING, person
from .signing import seat, sign, sign_all_but, submit


def live_on(released: Collection[str]) -> None:
    """Let each story happen to its lesson, if the lesson is among those that have just been ``released``."""
    for code, story in STORIES.items():
        if code in released:
            story(LessonPage.objects.get(code=code))


def waits_for_education(lesson: LessonPage) -> None:
    round = submit_change(
        lesson,
        "support",
        "Let a pupil point to a picture instead of speaking.",
        what_changed="Pupils who do not like to speak can point to a picture.",
    )
    sign_all_but(round, "education", FINAL)


def waits_for_a_clinician_who_is_away(lesson: LessonPage) -> None:
    """The seat was given to somebody who is away, and it is late; whoever stands in is asked."""
    today, clinician = timezone.localdate(), person(CLINICAL)
    round = submit_change(
        lesson,
        "care",
        "A pupil who feels dizzy can stop, look at something still, and join in again later.",
        what_changed="Teachers read what to do when a pupil feels dizzy.",
    )
    sign_all_but(round, "clinical", FINAL)
    late = seat(round, "clinical")
    Assignment.objects.filter(pk=late.pk).update(
        reviewer=clinician, asked_at=timezone.now() - timedelta(days=17), due_on=today - timedelta(days=3)
    )
    Absence.objects.get_or_create(
        user=clinician,
        first_day=today - timedelta(days=1),
        defaults={"last_day": today + timedelta(days=12), "stand_in": person(CLINICAL_TOO)},
    )


def waits_for_safeguarding(lesson: LessonPage) -> None:
    round = submit_change(
        lesson,
        "question_box",
        "If you are away, the safeguarding lead opens the box on that day.",
        what_changed="It is said who opens the question box when the teacher is away.",
    )
    sign_all_but(round, "safeguarding", FINAL)


def waits_for_the_panel(lesson: LessonPage) -> None:
    round = submit_change(
        lesson,
        "ending",
        "You can come back to this page whenever you like.",
        what_changed="Students read that they can come back to this page.",
    )
    sign_all_but(round, "lived-experience", FINAL)


def waits_for_the_final_check(lesson: LessonPage) -> None:
    round = submit_change(
        lesson,
        "teacher_wellbeing",
        "Plan a quiet minute for yourself before your next class.",
        what_changed="Teachers are reminded of a quiet minute after the lesson.",
        note="Our partner schools teach this next month.",
        needed_on=add_working_days(timezone.localdate(), 14),
    )
    sign_all_but(round, FINAL)


def is_sent_back(lesson: LessonPage) -> None:
    round = submit_change(
        lesson,
        "follow_up",
        "Ask the class after a week what they tried, and write the answers on the board.",
        what_changed="Teachers ask after a week what the class has tried.",
    )
    assignment = seat(round, "education")
    draft = lesson.get_latest_revision_as_object()
    words = "Could pupils answer on a slip that nobody signs? What one child tried at home may say a lot about home."
    keep_comments(
        assignment=assignment, identity=identity_of(person(EDUCATION)), page=draft, comments={"follow_up": words}
    )
    sign(
        round,
        "education",
        decision=Decision.REQUEST_CHANGES,
        checklist=[],
        reasons=["unsafe", "teaching"],
        private_note="Nobody should have to tell the class what they do at home. My comment says how it could work.",
    )


def keeps_a_finding(lesson: LessonPage) -> None:
    """A clinician has accepted it in their seat; the teacher still has to look."""
    words = "In the United States, the Substance Abuse and Mental Health Services Administration says where help is."
    draft = add_words(lesson, "follow_up", words).get_latest_revision_as_object()
    kept = _keep(
        draft,
        rule="SUB-02",
        category=ReasonCategory.SERVICE_NAME,
        reason="This is the official name of the agency, and schools look for it under this name.",
    )
    round = submit(lesson, by=EDITOR)
    sign(round, "clinical", accepted=[{"id": kept.pk, "accept": True}])


def is_corrected_in_an_emergency(lesson: LessonPage) -> None:
    """Two people have released it at once; its full review is open."""
    lesson = add_words(lesson, "family_help", "If somebody is in danger now, call your country's emergency number.")
    correct_in_emergency(
        page=lesson,
        lead=person(LEAD),
        safeguarding=person(SAFEGUARDING),
        expected_hash=draft_hash(lesson),
        reason="Families did not read here what to do when somebody is in danger now. That can't wait for a review.",
    )


def is_past_its_date(lesson: LessonPage) -> None:
    """As if its last full review had been three years and three weeks ago."""
    reviewed_on = months_later(timezone.localdate() - timedelta(days=21), -MONTHS)
    dates = {"reviewed_on": reviewed_on, "review_due_on": months_later(reviewed_on, MONTHS)}
    Release.objects.filter(page=lesson).update(**dates)
    PageDates.objects.filter(page=lesson).update(**dates)


STORIES: dict[str, Callable[[LessonPage], None]] = {
    "M1.2": waits_for_education,
    "M1.3": waits_for_safeguarding,
    "M2.2": is_sent_back,
    "M3.1": is_past_its_date,
    "M3.2": waits_for_a_clinician_who_is_away,
    "M4.2": is_corrected_in_an_emergency,
    "M4.3": waits_for_the_final_check,
    "M5.1": keeps_a_finding,
    "M5.3": waits_for_the_panel,
}


def _keep(draft: LessonPage, *, rule: str, category: str, reason: str) -> AcceptedFinding:
    """Ask to keep the one finding of that rule."""
    facts = Facts(draft)
    cause = next(each for each in weighty(draft, facts) if each.rule == rule)
    mark = fingerprint(cause, facts)
    return propose(
        page=draft, rule=rule, words_hash=mark.words_hash, category=category, reason=reason, user=person(EDITOR)
    )
