"""The help services to start with: loaded once, not checked, and a broken file names its entry."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from support import starting_directory
from support.directory import shown_services
from support.help_service_file import SERVICES_FILE, read_services
from support.loading import HelpFileError, load_emergency_numbers
from support.models import EmergencyNumber, HelpService
from support.starting_directory import load_help_services
from support.weekly_hours import WeeklyHours

FIRST = "gb-childline"


@pytest.mark.django_db
def test_forty_five_entries_load_and_none_is_checked_or_shown():
    load_emergency_numbers()
    load_help_services()

    assert HelpService.objects.count() + EmergencyNumber.objects.count() == 45
    assert HelpService.objects.filter(verified_on=None).count() == HelpService.objects.count()
    assert not shown_services()
    assert all(isinstance(way.hours, WeeklyHours) for entry in HelpService.objects.all() for way in entry.ways)


@pytest.mark.django_db
def test_in_the_demonstration_they_are_shown_as_not_checked(settings):
    settings.SHOWS_UNCHECKED_HELP = True
    load_help_services()

    shown = shown_services()

    assert all(entry.is_unchecked for entry in shown)
    assert {"GB", "IE", "US", "CA", "AU", "NZ", "IN", "ZA", "KE", "SG", "DE", "FR", "PH"} == {e.country for e in shown}


@pytest.mark.django_db
def test_a_second_load_leaves_what_keepers_changed():
    load_help_services()
    HelpService.objects.filter(code=FIRST).update(for_whom="changed here")

    assert load_help_services() == 0

    assert HelpService.objects.get(code=FIRST).for_whom == "changed here"


@pytest.mark.django_db
def test_every_entry_has_a_history_from_its_first_day():
    load_help_services()

    assert all(entry.revisions.count() == 1 for entry in HelpService.objects.all())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("address: 0800 1111,", "address: call them,", "gb-childline: channels.0: “call them”: Write digits"),
        ("Europe/London, cost: free}", "Europe/Londn, cost: free}", "gb-childline: channels.0: there is no time zone"),
        ("kind: child_helpline", "knd: child_helpline", "gb-childline: kind"),
        ("languages: [en]", "languages: [xx]", "gb-childline: no language has the tag “xx”"),
        ("ages: {to: 18}", "ages: {from: 19, to: 18}", "gb-childline: ages: the youngest age"),
        ("open: always", "open: sometimes", "gb-childline: channels.0.open"),
        ("code: gb-shout", "code: gb-childline", "gb-childline stands twice"),
        ("services:", "servces:", "services"),
        ("- code: gb-childline", "- just words\n- code: gb-childline", "entry 1"),
        ("services:", "services: [", "help.yaml"),
    ],
)
def test_a_broken_file_names_the_entry_and_what_is_wrong(tmp_path, old, new, said):
    path = tmp_path / "help.yaml"
    text = SERVICES_FILE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(HelpFileError) as refused:
        read_services(path)

    assert said in str(refused.value)


@pytest.mark.django_db
def test_an_unknown_kind_is_named_and_nothing_is_loaded(tmp_path, monkeypatch):
    path = tmp_path / "help.yaml"
    path.write_text(SERVICES_FILE.read_text().replace("kind: listening", "kind: chatting"), encoding="utf-8")

    with pytest.raises(HelpFileError, match=r"gb-samaritans.*chatting"):
        load_help_services(path)

    assert not HelpService.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_made_and_refuses_a_missing_file(monkeypatch, tmp_path):
    said = StringIO()
    call_command("load_help_services", stdout=said)
    assert "32 help services made" in said.getvalue()
    assert "32 of them not checked" in said.getvalue()

    broken = lambda: load_help_services(tmp_path / "none.yaml")  # noqa: E731
    monkeypatch.setattr("support.management.commands.load_help_services.load_help_services", broken)
    with pytest.raises(CommandError, match=r"none\.yaml"):
        call_command("load_help_services", stdout=said)
    assert starting_directory.SERVICES_FILE == SERVICES_FILE
