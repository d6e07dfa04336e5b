"""Ways to reach a help service: a number, an address, a place, each with its hours and what it costs."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.forms import CheckboxSelectMultiple
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .weekly_hours import DAYS, Opening, WeeklyHours, always, not_known, time_zones, weekly

CHANNEL_TYPES = {
    "phone": "Telephone",
    "text": "Text message",
    "chat": "Chat on a website",
    "whatsapp": "WhatsApp",
    "email": "E-mail",
    "relay": "Relay call or text phone",
    "sign_language": "Sign language video",
    "in_person": "In person",
}
# The ways that need no voice on a telephone (rule SR-03).
WITHOUT_A_CALL = frozenset({"text", "chat", "whatsapp", "email", "sign_language", "in_person"})
_DIALLED = ("phone", "text", "whatsapp")
_NUMBER = re.compile(r"\+?\d[\d ().-]*\d\Z")
_web_address = URLValidator(["https", "http"])

KNOWN_HOURS = [("unknown", "Not known"), ("always", "Day and night, every day"), ("weekly", "At the times below")]
COSTS = [("unknown", "Not known"), ("free", "Free"), ("standard", "What a call or a text costs"), ("other", "Other")]
YES_NO = [("unknown", "Not known"), ("yes", "Yes"), ("no", "No")]


class OpeningBlock(blocks.StructBlock):
    """The same times on some days of the week."""

    days = blocks.MultipleChoiceBlock(
        choices=[(str(number), day) for number, day in enumerate(DAYS)], widget=CheckboxSelectMultiple
    )
    opens = blocks.TimeBlock()
    closes = blocks.TimeBlock(help_text="Earlier than it opens: on the next day. 00:00 is midnight.")

    class Meta:
        icon = "time"
        description = "Days, and from when to when."
        preview_value = {"days": ["0", "1"], "opens": "09:00", "closes": "17:00"}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["opens"] == cleaned["closes"]:
            problem = "Opens and closes at the same time. If it never closes, say “day and night” above."
            raise StructBlockValidationError({"closes": ValidationError(problem)})
        return cleaned


class ChannelValue(blocks.StructValue):
    """One way to reach a service."""

    @property
    def type_label(self) -> str:
        return CHANNEL_TYPES.get(self.get("type"), "")

    @property
    def needs_no_call(self) -> bool:
        return self.get("type") in WITHOUT_A_CALL

    @property
    def dial(self) -> str:
        """Its digits as a telephone takes them, empty where there are none to dial."""
        address = (self.get("address") or "").strip()
        if address.startswith("+"):
            # The zero of "+44 (0)20" is for callers from inside alone.
            address = address.replace("(0)", "")
        return re.sub(r"[^\d+]", "", address) if _NUMBER.match(address) else ""

    @property
    def href(self) -> str:
        """``tel:``, ``sms:``, ``mailto:`` or the address of a website; empty where there is nothing to press."""
        kind, address = self.get("type"), (self.get("address") or "").strip()
        if address.startswith(("https://", "http://")):
            return address
        if kind == "email" and "@" in address:
            return f"mailto:{address}"
        if kind == "whatsapp" and self.dial:
            return f"https://wa.me/{self.dial.lstrip('+')}"
        if kind in ("phone", "relay", "text") and self.dial:
            return f"{'sms' if kind == 'text' else 'tel'}:{self.dial}"
        return ""

    @property
    def hours(self) -> WeeklyHours:
        zone = self.get("time_zone") or "UTC"
        if self.get("open") == "always":
            return always(zone)
        if self.get("open") != "weekly":
            return not_known(zone)
        return weekly(zone, (_opening(each) for each in self.get("weekly") or [] if each.get("opens") is not None))


def _opening(value: Any) -> Opening:
    return Opening(tuple(sorted(int(day) for day in value["days"])), value["opens"], value["closes"])


class ChannelBlock(blocks.StructBlock):
    """One way to reach a help service."""

    type = blocks.ChoiceBlock(choices=list(CHANNEL_TYPES.items()))
    address = blocks.CharBlock(
        max_length=200, help_text="The number as printed, the web or e-mail address, or for “in person” where to go."
    )
    keyword = blocks.CharBlock(required=False, max_length=30, help_text="The word to send in a text: SHOUT.")
    note = blocks.CharBlock(required=False, max_length=120, help_text="Printed after the number: then press 2.")
    open = blocks.ChoiceBlock(choices=KNOWN_HOURS, default="unknown", label="Open")
    weekly = blocks.ListBlock(OpeningBlock(), default=[], label="Times")
    time_zone = blocks.CharBlock(
        max_length=60, default="Europe/London", help_text="On which clock: Europe/London, America/Toronto, UTC."
    )
    cost = blocks.ChoiceBlock(choices=COSTS, default="unknown")
    cost_note = blocks.CharBlock(required=False, max_length=120, help_text="Free from mobiles too? In a few words.")
    shows_on_bill = blocks.ChoiceBlock(choices=YES_NO, default="unknown", label="Shows on the bill")
    needs_account = blocks.ChoiceBlock(choices=YES_NO, default="unknown", label="Needs an account")
    typical_wait = blocks.CharBlock(required=False, max_length=80, help_text="Only if the service says so.")

    class Meta:
        icon = "mail"
        group = "Ways to reach it"
        description = "A number, an address or a place, with its hours and what it costs."
        value_class = ChannelValue
        template = "support/blocks/channel.html"
        preview_value = {
            "type": "text",
            "address": "00000",
            "keyword": "HELLO",
            "open": "weekly",
            "weekly": [{"days": ["0", "1", "2", "3", "4"], "opens": "09:00", "closes": "17:00"}],
            "time_zone": "Europe/London",
            "cost": "free",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors: dict[str, Any] = {}
        problem = problem_with_address(cleaned["type"], cleaned["address"].strip())
        if problem:
            errors["address"] = ValidationError(problem)
        if cleaned["time_zone"] not in time_zones():
            errors["time_zone"] = ValidationError("There is no such time zone. Write it as in Europe/London.")
        if cleaned["open"] == "weekly" and not cleaned["weekly"]:
            errors["weekly"] = ListBlockValidationError(non_block_errors=["Say when it opens, or that nobody knows."])
        if cleaned["open"] != "weekly" and cleaned["weekly"]:
            errors["open"] = ValidationError("There are times below. Choose “At the times below”, or delete them.")
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


def is_dialled(address: str) -> bool:
    """Whether ``address`` is a number that a telephone takes, as it may be printed."""
    return bool(_NUMBER.match(address))


def problem_with_address(kind: str, address: str) -> str:
    """What is wrong with where a channel leads, in words; empty if nothing is."""
    if kind in _DIALLED:
        return "" if _NUMBER.match(address) else "Write digits only, as printed: 0800 1111. Words go into the note."
    if kind == "email":
        return _refused(validate_email, address, "Write an e-mail address.")
    if kind == "chat":
        return _refused(_web_address, address, "Write the whole web address: https://…")
    if kind in ("relay", "sign_language") and not _NUMBER.match(address):
        return _refused(_web_address, address, "Write a number, or the whole web address: https://…")
    return ""


def _refused(validate: Any, address: str, problem: str) -> str:
    try:
        validate(address)
    except ValidationError:
        return problem
    return ""
