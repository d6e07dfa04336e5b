"""A visitor that loads a page as a browser does, over HTTP, and counts every byte that arrives, headers included."""

import gzip
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import brotli

MODULE_IMPORT = re.compile(r'^import [^"]*"(\./[^"]+)"', re.MULTILINE)
PICTURES = ("image/",)
FONTS = ("font/", "application/font")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer in the visitor's cache: how long it may be used unasked, and what to ask with afterwards."""

    max_age: int
    etag: str
    body: str
    kind: str


@dataclass(slots=True)
class Load:
    """Bytes of one visit to a page, by what they were for; ``requests`` counts what was asked."""

    requests: int = 0
    html: int = 0
    pictures: int = 0
    fonts: int = 0
    rest: int = 0

    @property
    def total(self) -> int:
        return self.html + self.pictures + self.fonts + self.rest

    @property
    def without_pictures(self) -> int:
        return self.total - self.pictures


class _Parts(HTMLParser):
    """The addresses that a browser fetches for a page without being asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        is_fetched = tag == "link" and named.get("rel") in ("stylesheet", "icon", "preload")
        if is_fetched or (tag in ("img", "script") and named.get("src")):
            self.addresses.append(named.get("href") or named.get("src") or "")


@dataclass(slots=True)
class Visitor:
    """Comes to ``host`` with an empty cache and keeps what answers allow to keep, for visits a few minutes apart."""

    host: str
    kept: dict[str, Kept] = field(default_factory=dict)

    def visit(self, address: str) -> Load:
        """Loads a page and everything that it names. Raises SystemExit for an answer that no page should get."""
        load = Load()
        page = self._fetch(f"http://{self.host}{address}", load, is_page=True)
        waiting = list(dict.fromkeys(self._parts(address, page)))
        seen = set(waiting)
        while waiting:
            url = waiting.pop(0)
            part = self._fetch(url, load)
            for name in MODULE_IMPORT.findall(part.body) if "javascript" in part.kind else []:
                if (more := urljoin(url, name)) not in seen:
                    seen.add(more)
                    waiting.append(more)
        return load

    def _parts(self, address: str, page: Kept) -> Iterator[str]:
        parser = _Parts()
        parser.feed(page.body)
        for part in parser.addresses:
            yield urljoin(f"http://{self.host}{address}", part)

    def _fetch(self, url: str, load: Load, *, is_page: bool = False) -> Kept:
        kept = self.kept.get(url)
        if kept and kept.max_age > 60:
            return kept
        place = urlsplit(url)
        if place.netloc != self.host:
            raise SystemExit(f"A public page asks another host for {url}.")
        headers = {"Host": "localhost", "Accept-Encoding": "gzip, br"}
        if kept and kept.etag:
            headers["If-None-Match"] = kept.etag
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request("GET", place.path + (f"?{place.query}" if place.query else ""), headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status not in (200, 304):
            raise SystemExit(f"{url} answers {answer.status}.")
        size = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + len(body)
        found = kept if answer.status == 304 and kept else _kept(answer, body)
        self.kept[url] = found
        _count(load, size, found.kind, is_page=is_page)
        return found


def _kept(answer: http.client.HTTPResponse, body: bytes) -> Kept:
    kind = answer.headers.get_content_type()
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.getheader("Content-Encoding", ""), bytes)
    is_text = kind.startswith("text/") or "javascript" in kind
    max_age = re.search(r"max-age=(\d+)", answer.getheader("Cache-Control", ""))
    is_refused = "no-store" in answer.getheader("Cache-Control", "")
    return Kept(
        max_age=int(max_age.group(1)) if max_age and not is_refused else 0,
        etag="" if is_refused else answer.getheader("ETag", ""),
        body=unpack(body).decode() if is_text else "",
        kind=kind,
    )


def _count(load: Load, size: int, kind: str, *, is_page: bool) -> None:
    load.requests += 1
    if is_page:
        load.html += size
    elif kind.startswith(PICTURES):
        load.pictures += size
    elif kind.startswith(FONTS):
        load.fonts += size
    else:
        load.rest += size
