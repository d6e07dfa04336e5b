"""The pages of somebody who was invited: first page, page under review, decision, thanks."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..comments import comments_of
from ..content.parts import part_labels
from ..deciding import DecisionRefused
from ..models import Decision, Invitation
from ..reviewing import page_under_review
from ..standing import counts
from ..young_people import NOTICE
from . import limits, opening
from .answers import CONFLICT, FORBIDDEN, GONE, NOT_FOUND, TOO_MANY, quiet, refusal
from .boxes import boxes_for
from .decision_form import DecisionForm
from .kept import kept_fields, what_was_typed
from .reading import readings_for, shown
from .signing import LinkEnded, keep_for_later, sign
from .states import InvitationState, state_now

OUTCOMES = {"signed", "to_be_checked", "sent_back", "outside"}
BAD, UNAVAILABLE = 400, 503


@quiet
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The link itself. Looking changes nothing; what is done comes as a form."""
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    invitation = opening.find(token)
    if invitation is None:
        limits.count_unknown_link(request)
        return refusal(request, "unknown", status=NOT_FOUND)
    under_review = page_under_review(invitation.assignment.round)
    state = state_now(invitation, under_review)
    if state != InvitationState.OPEN:
        return _ended(request, invitation, state, under_review)
    what = request.POST.get("do", "") if request.method == "POST" else ""
    if what == "send":
        return _send_code(request, invitation)
    if what == "open":
        return _open(request, invitation, under_review)
    if not opening.is_known(request, invitation):
        limits.count_opening(invitation.pk)
        return _first_page(request, invitation, status=FORBIDDEN if what else 200)
    if what == "keep":
        return _keep(request, invitation, under_review)
    if what == "decide":
        return _decide(request, invitation, under_review)
    return _review(request, invitation, under_review)


@quiet
@require_safe
def reading(request: HttpRequest, token: str) -> HttpResponse:
    """The page under review in a frame, as one kind of reader sees it (``?as=family``)."""
    invitation = opening.find(token)
    if invitation is None:
        limits.count_unknown_link(request)
        return refusal(request, "unknown", status=NOT_FOUND)
    under_review = page_under_review(invitation.assignment.round)
    state = state_now(invitation, under_review)
    if state != InvitationState.OPEN:
        return _ended(request, invitation, state, under_review)
    if not opening.is_known(request, invitation):
        return refusal(request, "no_code", status=FORBIDDEN)
    modes = [mode for mode, _ in readings_for(under_review, invitation.assignment.seat)]
    asked = request.GET.get("as", modes[0])
    if asked not in modes:
        return refusal(request, "unknown", status=NOT_FOUND)
    return shown(under_review, mode=asked, request=request)


@quiet
@require_safe
def thanks(request: HttpRequest, outcome: str) -> HttpResponse:
    """What happens next, and where help is. The same for everybody."""
    if outcome not in OUTCOMES:
        return refusal(request, "unknown", status=NOT_FOUND)
    return render(request, "reviews/invitations/thanks.html", {"outcome": outcome})


def _first_page(
    request: HttpRequest, invitation: Invitation, *, status: int = 200, problem: str = "", was_sent: bool = False
) -> HttpResponse:
    """What the link is for, and the way to a code. What was typed before a browser was forgotten comes along."""
    has_code = bool(was_sent or invitation.code_digest)
    context = _about(invitation) | {
        "has_code": has_code,
        "was_sent": was_sent,
        "problem": problem,
        "kept": kept_fields(request.POST),
    }
    return render(request, "reviews/invitations/first_page.html", context, status=status)


def _send_code(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    limits.refuse_guesser(request)
    try:
        opening.send_code(invitation)
    except opening.CodeRefused as refused:
        status = TOO_MANY if refused.is_too_often else BAD
        return _first_page(request, invitation, problem=str(refused), status=status)
    except opening.MailFailed:
        words = "The mail with your code could not be sent. Try again in a few minutes."
        return _first_page(request, invitation, problem=words, status=UNAVAILABLE)
    return _first_page(request, invitation, was_sent=True)


def _open(request: HttpRequest, invitation: Invitation, under_review: Any) -> HttpResponse:
    limits.refuse_guesser(request)
    try:
        secret = opening.give_code(invitation, request.POST.get("code", ""))
    except opening.CodeRefused as refused:
        limits.count_wrong_code(request)
        status = TOO_MANY if refused.is_too_often else BAD
        return _first_page(request, invitation, problem=str(refused), status=status)
    if kept_fields(request.POST):
        form = DecisionForm(request.POST, invitation=invitation, page=under_review, is_unfinished=True)
        response = _review(request, invitation, under_review, form=form, is_back=True)
    else:
        response = redirect(request.path)
    opening.remember(response, invitation, secret)
    return response


def _review(
    request: HttpRequest,
    invitation: Invitation,
    under_review: Any,
    *,
    form: DecisionForm | None = None,
    status: int = 200,
    is_back: bool = False,
    was_kept: bool = False,
) -> HttpResponse:
    """The page beside its comments, the checklist and the decision."""
    seat = invitation.assignment.seat
    if form is None:
        mine = comments_of(assignment=invitation.assignment, identity=invitation.identity)
        form = DecisionForm(invitation=invitation, page=under_review, comments=mine)
    context = _about(invitation) | {
        "form": form,
        "readings": readings_for(under_review, seat),
        "groups": boxes_for(under_review, seat=seat, form=form),
        "part_labels": [label for part, label in part_labels().items() if part in seat.parts],
        # The address of this very page, because its token is kept nowhere else.
        "token": request.resolver_match.kwargs["token"],  # type: ignore[union-attr]
        "young_people_notice": NOTICE,
        "is_back": is_back,
        "was_kept": was_kept,
    }
    return render(request, "reviews/invitations/review.html", context, status=status)


def _keep(request: HttpRequest, invitation: Invitation, under_review: Any) -> HttpResponse:
    form = DecisionForm(request.POST, invitation=invitation, page=under_review, is_unfinished=True)
    form.full_clean()
    if form.comment_errors:
        return _review(request, invitation, under_review, form=form, status=BAD)
    try:
        keep_for_later(invitation=invitation, comments=form.comments)
    except LinkEnded as ended:
        return _ended(request, invitation, ended.state, under_review)
    return _review(request, invitation, under_review, form=form, was_kept=True)


def _decide(request: HttpRequest, invitation: Invitation, under_review: Any) -> HttpResponse:
    form = DecisionForm(request.POST, invitation=invitation, page=under_review)
    if not form.is_valid():
        return _review(request, invitation, under_review, form=form, status=BAD)
    try:
        sign_off = sign(
            invitation=invitation,
            answer=form.answer(),
            person=form.person(),
            comments=form.comments,
        )
    except LinkEnded as ended:
        return _ended(request, invitation, ended.state, under_review)
    except DecisionRefused as refused:
        # A refusal with several reasons carries no code.
        if getattr(refused, "code", "") == "moved_on":
            return _ended(request, invitation, InvitationState.CHANGED, under_review)
        return _refused(request, invitation, under_review, form, refused)
    except ValidationError as refused:
        return _refused(request, invitation, under_review, form, refused)
    response = redirect("reviews_invited:thanks", outcome=_outcome(sign_off))
    response.status_code = 303
    opening.forget(response, invitation)
    return response


def _refused(
    request: HttpRequest, invitation: Invitation, under_review: Any, form: DecisionForm, refused: ValidationError
) -> HttpResponse:
    form.add_error(None, refused.messages)
    return _review(request, invitation, under_review, form=form, status=CONFLICT)


def _outcome(sign_off: Any) -> str:
    if sign_off.decision == Decision.REQUEST_CHANGES:
        return "sent_back"
    if sign_off.decision == Decision.OUTSIDE_COMPETENCE:
        return "outside"
    return "signed" if counts(sign_off) else "to_be_checked"


def _ended(request: HttpRequest, invitation: Invitation, state: InvitationState, under_review: Any) -> HttpResponse:
    """Why the link opens nothing any more. What was typed stands there to be copied."""
    typed = what_was_typed(request.POST, invitation=invitation, page=under_review)
    return refusal(request, state.value, status=CONFLICT if typed else GONE, typed=typed)


def _about(invitation: Invitation) -> dict[str, Any]:
    """What each page of an open invitation says: for which page, for what, until when."""
    round = invitation.assignment.round
    return {
        "invitation": invitation,
        "seat": invitation.assignment.seat,
        "round": round,
        "title": round.page.draft_title,
        "kind": round.page.page_type_display_name,
    }
