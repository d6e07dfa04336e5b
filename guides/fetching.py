"""What a print may read: our own style files, our own pictures, and pictures written into the page. Nothing else."""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage

from .fonts import unpacked

PICTURES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
WEB_FONT = "font/woff2"
STYLE = {".css": "text/css", ".woff2": WEB_FONT}


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The content of a file of ours and its media type."""

    url: str
    content: bytes
    content_type: str


class Unreadable(Exception):
    """A print asked for an address that gives it nothing. ``url`` is that address, ``reason`` a phrase for editors."""

    reason = "can't be read"

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(f"{shortened(url)} {self.reason}")


class NotOurs(Unreadable):
    """The address leads to a disk, to another host, or round a corner."""

    reason = "is not one of our own pictures or style files, so it was refused"


class Missing(Unreadable):
    """The address is ours and nothing is there."""

    reason = "is missing"


def site_address() -> str:
    """Where relative addresses on paper lead: the site as people type it, with a slash at the end."""
    return f"{settings.WAGTAILADMIN_BASE_URL}/"


def own_file(url: str) -> OwnFile:
    """The file behind ``url``, read from where it is stored and never over a network.

    Raises ``NotOurs`` for any other address: another host or scheme, a path with ``..``, doubled encoding, a document,
    a file that is neither picture nor style. Raises ``Missing`` when the address is ours and no file is there.
    """
    if url.startswith("data:"):
        return _written_in_the_page(url)
    name = _name_below(_static_prefix(), url)
    if name is not None:
        media_type = _media_type(url, name, STYLE | PICTURES)
        content = _static_content(url, name)
        return OwnFile(url, unpacked(content) if media_type == WEB_FONT else content, media_type)
    name = _name_below(media_prefix(), url)
    if name is not None:
        if name == "not-found":  # what Wagtail prints for a rendition whose picture has lost its file
            raise Missing(url)
        media_type = _media_type(url, name, PICTURES)
        return OwnFile(url, _stored_content(url, name), media_type)
    raise NotOurs(url)


def media_prefix() -> str:
    """What the address of every stored picture starts with, whichever storage holds it; signatures are left out."""
    address = urlsplit(urljoin(site_address(), default_storage.url("picture")))
    return address._replace(query="", fragment="").geturl().removesuffix("picture")


def shortened(url: str) -> str:
    """``url`` as a person can read it: a picture written into a page runs to thousands of letters."""
    return url if len(url) <= 120 else f"{url[:117]}..."


def _static_prefix() -> str:
    return urljoin(site_address(), settings.STATIC_URL)


def _name_below(prefix: str, url: str) -> str | None:
    """The file's name below ``prefix``, or None when ``url`` is not there. Raises ``NotOurs`` for tricks."""
    if not url.startswith(prefix):
        return None
    name = unquote(url[len(prefix) :].partition("#")[0].partition("?")[0])
    steps = name.split("/")
    if any(trick in name for trick in ("\\", "\0", "%", ":")) or any(step in ("", ".", "..") for step in steps):
        raise NotOurs(url)
    return name


def _media_type(url: str, name: str, allowed: dict[str, str]) -> str:
    try:
        return allowed[PurePosixPath(name).suffix.lower()]
    except KeyError:
        raise NotOurs(url) from None


def _static_content(url: str, name: str) -> bytes:
    try:
        found = finders.find(name)
        if found:
            return Path(found).read_bytes()
        # Collected files have names with a hash in them, which no finder knows.
        with staticfiles_storage.open(name) as file:
            return file.read()
    except SuspiciousOperation:
        raise NotOurs(url) from None
    except (OSError, ValueError):
        raise Missing(url) from None


def _stored_content(url: str, name: str) -> bytes:
    try:
        with default_storage.open(name) as file:
            return file.read()
    except SuspiciousOperation:
        raise NotOurs(url) from None
    except (OSError, ValueError):
        raise Missing(url) from None


def _written_in_the_page(url: str) -> OwnFile:
    head, comma, body = url.removeprefix("data:").partition(",")
    content_type, *parameters = head.split(";")
    if not comma or content_type not in PICTURES.values():
        raise NotOurs(url)
    try:
        content = base64.b64decode(unquote(body), validate=True) if "base64" in parameters else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        raise NotOurs(url) from None
    return OwnFile(url, content, content_type)
