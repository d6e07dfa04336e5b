"""What lessons can be narrowed by. Each choice is a parameter of the address, which may be repeated."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..as_said import LONGEST_ARGUMENT, as_said
from .needs import NEEDS
from .shelf import Shelf

# Lengths of lessons as schools have them in their timetables; any other may be asked for.
SLOTS = (20, 30, 40, 45, 50, 55, 60)
LONGEST_SLOT = 600


@dataclass(slots=True)
class Option:
    """One value of a facet and the lessons behind it. ``count`` is how many would be found with it."""

    value: str
    label: str
    lessons: int
    chip: str = ""
    group: str = ""
    count: int = 0
    is_chosen: bool = False

    @property
    def on_chip(self) -> str:
        return self.chip or self.label


@dataclass(slots=True)
class Facet:
    """One thing that lessons differ by. Chosen values widen each other; facets narrow each other."""

    name: str
    legend: str
    unknown_words: str
    options: list[Option]
    read: Callable[[str], str] = str.strip
    # What is found where nothing is chosen, when that is not everything.
    unless_chosen: int | None = None
    unknown: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.is_chosen]

    @property
    def is_open(self) -> bool:
        """Whether its options are to be seen at once."""
        return self.name == "age" or bool(self.chosen)

    @property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """The options to show, under their headings: those that any lesson has, and those that are chosen."""
        found: dict[str, list[Option]] = defaultdict(list)
        for option in self.options:
            if option.lessons or option.is_chosen:
                found[option.group].append(option)
        return list(found.items())

    @property
    def has_choice(self) -> bool:
        return sum(len(options) for _, options in self.groups) > 1 or bool(self.chosen)

    def choose(self, arguments: Iterable[str], *, make: Callable[[str], Option | None] | None = None) -> None:
        """Choose what an address asks for; what there is not is kept under ``unknown``."""
        by_value = {option.value: option for option in self.options}
        for argument in dict.fromkeys(filter(str.strip, arguments)):
            option = by_value.get(self.read(argument))
            if option is None and make and (option := make(argument)):
                self.options.append(option)
                by_value[option.value] = option
            if option is None:
                self.unknown.append(as_said(argument))
            else:
                option.is_chosen = True

    def lessons(self, everything: int) -> int:
        """The lessons that fit what is chosen; all of them where nothing is."""
        chosen = self.chosen
        if not chosen:
            return everything if self.unless_chosen is None else self.unless_chosen
        found = 0
        for option in chosen:
            found |= option.lessons
        return found


def age_facet(shelf: Shelf, *, years: str) -> Facet:
    """Age bands with what schools of ``years`` call them; by their years or their code."""
    bands = shelf.reference.bands
    slugs = {band.code.lower(): band.slug for band in bands}
    return Facet(
        name="age",
        legend="Age",
        unknown_words="There is no age group",
        options=[
            Option(value=band.slug, label=band.label_in(years), lessons=shelf.having("band", band.pk)) for band in bands
        ],
        read=lambda argument: slugs.get(argument.strip().lower(), argument.strip()),
    )


def strand_facet(shelf: Shelf) -> Facet:
    """Strands, each with the lessons that serve one of its outcomes."""
    return Facet(
        name="strand",
        legend="Strand",
        unknown_words="There is no strand",
        options=[
            Option(value=code, label=name, lessons=shelf.having_any("outcome", outcomes))
            for code, name, outcomes in shelf.reference.strands
        ],
        read=lambda argument: argument.strip().upper(),
    )


def topic_facet(shelf: Shelf) -> Facet:
    """Topics as the public meets them: sensitive ones stand behind their neutral name, and theirs is unknown here."""
    return Facet(
        name="topic",
        legend="Topic",
        unknown_words="There is no topic",
        options=[
            Option(value=slug, label=name, lessons=shelf.having_any("topic", topics))
            for slug, name, topics in shelf.reference.topics
        ],
        read=lambda argument: argument.strip().lower().replace("_", "-"),
    )


def minutes_facet(shelf: Shelf, arguments: list[str]) -> Facet:
    """Time that a teacher has. A lesson fits that takes no longer, without the activities that may go."""

    def slot(minutes: int) -> Option:
        words = f"Suits {minutes} minutes"
        return Option(value=str(minutes), label=words, lessons=shelf.fitting(minutes), chip=words)

    def asked(argument: str) -> Option | None:
        words = argument.strip()
        is_number = words.isascii() and words.isdigit() and len(words) < LONGEST_ARGUMENT
        return slot(int(words)) if is_number and 0 < int(words) <= LONGEST_SLOT else None

    facet = Facet(
        name="minutes",
        legend="Time that you have",
        unknown_words="These are not whole minutes, from 1 to 600:",
        options=[slot(minutes) for minutes in SLOTS],
        read=lambda argument: argument.strip().lstrip("0"),
    )
    facet.choose(arguments, make=asked)
    facet.options.sort(key=lambda option: int(option.value))
    return facet


def needs_facet(shelf: Shelf) -> Facet:
    """What the classroom must have; each lesson stands under one of them."""
    return Facet(
        name="needs",
        legend="What it needs",
        unknown_words="We do not know of lessons that need",
        options=[
            Option(
                value=value,
                label=label,
                lessons=shelf.having("needs", value),
                chip=f"Needs: {label[0].lower()}{label[1:]}",
            )
            for value, label in NEEDS.items()
        ],
        read=lambda argument: argument.strip().lower(),
    )


def statement_facet(shelf: Shelf) -> Facet:
    """Lines of the curricula that schools answer to."""
    return Facet(
        name="statement",
        legend="Curriculum statement",
        unknown_words="There is no statement",
        options=[
            Option(
                value=code,
                label=f"{code}: {paraphrase}",
                lessons=shelf.having("statement", pk),
                chip=f"Supports {code}",
                group=framework,
            )
            for pk, code, paraphrase, framework in shelf.reference.statements
        ],
        read=lambda argument: argument.strip().upper() if argument.strip().isascii() else argument.strip(),
    )


def language_facet(shelf: Shelf) -> Facet:
    """Languages that there are lessons in; unless one is chosen, that of the address."""
    return Facet(
        name="language",
        legend="Language",
        unknown_words="There is no language",
        options=[
            Option(
                value=locale.language_code,
                label=locale.get_display_name() or locale.language_code,
                lessons=shelf.having("locale", locale.pk),
            )
            for locale in shelf.reference.locales
        ],
        read=lambda argument: argument.strip().lower(),
        unless_chosen=shelf.having("locale", shelf.reference.active.pk),
    )
