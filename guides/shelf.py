"""Where finished PDFs stand, each named by a hash of all that is printed: a stale one can't be taken from the shelf."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from .documents import PrintedDocument
from .fetching import media_prefix
from .papers import Paper
from .pdf import RECIPE, render_pdf

STYLE_FILES = ("css/tokens.css", "css/fonts.css", "css/print.css")
FONT_NAME = re.compile(rb'url\("?\.\./(fonts/[\w.-]+)"?\)')
ABANDONED_SECONDS = 60 * 60


def key_of(document: PrintedDocument, *, paper: Paper) -> str:
    """A hash of the document, its paper, style sheets, fonts and the program that prints: 32 hexadecimal letters."""
    parts = (_without_signatures(document.html), paper.style, RECIPE, _style_hash())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def place_of(document: PrintedDocument, *, paper: Paper) -> Path:
    """Where the PDF of ``document`` stands, or will."""
    name = f"{document.code}_{document.kind}_{document.language}_{paper}_{key_of(document, paper=paper)}.pdf"
    return Path(settings.GUIDES_DIR) / name


def take(document: PrintedDocument, *, paper: Paper) -> Path:
    """The finished PDF of ``document``, printed now if nobody has yet. Raises ``Unprintable``."""
    place = place_of(document, paper=paper)
    if not place.exists():
        put(place=place, html=document.html, paper=paper)
    return place


def put(*, place: Path, html: str, paper: Paper) -> None:
    """Print ``html`` and stand it at ``place`` in one step: no reader meets half a file. Raises ``Unprintable``."""
    data = render_pdf(html=html, paper=paper)
    place.parent.mkdir(parents=True, exist_ok=True)
    # Two who print the same at once write the same bytes; the later one replaces the earlier.
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", suffix=".part", delete=False) as file:
        file.write(data)
    os.chmod(file.name, 0o644)
    os.replace(file.name, place)


def clear(*, kept: Iterable[Path], code: str = "") -> int:
    """Remove PDFs whose words nobody can ask for any more, and return how many; with ``code`` only that page's.

    Unfinished files that were left behind an hour ago or earlier go too.
    """
    folder = Path(settings.GUIDES_DIR)
    keep = {place.name for place in kept}
    old = [place for place in folder.glob(f"{code or '*'}_*.pdf") if place.name not in keep]
    left = [part for part in folder.glob(".*.part") if part.stat().st_mtime < time.time() - ABANDONED_SECONDS]
    # Safe because everything on the shelf can be printed again.
    for place in (*old, *left):
        place.unlink(missing_ok=True)
    return len(old)


def _without_signatures(html: str) -> str:
    """Addresses of stored pictures without the signature that some storages make anew for every page."""
    return re.sub(rf'({re.escape(media_prefix())}[^"?]*)\?[^"]*', r"\1", html)


def _style_hash() -> str:
    places = [finders.find(name) for name in STYLE_FILES]
    return "".join(_file_hash(place, os.stat(place).st_mtime_ns) for place in places if place) + _font_hash(places)


def _font_hash(places: list[str | None]) -> str:
    sheets = b"".join(Path(place).read_bytes() for place in places if place)
    fonts = [finders.find(name.decode()) for name in sorted(set(FONT_NAME.findall(sheets)))]
    return "".join(_file_hash(font, os.stat(font).st_mtime_ns) for font in fonts if font)


@lru_cache(maxsize=64)
def _file_hash(place: str, changed: int) -> str:
    """A hash of the file's content, taken again when it has ``changed`` (nanoseconds)."""
    return hashlib.sha256(Path(place).read_bytes()).hexdigest()
