"""The smallest valid objects. A test says only what it is about."""

from typing import Any

import factory
import wagtail_factories
from wagtail.models import Page

from assets.models import CustomImage
from curriculum.models import AgeBand, CurriculumPage, Framework, ModulePage, Outcome, Source, Statement, Strand, Topic
from home.models import HomePage
from lessons.models import LessonOutcome, LessonPage, LessonStatement
from support.models import HelpPage
from users.models import User

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30">
<title>A leaf</title><path d="M5 5h30v20H5z"/></svg>"""


class AgeBandFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgeBand
        django_get_or_create = ["code"]

    code = "B4"
    slug = factory.LazyAttribute(
        lambda band: {"B1": "5-7", "B2": "7-9", "B3": "9-11", "B4": "11-14", "B5": "14-16"}[band.code]
    )
    label = factory.LazyAttribute(lambda band: "Ages " + band.slug.replace("-", "–"))
    age_from = factory.LazyAttribute(lambda band: int(band.slug.split("-")[0]))
    age_to = factory.LazyAttribute(lambda band: int(band.slug.split("-")[1]))
    order = factory.LazyAttribute(lambda band: int(band.code[1]))
    reading_profile = factory.SelfAttribute("code")


class StrandFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Strand
        django_get_or_create = ["code"]

    code = "SLF"
    name = "Self-care and coping"
    order = 3


class OutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Outcome
        django_get_or_create = ["strand", "age_band"]

    strand = factory.SubFactory(StrandFactory)
    age_band = factory.SubFactory(AgeBandFactory)
    code = factory.LazyAttribute(lambda outcome: f"{outcome.strand.code}.{outcome.age_band.code}")
    text = "Try out a coping strategy and review it."
    is_starter = True


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["slug"]

    slug = "self-care"
    name = "Looking after yourself"
    is_sensitive = False


class SensitiveTopicFactory(TopicFactory):
    slug = "urgent-topic"
    name = "A topic that has no place in a tab"
    is_sensitive = True
    public_slug = "help-and-safety"
    public_label = "Help and safety"


class FrameworkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Framework
        django_get_or_create = ["code"]

    code = "ENG-RSHE"
    name = "RSHE"


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement
        django_get_or_create = ["code"]

    framework = factory.SubFactory(FrameworkFactory)
    code = "ENG-P-06"
    is_official = False
    paraphrase = "Simple self-care such as rest and friends"


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda number: f"S{number + 900}")
    what = factory.LazyAttribute(lambda source: f"Something that was read ({source.code})")
    read_as = "V"
    is_mirror = False
    order = factory.Sequence(lambda number: number + 900)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@school.example")


class PictureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CustomImage

    title = factory.Sequence(lambda number: f"picture-{number}")
    description = "Two friends walk home together."
    credit = "Breathing Room"
    width = 40
    height = 30
    file = factory.django.FileField(data=SVG, filename=factory.Sequence(lambda number: f"picture-{number}.svg"))


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    title = "Breathing Room"
    slug = factory.Sequence(lambda number: f"front-door-{number}")
    welcome = "A calm place to learn."
    introduction = "Lessons for students from 5 to 18."


class HelpPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HelpPage

    title = "Where help is"
    slug = "help"


class CurriculumPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = CurriculumPage

    title = "The curriculum"
    slug = "curriculum"


class ModulePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ModulePage

    title = factory.Sequence(lambda number: f"Signs and support {number}")
    code = factory.Sequence(lambda number: f"T{number}")
    age_band = factory.SubFactory(AgeBandFactory)
    key_question = "What helps, and who can help?"
    overview = "<p>These lessons are about what helps.</p>"
    prior_learning = next_step = evidence_note = "<p>What the teacher reads before the first lesson.</p>"


PROSE_FIELDS = """
    prior_learning next_step ending why_it_matters distancing_note care when_not_to_teach question_box disclosure_cues
    follow_up tutor_note teacher_wellbeing assessment_prompt assessment_success family_taught family_try family_talk
    family_help family_letter evidence_supports evidence_not_known
"""


class LessonPageFactory(wagtail_factories.PageFactory):
    """A complete lesson of 20 minutes: two activities, the last a calm end."""

    class Meta:
        model = LessonPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda number: f"Coping that lasts {number}")
    code = factory.Sequence(lambda number: f"T0.{number}")
    minutes = 20
    group_size = "Whole class"
    age_band = factory.SubFactory(AgeBandFactory)
    key_question = "Which ways of coping help for longer?"
    support = challenge = access = "Ten words or more stand here so that the rule is met."
    assessment_method = "slip"
    evidence_strength = "early"
    distancing = factory.LazyFunction(lambda: ["character"])

    @classmethod
    def _create_instance(cls, model_class: type[Page], parent: Page | None, kwargs: dict[str, Any]) -> Page:
        for name in PROSE_FIELDS.split():
            kwargs.setdefault(name, f"<p>What the teacher reads under {name.replace('_', ' ')}.</p>")
        for name, parts in stream_values().items():
            kwargs.setdefault(name, _stream(name, parts))
        page = super()._create_instance(model_class, parent, kwargs)
        return page

    @factory.post_generation
    def links(page: LessonPage, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        outcome = OutcomeFactory(age_band=page.age_band) if page.age_band else None
        page.lesson_outcomes = [
            LessonOutcome(i_can="I can name one thing that helps.", outcome=outcome, sort_order=0),
            LessonOutcome(i_can="I can say who to tell.", outcome=outcome, sort_order=1),
        ]
        page.lesson_statements = [LessonStatement(statement=StatementFactory(), strength="supports")]
        page.topics.set(extracted["topics"] if extracted else [TopicFactory()])
        page.save()


def activity(**changes: Any) -> dict[str, Any]:
    """The stored value of one activity."""
    question = {"question": "What helps Rae?", "likely": "A walk.", "partial": "Rest.", "off_track": "Nothing."}
    return {
        "title": "Three checks",
        "minutes": 15,
        "kind": "sort",
        "grouping": "pairs",
        "students": "<p>Sort the cards.</p>",
        "script": "<p>Read the cards aloud.</p>",
        "key_questions": [question, question],
        "look_for": ["Pairs give a reason."],
        "sources": [],
        **changes,
    }


def calm_end(**changes: Any) -> dict[str, Any]:
    return activity(**{"title": "Finish", "minutes": 5, "kind": "calm_end", **changes})


def activities(*values: dict[str, Any]) -> Any:
    """A StreamField value of activities."""
    return _stream("activities", [("activity", value) for value in values])


def stream_values() -> dict[str, list[tuple[str, Any]]]:
    answers = [
        {"text": "A teacher", "right": True, "why": "Yes."},
        {"text": "Nobody", "right": False, "why": "There is always someone."},
    ]
    card = {
        "title": "Cards",
        "copies": "one_a_pair",
        "instructions": "Cut out.",
        "parts": [{"type": "cards", "value": ["A walk", "A talk"]}],
    }
    return {
        "objectives": [("line", "tell what helps for longer")],
        "reading": [("paragraph", "<p>Rae is made up. Rae goes for a walk.</p>")],
        "vocabulary": [("word", {"word": "habit", "meaning": "something you do often"})],
        "try_this": [
            ("activity", {"title": "Look around", "text": "<p>Find blue things.</p>", "instead": "Look out."})
        ],
        "check_questions": [("question", {"question": "Who could Rae tell?", "answers": answers})],
        "resources": [("resource", {"quantity": "One", "item": "Cards"})],
        "activities": [("activity", activity()), ("activity", calm_end())],
        "misconceptions": [("misconception", {"statement": "You can see it.", "response": "Nobody can."})],
        "handouts": [("handout", card)],
        "evidence_sources": [],
    }


def _stream(name: str, parts: list[tuple[str, Any]]) -> Any:
    block = LessonPage._meta.get_field(name).stream_block
    return block.to_python([{"type": kind, "value": value} for kind, value in parts])
