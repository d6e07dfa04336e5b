from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from support.models import EmergencyNumber
from tests.curriculum.makers import admin_templates
from tests.factories import UserFactory
from tests.support.makers import make_number


@override_settings(TEMPLATES=admin_templates())
class AdminTests(TestCase):
    def setUp(self):
        self.number = make_number("GB")
        self.client.force_login(UserFactory(is_superuser=True, is_staff=True))

    def test_the_list_shows_that_nobody_has_checked_a_number(self):
        html = self.client.get(reverse("wagtailsnippets_support_emergencynumber:list")).content.decode()

        assert "United Kingdom" in html
        assert "Not checked by two people" in html

    def test_nobody_changes_or_removes_a_number_there(self):
        for name, arguments in (("add", ()), ("edit", (self.number.pk,)), ("delete", (self.number.pk,))):
            with self.subTest(name):
                address = reverse(f"wagtailsnippets_support_emergencynumber:{name}", args=arguments)

                self.client.post(address, {"country": "FR", "country_name": "France", "numbers": "1"})

        assert list(EmergencyNumber.objects.values_list("country", "numbers")) == [("GB", "999 or 112")]

    def test_the_dashboard_raises_the_alarm_until_two_people_have_checked(self):
        html = self.client.get(reverse("wagtailadmin_home")).content.decode()
        assert "1 emergency number must be checked by two people; 1 never was." in html

        EmergencyNumber.objects.update(checked_on=timezone.localdate(), checked_by="Ada and Ben")
        html = self.client.get(reverse("wagtailadmin_home")).content.decode()
        assert "must be checked by two people" not in html

    def test_the_settings_of_the_panel_can_be_edited(self):
        response = self.client.get(reverse("wagtailsettings:edit", args=("support", "helpsettings")), follow=True)

        assert response.status_code == 200
        assert "school_adult" in response.content.decode()
