"""People who edit sign in by e-mail address; nobody else has an account."""

import pytest
from django.db import IntegrityError
from django.test import TestCase

from users.models import User


class SignInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = User.objects.create_superuser("Editor@School.example", "a long enough password")

    def test_an_editor_signs_in_whatever_the_capitals_of_the_address(self):
        response = self.client.post(
            "/admin/login/", {"username": "editor@school.EXAMPLE", "password": "a long enough password"}
        )

        assert response.status_code == 302
        assert self.client.get("/admin/").status_code == 200

    def test_a_wrong_password_is_refused(self):
        self.client.post("/admin/login/", {"username": "editor@school.example", "password": "something else"})

        assert self.client.get("/admin/").status_code == 302

    def test_one_address_has_one_account(self):
        with pytest.raises(IntegrityError):
            User.objects.create_user("editor@school.example", "another password")

    def test_a_user_without_an_address_is_refused(self):
        with pytest.raises(ValueError, match="e-mail"):
            User.objects.create_user("")

    def test_cookies_of_the_desk_stay_at_the_desk(self):
        response = self.client.get("/admin/login/")

        assert response.cookies
        assert {cookie["path"] for cookie in response.cookies.values()} == {"/admin/"}

    def test_the_desk_asks_no_other_host_for_anything(self):
        self.client.force_login(self.user)

        body = self.client.get("/admin/").content.decode()

        assert "gravatar" not in body
        assert "releases.wagtail" not in body
