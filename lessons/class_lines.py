"""What a teacher types for one class, on the device: the lines that pages leave blank for a school.

The server knows the names of the lines and never a word that is typed into them (decision 0019).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A line by the name that templates and scripts use for it, as its label says it, and as an example shows it.

    How long it may be stands in static/js/for-class.js: a link is cut there too.
    """

    name: str
    label: str
    example: str


CLASS_LINES = (
    ClassLine("school", "Name of our school", "Such as: Hill School"),
    ClassLine("adult", "An adult at school who listens", "As pupils say their name"),
    ClassLine("adult_where", "Where to find them, and when", "Such as: Room 2, every break"),
    ClassLine("other_adult", "Another adult at school", "Somebody pupils know"),
    ClassLine("lead", "Our safeguarding lead", "Name, and where to find them"),
    ClassLine("room", "Our room for this lesson", "Such as: Room 12"),
    ClassLine("question_box", "Our question box stands", "Such as: by the library door"),
)

# Which line answers a prompt of the sheet “Where help is at our school”, in the order of its prompts. The others are
# numbers to call or to text: those stand in the help directory, where two people check them, and are written by hand.
ON_THE_HELP_SHEET = ("adult", "adult_where", "other_adult", "lead", "question_box")


def with_lines(prompts: list[str]) -> list[tuple[str, str]]:
    """Each prompt of the help sheet with the name of the line that answers it; empty for one written by hand."""
    names = [*ON_THE_HELP_SHEET, *[""] * len(prompts)]
    return list(zip(prompts, names[: len(prompts)], strict=True))
