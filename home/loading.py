"""Brings the starter curriculum in from its files, as drafts that nobody has reviewed."""

from collections.abc import Callable, Iterator

from django.core.files import File
from django.db import transaction

from assets.models import CustomImage
from curriculum.models import AgeBand, CurriculumPage, ModulePage, Outcome, Source, Statement, Topic
from lessons.models import LessonOutcome, LessonPage, LessonStatement

from .blocks_from_files import LessonBlocks
from .prose import rich_text
from .site_tree import plant_site_tree
from .starter_files import STARTER, LessonFile, ModuleFile, read_lesson, read_module

CREDIT = "Breathing Room"
Progress = Callable[[str], None]


def starter_modules() -> Iterator[tuple[ModuleFile, list[LessonFile]]]:
    """Every module file with its lesson files, in the order of their codes. Raises FileErrors."""
    for folder in sorted(path for path in STARTER.iterdir() if path.is_dir() and path.name.startswith("M")):
        lessons = sorted(path for path in folder.glob("*.yaml") if path.stem != folder.name)
        yield read_module(folder / f"{folder.name}.yaml"), [read_lesson(path) for path in lessons]


@transaction.atomic
def load_starter(*, say: Progress = lambda line: None) -> int:
    """Make what is missing of the starter curriculum and return how many pages that was.

    Safe to repeat: a page that exists, by its code, is left as its editors have it. Needs the reference data.
    """
    plant_site_tree()
    curriculum = CurriculumPage.objects.get(slug="curriculum")
    made = 0
    for module_file, lesson_files in starter_modules():
        module = ModulePage.objects.filter(code=module_file.code).first()
        if module is None:
            module = curriculum.add_child(instance=_module_page(module_file))
            module.save_revision()
            made += 1
            say(f"{module.code} {module.title}")
        for lesson_file in lesson_files:
            if not LessonPage.objects.filter(code=lesson_file.code).exists():
                lesson = module.add_child(instance=_lesson_page(lesson_file))
                lesson.save_revision()
                made += 1
                say(f"  {lesson.code} {lesson.title}")
    return made


def picture(name: str, alt: str) -> CustomImage:
    """The picture of that file name, stored once."""
    path = STARTER / "pictures" / name
    found = CustomImage.objects.filter(title=path.stem, credit=CREDIT).first()
    if found:
        return found
    image = CustomImage(title=path.stem, description=alt, credit=CREDIT)
    with path.open("rb") as data:
        image.file.save(path.name, File(data), save=False)
        image.full_clean(exclude=["width", "height"])
        image.save()
    return image


def _module_page(data: ModuleFile) -> ModulePage:
    return ModulePage(
        **data.model_dump(include={"code", "title", "slug", "search_description", "key_question"}),
        live=False,
        age_band=AgeBand.objects.get(code=data.band),
        overview=rich_text(data.overview),
        prior_learning=rich_text(data.prior_learning),
        next_step=rich_text(data.next_step),
        evidence_note=rich_text(data.evidence_note),
        sources=_blocks().citations(data.sources),
    )


def _blocks() -> LessonBlocks:
    return LessonBlocks(picture=picture, source_ids=dict(Source.objects.values_list("code", "pk")))


def _lesson_page(data: LessonFile) -> LessonPage:
    note = data.content_note
    page = LessonPage(
        **data.model_dump(
            include={
                "code",
                "title",
                "slug",
                "search_description",
                "minutes",
                "group_size",
                "key_question",
                "support",
                "challenge",
                "access",
            }
        ),
        live=False,
        age_band=AgeBand.objects.get(code=data.band),
        **dict.fromkeys(data.risk, True),
        **{f"content_note_{name}": getattr(note, name) for name in type(note).model_fields} if note else {},
        **_blocks().of_lesson(data),
        **_prose_fields(data),
        distancing=list(data.safety.distancing),
        assessment_method=data.assessment.method,
        evidence_strength=data.evidence.strength,
    )
    page.topics.set([Topic.objects.by_argument(slug) for slug in data.topics])
    page.also_suitable = list(AgeBand.objects.filter(code__in=data.also_suitable))
    page.lesson_outcomes = [
        LessonOutcome(i_can=each.i_can, outcome=Outcome.objects.get(code=each.outcome), sort_order=order)
        for order, each in enumerate(data.outcomes)
    ]
    page.lesson_statements = [
        LessonStatement(
            statement=Statement.objects.get(code=each.statement),
            strength=each.strength,
            note=each.note,
            sort_order=order,
        )
        for order, each in enumerate(data.statements)
    ]
    return page


def _prose_fields(data: LessonFile) -> dict[str, str]:
    safety, family, evidence, assessment = data.safety, data.family, data.evidence, data.assessment
    texts = {
        "prior_learning": data.prior_learning,
        "next_step": data.next_step,
        "ending": data.student.ending,
        "follow_up": data.follow_up,
        "tutor_note": data.tutor_note,
        "assessment_prompt": assessment.prompt,
        "assessment_success": assessment.success,
        "family_taught": family.taught,
        "family_try": family.try_this,
        "family_talk": family.talk,
        "family_help": family.help,
        "family_letter": family.letter,
        "evidence_supports": evidence.supports,
        "evidence_not_known": evidence.not_known,
    }
    for name in (
        "why_it_matters",
        "distancing_note",
        "care",
        "when_not_to_teach",
        "question_box",
        "disclosure_cues",
        "staff_briefing",
        "before_weekend",
        "teacher_wellbeing",
    ):
        texts[name] = getattr(safety, name)
    return {name: rich_text(text) for name, text in texts.items()}
