"""A lesson from the front of the room: what the class sees, the teacher's window, the check before a sensitive one."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from support.quick_exit import kept_nowhere

from .as_said import as_said
from .contexts import student_context, teach_context
from .plan import Plan, PlanStep, plan_of
from .self_care.policy import sends_nothing

if TYPE_CHECKING:
    from .models import LessonPage

STEP_PROBLEM = "This lesson has no part {step} on the screen. Its parts are 0 to {last}."
# A school day.
HOLDS = timedelta(hours=10)
UNCHECKED = "Every line has to be true. If one is not, choose another lesson for today, and tell the safeguarding lead."


@dataclass(frozen=True, slots=True)
class Slide:
    """One part of the lesson on the screen: the welcome (0), the steps, and at last the words to go with."""

    position: int
    step: PlanStep | None = None
    is_current: bool = False

    @property
    def minutes(self) -> int:
        return self.step.minutes if self.step else 0

    @property
    def ends(self) -> int:
        """When it ends by the plan, in whole minutes from the start."""
        return self.step.ends if self.step else 0


def slides_of(plan: Plan, *, current: int | None = None) -> list[Slide]:
    """The welcome, each step that is taught, and the last words; one of them may be the one to show."""
    steps: list[PlanStep | None] = [None, *plan.steps, None]
    return [Slide(position=position, step=step, is_current=position == current) for position, step in enumerate(steps)]


def screen(lesson: "LessonPage", request: HttpRequest) -> HttpResponse:
    """What the class sees. A sensitive lesson asks its teacher first."""
    context = student_context(lesson)
    plan = asked_plan(lesson, request)
    if context["is_sensitive"] and not is_ready(lesson, request):
        # As it was asked for: what can't be done of it is said there.
        given = {name: request.GET[name] for name in ("start", "minutes") if request.GET.get(name)}
        return kept_nowhere(HttpResponseRedirect(f"before/?{urlencode(given)}" if given else "before/"))
    asked = request.GET.get("step", "")
    last = len(plan.steps) + 1
    current = _position(asked, last=last)
    problem = STEP_PROBLEM.format(step=f"“{as_said(asked)}”", last=last) if asked and current is None else ""
    context |= {
        "plan": plan,
        "slides": slides_of(plan, current=current),
        "current": current,
        "last": last,
        "back": plan.query_with(step=max(0, (current or 0) - 1)),
        "on": plan.query_with(step=0 if current is None else min(last, current + 1)),
        "problems": [one for one in (plan.start_problem, plan.minutes_problem, problem) if one],
    }
    return _served(lesson, request, template="lessons/run/screen.html", context=context)


def teachers_window(lesson: "LessonPage", request: HttpRequest) -> HttpResponse:
    """What to say and what to look for, in step with the screen; printed, the cue sheet."""
    context = teach_context(lesson)
    plan = asked_plan(lesson, request)
    context |= {
        "plan": plan,
        "must_check": context["is_sensitive"] and not is_ready(lesson, request),
        "slides": slides_of(plan),
        "problems": [one for one in (plan.start_problem, plan.minutes_problem) if one],
    }
    return _served(lesson, request, template="lessons/run/teacher.html", context=context)


def before_you_start(lesson: "LessonPage", request: HttpRequest) -> HttpResponse:
    """The lines that have to be true before a sensitive lesson is shown; only ticking them all leads on.

    Back to the teacher's window with ``to=teacher``, else to the screen.
    """
    plan = replace(asked_plan(lesson, request), kept={})
    problems = [one for one in (plan.start_problem, plan.minutes_problem) if one]
    context = teach_context(lesson) | {"plan": plan, "problems": problems}
    if not context["is_sensitive"]:
        return HttpResponseRedirect(f"../{plan.query}")
    if "checked" in request.GET:
        ticked = {number for number in request.GET.getlist("true") if number.isdecimal()}
        wanted = {str(number) for number in range(1, len(context["texts"].sensitive_checks) + 1)}
        if ticked >= wanted:
            on = replace(plan, kept={"ready": _signer().sign(lesson.pk)})
            to = "teacher/" if request.GET.get("to") == "teacher" else ""
            return kept_nowhere(HttpResponseRedirect(f"../{to}{on.query}"))
        context |= {"problems": [*problems, UNCHECKED], "ticked": ticked}
    return _served(lesson, request, template="lessons/run/before.html", context=context, may_submit=True)


def asked_plan(lesson: "LessonPage", request: HttpRequest) -> Plan:
    """The plan for ``start`` and ``minutes`` of the address; what it leads to keeps that the check was made."""
    plan = plan_of(lesson, start=request.GET.get("start", ""), minutes=request.GET.get("minutes", ""))
    return replace(plan, kept={"ready": request.GET["ready"]}) if is_ready(lesson, request) else plan


def is_ready(lesson: "LessonPage", request: HttpRequest) -> bool:
    """Whether the check was made for this lesson in the last hours: an address that somebody kept asks again."""
    try:
        return _signer().unsign(request.GET.get("ready", ""), max_age=HOLDS) == str(lesson.pk)
    except BadSignature:
        return False


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="lessons.running")


def _position(asked: str, *, last: int) -> int | None:
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else None
    return number if number in range(last + 1) else None


def _served(
    lesson: "LessonPage", request: HttpRequest, *, template: str, context: dict[str, Any], may_submit: bool = False
) -> HttpResponse:
    response: HttpResponse = lesson.render(request, template=template, context_overrides=context)
    response.status_code = 400 if context["problems"] else 200
    response = kept_nowhere(response) if context["is_sensitive"] else response
    return response if may_submit else sends_nothing(request, response)
