"""Guides as the public fetches them, and the draft that an editor looks at."""

import logging

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from . import shelf
from .documents import Kind, PrintedDocument, document_of, draft_of
from .papers import Paper
from .pdf import Unprintable, render_pdf
from .printables import printable, printable_by_id

logger = logging.getLogger(__name__)
# A guide may change at any release; who asks again after this is told that it has not, without the file.
FRESH_SECONDS = 5 * 60


@require_safe
def teacher_guide(request: HttpRequest, code: str) -> HttpResponseBase:
    """The guide of a lesson, or the booklet of a module."""
    return _serve(request, code=code, kind=Kind.TEACHER_GUIDE)


@require_safe
def handouts(request: HttpRequest, code: str) -> HttpResponseBase:
    """The sheets of a lesson, with nothing of the teacher's."""
    return _serve(request, code=code, kind=Kind.HANDOUTS)


@require_safe
def family(request: HttpRequest, code: str) -> HttpResponseBase:
    """The letter before a lesson and what families see of it."""
    return _serve(request, code=code, kind=Kind.FAMILY)


@require_safe
def draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """The newest words of a lesson or module, for those who may edit it; every sheet says that it is a draft."""
    page = printable_by_id(page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    document = draft_of(page)
    try:
        data = render_pdf(html=document.html, paper=paper_asked_for(request) or Paper.A4)
    except Unprintable as error:
        return render(request, "guides/draft_problem.html", {"page": page, "problems": error.problems}, status=422)
    response = HttpResponse(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{document.code or page.slug}-draft.pdf"'
    return response


def paper_asked_for(request: HttpRequest) -> Paper | None:
    """The paper that the address asks for, A4 if it does not; None for one that we don't know."""
    try:
        return Paper(request.GET.get("paper", Paper.A4))
    except ValueError:
        return None


def unknown_paper(request: HttpRequest) -> HttpResponse:
    """The answer to an address that asks for a paper that we don't know."""
    context = {"asked": request.GET["paper"][:40], "papers": list(Paper)}
    return render(request, "guides/unknown_paper.html", context, status=400)


def pdf_of(
    request: HttpRequest, document: PrintedDocument, *, paper: Paper, subject: Page | None = None
) -> HttpResponseBase:
    """``document`` as a PDF, or that the reader has it already; ``subject`` is what to read on screen instead."""
    etag = f'"{shelf.key_of(document, paper=paper)}"'
    try:
        response = get_conditional_response(request, etag=etag) or _file(document, paper=paper)
    except Unprintable as error:
        logger.error("%s of %s can't be printed. %s", document.kind, document.code, error)
        return render(request, "guides/not_printable.html", {"subject": subject}, status=503)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


def _serve(request: HttpRequest, *, code: str, kind: Kind) -> HttpResponseBase:
    paper = paper_asked_for(request)
    if paper is None:
        return unknown_paper(request)
    page = printable(code=code, locale=Locale.get_active(), modules=kind is Kind.TEACHER_GUIDE)
    return pdf_of(request, document_of(page, kind=kind), paper=paper, subject=page)


def _file(document: PrintedDocument, *, paper: Paper) -> FileResponse:
    place = shelf.take(document, paper=paper)
    name = f"{document.code}-{document.kind}-{paper}.pdf"
    response = FileResponse(place.open("rb"), content_type="application/pdf", filename=name)
    # A PDF is compressed already; without this the middleware would do it again and lose the length.
    response.headers["Content-Encoding"] = "identity"
    return response
