"""HTML in, tagged PDF out: the only module that imports WeasyPrint."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from .fetching import Unreadable, own_file, shortened, site_address
from .papers import Paper

# Resolution and quality as measured for print: a sixth of the size, and no difference that shows on paper.
OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "optimize_images": True, "dpi": 150, "jpeg_quality": 60}
# Everything but the page itself that decides about the bytes.
RECIPE = f"{sorted(OPTIONS.items())} weasyprint {version('weasyprint')} pydyf {version('pydyf')} 1"

# WeasyPrint says these, then prints without the picture.
LOST_PICTURE = ("Failed to load image at %r: %s", "Failed to render SVG image %s")


class Unprintable(Exception):
    """A page could not be printed whole. ``problems`` are sentences for its editor, one for each address."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


# WeasyPrint is imported inside functions, against the habit of the house: it needs the system's Pango, raises OSError
# where that is missing, and takes most of a second that other commands should not wait for.


@cache
def pdf_available() -> bool:
    """Whether this machine can make PDFs: WeasyPrint finds Pango and its relations."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def render_pdf(*, html: str, paper: Paper) -> bytes:
    """``html``, a whole document, as a PDF/UA-1 file with embedded fonts; the same bytes for the same document.

    It reads only what ``own_file`` gives. Raises ``Unprintable`` when a picture or style file is missing or refused,
    or when this machine can't make PDFs.
    """
    if not pdf_available():
        raise Unprintable(["This server can't make PDFs: Pango is missing."])
    from weasyprint import CSS, HTML

    fetcher = _fetcher_class()()
    with _lost_pictures() as lost:
        document = HTML(string=html, base_url=site_address(), url_fetcher=fetcher)
        data: bytes = document.write_pdf(stylesheets=[CSS(string=paper.style)], **OPTIONS)
    failed = dict.fromkeys(lost, "can't be shown: its file is damaged") | fetcher.refused
    if failed:
        pictures = document.etree_element.iter("img")
        alt_texts = {_absolute(each.get("src", "")): each.get("alt", "") for each in pictures}
        raise Unprintable([_problem(url, reason, alt_texts.get(url, "")) for url, reason in failed.items()])
    return data


def _absolute(address: str) -> str:
    try:
        return urljoin(site_address(), address)
    except ValueError:
        return address


def _problem(url: str, reason: str, alt_text: str) -> str:
    ours = url.startswith(site_address()) and not url.endswith(".css")
    name = unquote(urlsplit(url).path).rpartition("/")[2] if ours else ""
    named = f"The picture “{name}”" if ours else f"The address {shortened(url)}"
    described = f" (“{alt_text}”)" if alt_text else ""
    return f"{named}{described} {reason}."


@cache
def _fetcher_class() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFilesOnly(URLFetcher):
        """Gives WeasyPrint our own files and remembers, by address, why it gave nothing."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)
            self.refused: dict[str, str] = {}

        def fetch(self, url: str, headers: Any = None) -> Any:
            try:
                file = own_file(url)
            except Unreadable as error:
                self.refused[url] = error.reason
                raise
            return URLFetcherResponse(file.url, file.content, {"Content-Type": file.content_type})

    return OwnFilesOnly


@contextmanager
def _lost_pictures() -> Iterator[list[str]]:
    """Addresses of pictures that WeasyPrint left out while the body ran in this thread."""
    lost: list[str] = []
    thread = threading.get_ident()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread and record.msg in LOST_PICTURE and isinstance(record.args, tuple):
                lost.append(str(record.args[0]))

    listener = Listener(logging.ERROR)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield lost
    finally:
        logger.removeHandler(listener)
