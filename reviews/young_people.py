"""How young people take part: a coordinator signs for the panel, and nothing says who anybody under 18 is."""

import re

ADULT_AGE = 18

NOTICE = (
    "You sign for the panel. Don't write the name, e-mail address or age of anybody under 18 anywhere on this page. "
    "Say “somebody in the panel” instead."
)
# Asked beside the seat's own checklist: that a panel took part, and how it was looked after (brief 5.1, S67).
PANEL_LINES = (
    "A panel of young people took part.",
    "Everybody in the panel knew beforehand what the page is about, and could say no or stop at any time.",
    "Somebody looked after the panel during and after the reading.",
    "Everybody in the panel was thanked or paid.",
)

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
# One person's age: "aged 14", "14-year-old", "14 years old". "11-year-olds" and "ages 11 to 14" are readers.
_AGE = re.compile(r"\baged\s+(\d{1,2})\b(?!\s*(?:to|and|or|[-–—])\s*\d)|\b(\d{1,2})[\s-]years?[\s-]olds?\b", re.I)


def gives_away(text: str) -> str:
    """What in ``text`` could say who a young person is, in the reader's words; empty when nothing was noticed."""
    if _ADDRESS.search(text):
        return "Take out the e-mail address: nobody in the panel may be named."
    for match in _AGE.finditer(text):
        number = int(match.group(1) or match.group(2))
        if number < ADULT_AGE and not match.group().lower().endswith("olds"):
            return "Take out the age: nobody in the panel may be recognised. Groups, such as 11-year-olds, are fine."
    return ""
