import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Locale

from curriculum.codes import CODE_SHAPE, coded_models, refuse_taken_code
from curriculum.models import ModulePage
from lessons.models import LessonPage

from .makers import make_band, make_editor, make_lesson, make_map, make_module


class CodeTests(TestCase):
    def setUp(self):
        self.curriculum = make_map()
        self.module = make_module(self.curriculum, make_band())
        self.lesson = make_lesson(self.module, code="M4.3")

    def test_modules_and_lessons_are_the_coded_pages(self):
        assert set(coded_models()) == {ModulePage, LessonPage}

    def test_a_module_may_not_take_the_code_of_a_lesson(self):
        self.module.code = "M4.3"

        with pytest.raises(ValidationError) as caught:
            self.module.full_clean()

        assert caught.value.message_dict["code"] == ["“Lesson M4.3” has the code M4.3. Choose another one."]

    def test_a_lesson_may_not_take_the_code_of_a_module(self):
        with pytest.raises(ValidationError, match="Choose another one"):
            refuse_taken_code(page=self.lesson, code="M4")

    def test_a_page_keeps_its_own_code(self):
        self.module.full_clean()

        assert self.module.code == "M4"

    def test_codes_have_one_shape(self):
        for code in ("M4", "M4.3", "PSHE-7", "M10.12b"):
            CODE_SHAPE(code)
        for code in ("m4", "4", "M4.", "M 4", "M4/3", "../M4", "M4\n"):
            with pytest.raises(ValidationError):
                CODE_SHAPE(code)

    def test_a_copy_starts_without_a_code_in_its_drafts_too(self):
        self.module.save_revision(clean=False)

        copy = self.module.copy(update_attrs={"slug": "copy"}, keep_live=False)

        assert copy.code == ""
        assert [revision.as_object().code for revision in copy.revisions.all()] == ["", ""]

    def test_two_copies_without_a_code_do_not_collide(self):
        for slug in ("copy", "another-copy"):
            copy = self.module.copy(update_attrs={"slug": slug}, keep_live=False)
            copy.full_clean(exclude=["code"])

        assert ModulePage.objects.filter(code="").count() == 2

    def test_a_module_copied_with_its_lessons_leaves_their_codes_behind(self):
        copy = self.module.copy(recursive=True, update_attrs={"slug": "copy"}, keep_live=False)

        assert [lesson.code for lesson in LessonPage.objects.child_of(copy)] == [""]

    def test_a_translation_keeps_the_code(self):
        french = Locale.objects.create(language_code="fr")
        self.curriculum.get_parent().copy_for_translation(french)
        self.curriculum.copy_for_translation(french)

        translation = self.module.copy_for_translation(french)

        assert translation.code == "M4"
        assert translation.get_latest_revision_as_object().code == "M4"
        translation.full_clean()

    def test_an_alias_shows_the_code_and_does_not_take_it(self):
        alias = self.module.create_alias(update_slug="alias")

        assert alias.code == "M4"
        self.module.full_clean()
        alias.full_clean()

    def test_a_live_module_needs_a_code_and_a_draft_does_not(self):
        draft = make_module(self.curriculum, None, code="", slug="draft", live=False)

        assert draft.pk
        draft.live = True
        with pytest.raises(ValidationError, match="code"):
            draft.save()

    def test_the_admin_does_not_offer_to_publish_copies(self):
        self.client.force_login(make_editor())
        url = reverse("wagtailadmin_pages:copy", args=[self.module.pk])
        choices = {"new_title": "A copy", "new_slug": "copy", "new_parent_page": self.curriculum.pk}

        form = self.client.get(url)
        answer = self.client.post(url, choices | {"copy_subpages": "on", "publish_copies": "on", "alias": ""})

        assert "publish_copies" not in form.content.decode()
        assert answer.status_code == 302
        copy = ModulePage.objects.get(slug="copy")
        assert (copy.live, copy.code) == (False, "")
        assert not any(page.live for page in copy.get_descendants())
