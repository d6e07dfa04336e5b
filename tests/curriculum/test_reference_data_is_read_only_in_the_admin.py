from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import TestCase, override_settings
from django.urls import reverse

from curriculum.models import AgeBand, Outcome, Source, Topic
from curriculum.permissions import ReadOnlyPolicy
from curriculum.viewsets import READ_ONLY_MODELS

from .makers import admin_templates, load_files, make_editor, make_lesson, make_map, make_module


def address(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


@override_settings(TEMPLATES=admin_templates())
class ReadOnlyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_files()
        cls.superuser = make_editor()
        cls.reader = get_user_model().objects.create_user("reader@example.org", "a long password")
        cls.reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
        module = make_module(
            make_map(),
            AgeBand.objects.get(code="B4"),
            title="The module of signs",
            sources=[("citation", {"source": Source.objects.get(code="S100"), "place": ""})],
        )
        cls.lesson = make_lesson(
            module,
            outcome=Outcome.objects.get(code="SIG.B4"),
            topics=[Topic.objects.get(slug="sleep")],
            title="The lesson of sleep",
        )

    def test_every_list_and_every_row_opens_for_whoever_may_enter_the_admin(self):
        for user in (self.superuser, self.reader):
            self.client.force_login(user)
            for model in READ_ONLY_MODELS:
                row = model.objects.first()
                for view, args in (("list", ()), ("inspect", (row.pk,)), ("usage", (row.pk,))):
                    answer = self.client.get(address(model, view, *args))

                    assert answer.status_code == 200, (model, view)

    def test_nobody_adds_changes_or_deletes_a_row(self):
        for user in (self.superuser, self.reader):
            self.client.force_login(user)
            for model in READ_ONLY_MODELS:
                count, row = model.objects.count(), model.objects.first()
                before = str(row)
                for view, args in (("add", ()), ("edit", (row.pk,)), ("delete", (row.pk,))):
                    url = address(model, view, *args)
                    data = {"code": "X", "name": "X", "slug": "x", "label": "X", "what": "X", "text": "X"}

                    assert self.client.get(url).status_code == 302, (model, view)
                    assert self.client.post(url, data).url == reverse("wagtailadmin_home"), (model, view)
                assert model.objects.count() == count
                assert str(model.objects.get(pk=row.pk)) == before

    def test_no_row_is_deleted_in_bulk(self):
        self.client.force_login(self.superuser)
        for model in READ_ONLY_MODELS:
            row = model.objects.last()
            url = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])

            self.client.post(f"{url}?id={row.pk}&next=/admin/")

            assert model.objects.filter(pk=row.pk).exists(), model

    def test_a_chooser_offers_no_row_of_its_own_making(self):
        self.client.force_login(self.superuser)
        url = reverse(Source.snippet_viewset.chooser_viewset.get_url_name("create"))

        answer = self.client.post(url, {"code": "S999", "what": "Made up", "read_as": "V"})

        assert answer.status_code in (302, 403, 404)
        assert Source.objects.count() == 91

    def test_a_chooser_finds_a_row_by_code_and_by_word(self):
        self.client.force_login(self.superuser)
        for model, query, found in (
            (Source, "S100", "Education for Wellbeing"),
            (Source, "wellbeing trials", "Education for Wellbeing"),
            (Outcome, "SIG.B4", "Recognise early signs"),
            (Outcome, "perfection", "Recognise burnout"),
        ):
            url = reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose_results"))

            answer = self.client.get(url, {"q": query})

            assert found in answer.content.decode(), query

    def test_lists_are_searched_and_filtered(self):
        self.client.force_login(self.reader)
        band = AgeBand.objects.get(code="B4")

        found = self.client.get(address(Outcome, "list"), {"q": "SIG."})
        filtered = self.client.get(address(Outcome, "list"), {"age_band": band.pk, "is_starter": "true"})

        assert {row.code for row in found.context["object_list"]} == {f"SIG.B{number}" for number in range(1, 7)}
        assert {row.age_band for row in filtered.context["object_list"]} == {band}
        assert len(filtered.context["object_list"]) == 7

    def test_the_list_counts_uses_in_one_go(self):
        self.client.force_login(self.superuser)
        rows = self.client.get(address(Outcome, "list")).context["object_list"]

        used = {row.code: row.usage_count for row in rows}

        assert used["SIG.B4"] == 1
        assert used["SIG.B5"] == 0

    def test_where_a_row_is_used_is_shown_and_linked(self):
        self.client.force_login(self.superuser)
        for row, title in (
            (Outcome.objects.get(code="SIG.B4"), "The lesson of sleep"),
            (Topic.objects.get(slug="sleep"), "The lesson of sleep"),
            (Source.objects.get(code="S100"), "The module of signs"),
            (AgeBand.objects.get(code="B4"), "The lesson of sleep"),
        ):
            for view in ("inspect", "usage"):
                page = self.client.get(address(type(row), view, row.pk)).content.decode()

                assert title in page, (row, view)
        edit = reverse("wagtailadmin_pages:edit", args=[self.lesson.pk])
        assert (
            edit in self.client.get(address(Outcome, "inspect", Outcome.objects.get(code="SIG.B4").pk)).content.decode()
        )

    def test_the_policy_lets_readers_in_and_nobody_write(self):
        policy = ReadOnlyPolicy(Source)
        outsider = get_user_model().objects.create_user("outsider@example.org", "a long password")

        assert set(policy.users_with_permission("view")) == {self.superuser, self.reader}
        assert not policy.users_with_any_permission(["add", "change", "delete"]).exists()
        assert not policy.user_has_permission(outsider, "view")
