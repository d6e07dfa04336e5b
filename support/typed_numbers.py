"""SR-25: telephone numbers come from the directory. One that was typed is offered as an entry of it."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from checks.facts import Facts
from checks.kept import excused
from checks.structure import Noticed, NotYet, Offer, structural_rule
from wording.safe_language import Finding, is_checked

from .emergency_numbers import EmergencyNumber
from .help_services import HelpService

NUMBER_RULE = "HLP-01"
# Where a page prints what the directory and the emergency numbers hold.
OF_THE_DIRECTORY = frozenset({"emergency_number", "help_service"})
_NUMBER = re.compile(r"\+?\d(?:[ ().-]{0,3}\d){2,}")


@structural_rule("SR-25", for_pages="wagtailcore.Page")
def numbers_come_from_the_directory(page: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    """A number that a reviewer was asked to keep, because it is none, is left to them. No message repeats a number:
    it may be somebody's own."""
    if not all(is_checked(language) for language in {passage.language for passage in facts.passages}):
        yield NotYet("There are no word rules in the language of the page yet.")
    typed = [
        finding
        for finding in facts.words
        if finding.rule == NUMBER_RULE and finding.passage.block_type not in OF_THE_DIRECTORY
    ]
    for finding in set(typed) - excused(page, typed, facts) if typed else ():
        yield _noticed(finding)


def _noticed(finding: Finding) -> Noticed:
    place, digits = finding.passage.place, typed_digits(finding)
    if digits and any(digits == part.dial for number in EmergencyNumber.objects.all() for part in number.parts):
        return Noticed(place, "Take the number out. The help panel has it, beside the country that it is for.")
    entry = entry_with(digits)
    if entry is not None:
        return Noticed(
            place,
            f"Take the number out: it is one of {entry}. Pages show it, with its hours, while its check counts.",
            offer=Offer("Look at the entry", reverse("help_check", args=[entry.pk])),
        )
    add = reverse("wagtailsnippets_support_helpservice:add")
    return Noticed(
        place,
        "Take the number out. If it is a help service, make an entry: pages show it once two people have checked it.",
        offer=Offer("Make an entry of it", f"{add}?{urlencode({'number': digits})}" if digits else add),
    )


def typed_digits(finding: Finding) -> str:
    """The number in the words of a finding, as a telephone takes it; empty where it is written in words."""
    longest = max(_NUMBER.findall(finding.text), key=len, default="")
    return re.sub(r"[^\d+]", "", longest)


def entry_with(digits: str) -> HelpService | None:
    """The entry of the directory that has this number, in use or not."""
    if not digits:
        return None
    entries = HelpService.objects.order_by("closed_at", "pk")
    return next((entry for entry in entries if any(way.dial == digits for way in entry.ways)), None)
