"""Nothing of a page is signed by nobody: every field of every type of page is in one part, or is bookkeeping."""

import pytest
import yaml
from django.apps import apps
from django.test import SimpleTestCase
from wagtail.blocks import ChooserBlock
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page, get_page_models

from curriculum.audiences import MODULE_AUDIENCES
from curriculum.models import ModulePage
from lessons.audiences import AUDIENCES
from lessons.models import LessonPage
from reviews.content import references
from reviews.content.parts import (
    PARTS_FILE,
    BrokenPartsError,
    field_names,
    fit,
    is_child_relation,
    part_labels,
    parts_file,
    parts_for,
    read,
)

PAGE_TYPES = [model for model in get_page_models() if model is not Page]


def changed_file(change):
    data = yaml.safe_load(PARTS_FILE.read_text(encoding="utf-8"))
    change(data)
    return read(yaml.safe_dump(data, sort_keys=False))


class TestEveryField(SimpleTestCase):
    def test_everything_saved_with_a_page_is_in_exactly_one_part_or_is_bookkeeping(self):
        for model in PAGE_TYPES:
            parts = parts_for(model)
            saved = [field.name for field in model._meta.concrete_fields]
            saved += [field.name for field in model._meta.many_to_many]
            saved += [field.get_accessor_name() for field in model._meta.related_objects if is_child_relation(field)]
            saved += [field.name for field in model._meta.private_fields if field.many_to_many]

            for name in saved:
                with self.subTest(model=model.__name__, field=name):
                    places = [part for part, names in parts.fields.items() if parts.twins.get(name, name) in names]
                    places += ["bookkeeping"] if name in parts_file().bookkeeping else []
                    assert len(places) == 1
                    assert name in set(field_names(model))

    def test_every_word_that_an_audience_may_read_is_in_a_part(self):
        for model in (LessonPage, ModulePage):
            held = {name for names in parts_for(model).fields.values() for name in names}
            from_passages = _audience_fields(model)

            assert from_passages <= held

    def test_a_field_that_stands_nowhere_is_named(self):
        found = changed_file(lambda data: data["pages"]["home.HomePage"]["student_words"].remove("welcome"))

        with pytest.raises(BrokenPartsError, match=r"home\.HomePage: welcome is in no part"):
            fit(found, _type("home.HomePage"))

    def test_a_field_that_stands_twice_is_named(self):
        found = changed_file(lambda data: data["pages"]["lessons.LessonPage"]["facts"].append("reading"))

        with pytest.raises(BrokenPartsError, match=r"lessons\.LessonPage: reading stands twice"):
            fit(found, LessonPage)

    def test_a_field_that_does_not_exist_is_named(self):
        found = changed_file(lambda data: data["pages"]["lessons.LessonPage"]["facts"].append("wisdom"))

        with pytest.raises(BrokenPartsError, match=r"wisdom is in parts\.yaml, and the page has no such field"):
            fit(found, LessonPage)

    def test_a_type_of_page_without_parts_is_named(self):
        with pytest.raises(BrokenPartsError, match=r"wagtailcore\.Page has no parts"):
            parts_for(Page)

    def test_an_unknown_part_key_or_model_is_refused(self):
        for change in (
            lambda data: data["every_page"].update(pupil_words=["title"]),
            lambda data: data.update(extra=[]),
            lambda data: data["pages"].update({"home.Door": {}}),
            lambda data: data.update(pictures_part="images"),
        ):
            with pytest.raises(BrokenPartsError):
                changed_file(change)

    def test_a_second_name_leads_to_the_part_of_the_rows(self):
        assert parts_for(LessonPage).part_of("topics") == "facts"
        assert parts_for(LessonPage).part_of("lesson_topics") == "facts"
        assert parts_for(LessonPage).part_of("path") == ""

    def test_parts_have_names_for_reviewers(self):
        assert next(iter(part_labels())) == "student_words"
        assert all(part_labels().values())


class TestChosenRows(SimpleTestCase):
    def test_every_kind_of_row_that_a_page_may_choose_has_words(self):
        chosen = {model for page_type in PAGE_TYPES for model in _choosable(page_type)}

        assert chosen
        for model in chosen:
            assert issubclass(model, AbstractImage) or model._meta.label in parts_file().references

    def test_every_field_of_such_a_row_is_among_its_words_or_left_out(self):
        for label, said in parts_file().references.items():
            model = _type(label)
            named = {path.partition(".")[0] for path in said.words} | set(said.left_out)
            for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
                with self.subTest(model=label, field=field.name):
                    assert field.name in named

    def test_every_path_leads_somewhere(self):
        for label, said in parts_file().references.items():
            for path in (*said.words, *said.left_out):
                with self.subTest(model=label, path=path):
                    _follow(_type(label), path)

    def test_a_kind_of_row_that_nobody_described_counts_with_all_that_it_holds(self):
        assert set(references.word_paths(_type("assets.CustomDocument"))) >= {"title", "file", "alt_text", "credit"}


def _type(label):
    return apps.get_model(label)


def _follow(model, path):
    for name in path.split("."):
        field = model._meta.get_field(name)
        model = field.related_model


def _choosable(model):
    names = [name for names in parts_for(model).fields.values() for name in names]
    for name in names:
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            yield from _choosable_in(field.stream_block)
        elif is_child_relation(field):
            kept = {field.field.name}
            own = field.related_model._meta.concrete_fields
            yield from (one.related_model for one in own if one.is_relation and one.name not in kept)
        elif field.is_relation:
            yield field.related_model


def _choosable_in(block):
    if isinstance(block, ChooserBlock):
        yield block.model_class
    for child in getattr(block, "child_blocks", {}).values():
        yield from _choosable_in(child)
    if hasattr(block, "child_block"):
        yield from _choosable_in(block.child_block)


def _audience_fields(model):
    audiences = AUDIENCES if model is LessonPage else MODULE_AUDIENCES
    return {place.split(".")[0] for place in audiences}
