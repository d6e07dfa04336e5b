from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Site

from support.emergency_numbers import CHECKED_FOR, number_parts
from support.loading import NUMBERS_FILE, HelpFileError, load_emergency_numbers
from support.models import EmergencyNumber, HelpSettings
from tests.support.makers import make_number

ROW = """
emergency_numbers:
- country: GB
  name: United Kingdom
  numbers: 999 or 112
  source: An official page
  checked_on: null
  checked_by: ''
"""


class LoadingTests(TestCase):
    def test_it_loads_thirteen_countries_all_of_them_waiting_for_a_check(self):
        count = load_emergency_numbers()

        assert count == EmergencyNumber.objects.count() == 13
        assert EmergencyNumber.objects.unchecked().count() == 13
        assert EmergencyNumber.objects.get(country="GB").numbers == "999 or 112"

    def test_loading_again_changes_nothing_and_keeps_what_points_at_a_number(self):
        load_emergency_numbers()
        settings = HelpSettings.objects.create(
            site=Site.objects.get(is_default_site=True), country=EmergencyNumber.objects.get(country="IE")
        )
        before = list(EmergencyNumber.objects.values())

        call_command("load_emergency_numbers", verbosity=0, stdout=StringIO())

        settings.refresh_from_db()
        assert list(EmergencyNumber.objects.values()) == before
        assert settings.country.country == "IE"

    def test_a_number_that_left_the_file_leaves_the_table(self):
        make_number("XX")

        load_emergency_numbers()

        assert not EmergencyNumber.objects.filter(country="XX").exists()

    def test_every_number_of_the_file_is_valid_as_the_admin_would_judge_it(self):
        load_emergency_numbers()

        for number in EmergencyNumber.objects.all():
            number.full_clean()


class TestBrokenFiles:
    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("country: GB", "country: gb", "numbers.yaml: gb: country:"),
            ("country: GB", "country: NO", "numbers.yaml: False: country:"),
            ("numbers: 999 or 112", "numbers: 999", "numbers.yaml: GB: numbers:"),
            ("numbers: 999 or 112", "numbers: nine", "numbers.yaml: GB: numbers:"),
            ("  name: United Kingdom\n", "", "numbers.yaml: GB: name: Field required"),
            ("name:", "nom: x\n  name:", "numbers.yaml: GB: nom: Extra inputs"),
            ("checked_on: null", "checked_on: 2026-01-02", "GB: a checked number names its source"),
            ("checked_by: ''", "checked_by: Ada and Ben", "GB: checked_by needs the day"),
            ("emergency_numbers:", "numbers:", "numbers.yaml:"),
            (ROW, ROW + ROW.replace("emergency_numbers:\n", "").lstrip("\n"), "GB stands twice"),
        ],
    )
    def test_a_broken_row_names_file_country_and_reason(self, tmp_path, db, old, new, reason):
        path = tmp_path / "numbers.yaml"
        path.write_text(ROW.replace(old, new))

        with pytest.raises(HelpFileError) as error:
            load_emergency_numbers(path)

        assert reason in str(error.value)
        assert not EmergencyNumber.objects.exists()

    def test_a_check_in_the_future_is_refused(self, tmp_path, db):
        path = tmp_path / "numbers.yaml"
        tomorrow = date.today() + timedelta(days=1)
        path.write_text(ROW.replace("null", str(tomorrow)).replace("''", "Ada and Ben"))

        with pytest.raises(HelpFileError, match="is in the future"):
            load_emergency_numbers(path)

    def test_the_file_says_who_must_check_and_how(self):
        assert "two people" in Path(NUMBERS_FILE).read_text()


class CheckTests(TestCase):
    def test_a_check_is_due_when_there_was_none_or_it_is_older_than_half_a_year(self):
        today = timezone.localdate()
        never = make_number("AA")
        old = make_number("BB", checked_on=today - CHECKED_FOR - timedelta(days=1), checked_by="Two")
        fresh = make_number("CC", checked_on=today - CHECKED_FOR, checked_by="Two")

        assert set(EmergencyNumber.objects.due_for_check(on=today)) == {never, old}
        assert [number.check_status() for number in (never, old, fresh)] == [
            "Not checked by two people",
            "Check overdue",
            "Checked",
        ]

    def test_a_check_without_people_or_people_without_a_day_cannot_be_stored(self):
        for fields in ({"checked_on": "2026-01-01"}, {"checked_by": "Two"}):
            with self.subTest(fields), pytest.raises(IntegrityError), transaction.atomic():
                make_number("DD", **fields)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("112", [("112", "112")]),
        ("999 or 112", [("999", "999"), (" or ", ""), ("112", "112")]),
        (
            "112 from a mobile; 10111 police",
            [("112", "112"), (" from a mobile; ", ""), ("10111", "10111"), (" police", "")],
        ),
        ("0800 11-11", [("0800 11-11", "08001111")]),
        ("", []),
    ],
)
def test_printed_numbers_are_split_into_what_is_dialled_and_words(printed, parts):
    assert number_parts(printed) == parts
