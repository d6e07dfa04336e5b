"""The smallest valid rows and pages that tests of the curriculum stand on."""

import copy

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Page, Site

from curriculum.models import AgeBand, CurriculumPage, ModulePage, Outcome, Source, Strand, Topic
from curriculum.reference_files import read_reference
from curriculum.reference_loading import load_reference
from home.models import HomePage
from lessons.models import LessonOutcome, LessonPage, LessonTopic


def load_files():
    return load_reference(reference=read_reference())


def make_band(code="B4", slug="11-14", ages=(11, 14), order=4):
    return AgeBand.objects.create(
        code=code,
        slug=slug,
        label=f"Ages {ages[0]}–{ages[1]}",
        age_from=ages[0],
        age_to=ages[1],
        order=order,
        reading_profile=code,
    )


def make_outcome(band, strand="SIG"):
    strand, _ = Strand.objects.get_or_create(code=strand, defaults={"name": f"Strand {strand}"})
    return Outcome.objects.create(
        code=f"{strand.code}.{band.code}", strand=strand, age_band=band, text="Notice early signs.", is_starter=True
    )


def make_topic(slug="sleep", **fields):
    return Topic.objects.create(slug=slug, name=slug.capitalize(), **{"is_sensitive": False, **fields})


def make_source(code="S100", **fields):
    return Source.objects.create(code=code, **{"what": "Trials", "read_as": "V", "is_mirror": False, **fields})


def make_map():
    home = HomePage(title="Home", slug="front", welcome="Welcome.", introduction="Hello.")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update(root_page=home)
    return home.add_child(instance=CurriculumPage(title="The curriculum", slug="curriculum"))


def make_module(curriculum, band, code="M4", **fields):
    texts = dict.fromkeys(("overview", "prior_learning", "next_step", "evidence_note"), "<p>Some words.</p>")
    module = ModulePage(
        **{"title": f"Module {code}", "slug": code.lower(), "key_question": "What helps?", **texts, **fields},
        code=code,
        age_band=band,
    )
    return curriculum.add_child(instance=module)


def make_lesson(module, code="M4.1", outcome=None, topics=(), **fields):
    """A live lesson, never complete: what these tests read is there, and nothing else."""
    lesson = LessonPage(
        **{"title": f"Lesson {code}", "slug": code.lower().replace(".", "-"), "key_question": "Why?", **fields},
        code=code,
        minutes=45,
        age_band=module.age_band,
        live=False,
    )
    if outcome:
        lesson.lesson_outcomes = [LessonOutcome(i_can=f"I can do {code}.", outcome=outcome)]
    lesson.lesson_topics = [LessonTopic(tag=topic) for topic in topics]
    module.add_child(instance=lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(live=True)
    return LessonPage.objects.get(pk=lesson.pk)


def make_editor(email="editor@example.org", **fields):
    return get_user_model().objects.create_superuser(email, "a long password", **fields)


def admin_templates():
    """Wagtail's own templates lean on misspelt and missing variables being empty; ours must not."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = ""
    return templates
