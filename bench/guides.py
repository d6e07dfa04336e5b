"""Guides and booklets as we print them beside bare WeasyPrint on the same HTML."""

import io
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from pypdf import PdfReader
from wagtail.models import Locale
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from guides.documents import Document, Kind, document_of
from guides.fetching import site_address
from guides.papers import Paper
from guides.pdf import OPTIONS, render_pdf
from guides.printables import printable

from .measuring import Measure, in_turn

# A booklet takes many seconds; an odd number of rounds has a median that was measured.
ROUNDS = 3


class FromDisk(URLFetcher):
    """The files that a guide asks for, read from disk without a question."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        path = urlsplit(url).path
        place = finders.find(path.removeprefix("/static/")) or default_storage.path(path.removeprefix("/media/"))
        with open(place, "rb") as file:
            return URLFetcherResponse(url, file.read(), {"Content-Type": _type(path)})


def measure_guides(codes: dict[str, str]) -> dict[str, tuple[int, list[Measure]]]:
    """For each named code, how many pages its guide or booklet has, and ours beside bare WeasyPrint."""
    return {name: _measure(name, code) for name, code in codes.items()}


def _measure(name: str, code: str) -> tuple[int, list[Measure]]:
    document = _document(code)
    measures = in_turn(bare=partial(_bare, document.html), others={name: partial(_ours, code)}, rounds=ROUNDS)
    pages = len(PdfReader(io.BytesIO(render_pdf(html=document.html, paper=Paper.A4))).pages)
    return pages, measures


def _document(code: str) -> Document:
    page = printable(code=code, locale=Locale.get_active(), modules=True)
    return document_of(page, kind=Kind.TEACHER_GUIDE)


def _ours(code: str) -> bytes:
    """Everything between an address and its bytes, with nothing kept from the time before."""
    return render_pdf(html=_document(code).html, paper=Paper.A4)


def _bare(html: str) -> bytes:
    document = HTML(string=html, base_url=site_address(), url_fetcher=FromDisk())
    data: bytes = document.write_pdf(stylesheets=[CSS(string=f"@page {{ size: {Paper.A4} }}")], **OPTIONS)
    return data


def _type(path: str) -> str:
    types = {"svg": "image/svg+xml", "css": "text/css", "woff2": "font/woff2", "png": "image/png"}
    return types.get(path.rpartition(".")[2], "application/octet-stream")
