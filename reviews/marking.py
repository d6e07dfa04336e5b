"""Findings marked in the HTML of a finished page: the words stay as they are, with a mark around them.

A passage is plain text and a page is HTML, so the passage's line is looked for in the text of the page, whatever tags
stand inside it; nothing but marks is added to the page.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser

from django.utils.html import format_html

from checks.submission import in_words
from wording.safe_language import LEVELS, Finding

# What is no text of the page.
_UNREAD = frozenset({"head", "script", "style", "template", "svg", "title", "textarea", "select"})
# What may stand inside a line without ending it.
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong"})
_REFERENCE = re.compile(r"&#?\w{1,32};?")
_SPACES = re.compile(r"\s+")
_BREAK = "\n"


def marked(html: str, findings: Iterable[Finding]) -> str:
    """``html`` with a mark around every stretch of its text that a finding is about, wherever its line is found.

    A mark names the rules in ``data-noticed`` and the heaviest severity in ``data-severity``.
    """
    found = list(findings)
    if not found:
        return html
    page = _TextOfPage(html)
    noticed: dict[int, list[Finding]] = {}
    for finding in found:
        for start, end in _stretches(page.text, finding):
            for at in range(start, end):
                if finding not in noticed.setdefault(at, []):
                    noticed[at].append(finding)
    parts: list[str] = []
    done = 0
    for start, end, about in _runs(page, noticed):
        parts += [html[done:start], _mark(html[start:end], about)]
        done = end
    return "".join([*parts, html[done:]])


class _TextOfPage(HTMLParser):
    """The text of a page, with one space for any white space and a break between blocks.

    ``sources`` says letter by letter where it starts and ends in the HTML.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._html = html
        self._unread = 0
        self._letters: list[str] = []
        self.sources: list[tuple[int, int]] = []
        self.feed(html)
        self.close()
        self.text = "".join(self._letters)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        self._end_line(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in _UNREAD))
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        at = self._at()
        for number, letter in enumerate(data):
            self._add(letter, at + number, at + number + 1)

    def handle_entityref(self, name: str) -> None:
        self._add_reference()

    def handle_charref(self, name: str) -> None:
        self._add_reference()

    def _add_reference(self) -> None:
        at = self._at()
        found = _REFERENCE.match(self._html, at)
        if found:
            for letter in unescape(found.group()):
                self._add(letter, at, found.end())

    def _add(self, letter: str, start: int, end: int) -> None:
        if self._unread:
            return
        if not letter.isspace():
            self._letters.append(letter)
            self.sources.append((start, end))
        elif self._letters and self._letters[-1] not in {" ", _BREAK}:
            self._letters.append(" ")
            self.sources.append((start, end))

    def _end_line(self, tag: str) -> None:
        if tag not in _INLINE and self._letters and self._letters[-1] != _BREAK:
            at = self._at()
            self._letters.append(_BREAK)
            self.sources.append((at, at))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _stretches(text: str, finding: Finding) -> Iterator[tuple[int, int]]:
    """Where the words of a finding stand in a page: in whole lines that say the same, else in lines that say more."""
    for line, start, end in _lines(finding):
        places = [match.start() for match in re.finditer(re.escape(line), text)]
        whole = [at for at in places if _is_whole(text, at, at + len(line))]
        for at in whole or [at for at in places if _is_apart(text, at, at + len(line))]:
            yield at + start, at + end


def _lines(finding: Finding) -> Iterator[tuple[str, int, int]]:
    """(line, start, end) for each line of the passage that the finding touches, with white space as in a page."""
    at = 0
    for line in finding.passage.text.splitlines(keepends=True):
        start, end = max(0, finding.start - at), min(len(line.rstrip()), finding.end - at)
        if start < end:
            lead = len(_SPACES.sub(" ", line[:start]).lstrip())
            words = _SPACES.sub(" ", line[start:end])
            yield _SPACES.sub(" ", line).strip(), lead, lead + len(words)
        at += len(line)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start].strip(" "), text[end : end + 2].strip(" ")
    return before[-1:] in {"", _BREAK} and after[:1] in {"", _BREAK}


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether no letter touches a stretch."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _runs(page: _TextOfPage, noticed: dict[int, list[Finding]]) -> Iterator[tuple[int, int, list[Finding]]]:
    """(start, end, findings) in the HTML for stretches without a tag inside, in order."""
    run: tuple[int, int, list[Finding]] | None = None
    for at in sorted(noticed):
        (start, end), found = page.sources[at], noticed[at]
        if start == end:
            continue
        if run and run[1] == start and run[2] == found:
            run = (run[0], end, found)
            continue
        if run:
            yield run
        run = (start, end, found)
    if run:
        yield run


def _mark(words: str, found: list[Finding]) -> str:
    severity = max((finding.severity for finding in found), key=LEVELS.index)
    return (
        format_html(
            '<mark class="noticed" data-noticed="{}" data-severity="{}" title="{}">',
            " ".join(dict.fromkeys(finding.rule for finding in found)),
            severity,
            " ".join(dict.fromkeys(in_words(finding) for finding in found)),
        )
        + f"{words}</mark>"
    )
