"""Real requests to a real server of our own: what answers, what does not, and what nobody can tell."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from support.link_checks import addresses_of, ask, check_links
from support.models import LinkCheck
from tests.support.entries import PHONE, make_service
from tests.support.keepers import make_keeper


class Pages(BaseHTTPRequestHandler):
    """A page for each thing that can happen."""

    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        status = {"/gone": 404, "/closed": 403, "/trouble": 503, "/moved": 302, "/round": 302, "/odd": 302}.get(
            self.path, 200
        )
        if self.path == "/slow":
            time.sleep(1)
        self.send_response(status)
        if status == 302:
            to = {"/moved": "/", "/round": "/round", "/odd": "ftp://127.0.0.1/x"}[self.path]
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(b"Hello")

    def log_message(self, *args):
        pass


@pytest.fixture
def server(settings):
    settings.LINK_CHECK_ASKS_INSIDE = True
    Pages.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_inside_the_network_is_not_asked(server, settings):
    settings.LINK_CHECK_ASKS_INSIDE = False

    for address in (server, "http://localhost/", "http://10.0.0.5/", "http://169.254.169.254/", "http://[::1]/"):
        answer = ask(address, seconds=1)
        assert (answer.state, answer.detail) == ("unsure", "leads into this network, so it was not asked")
    assert Pages.asked == []


@pytest.mark.parametrize(
    ("path", "state", "said"),
    [
        ("/", "works", "answers"),
        ("/moved", "works", "answers"),
        ("/gone", "broken", "404"),
        ("/closed", "unsure", "403"),
        ("/trouble", "unsure", "503"),
        ("/slow", "unsure", "no answer in 0.3 seconds"),
        ("/odd", "broken", "leads to something that is no web page"),
    ],
)
def test_an_address_is_asked_as_a_browser_would(server, path, state, said):
    answer = ask(server + path, seconds=0.3 if path == "/slow" else 10)

    assert answer.state == state
    assert said in answer.detail


def test_going_round_in_circles_ends(server):
    assert ask(f"{server}/round").state == "broken"
    assert len(Pages.asked) < 10


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "https://no-such-site.invalid/", "http://[::1", "ftp://127.0.0.1/x"]
)
def test_what_nobody_answers_is_broken(address, settings):
    settings.LINK_CHECK_ASKS_INSIDE = True

    assert ask(address, seconds=3).state == "broken"


@pytest.mark.django_db
def test_every_address_of_an_entry_is_asked_once_and_its_answer_kept(server):
    service = make_service(
        website=f"{server}/",
        sources=[f"{server}/gone", f"{server}/", "a page of 2011"],
        channels=(PHONE, {"type": "chat", "address": f"{server}/moved"}),
    )
    LinkCheck.objects.create(
        service=service, address="https://old.invalid/", state="broken", checked_at="2026-01-01T00Z"
    )
    assert addresses_of(service) == [f"{server}/", f"{server}/moved", f"{server}/gone"]

    list(check_links())

    kept = dict(service.link_checks.values_list("address", "state"))
    assert kept == {f"{server}/": "works", f"{server}/moved": "works", f"{server}/gone": "broken"}


@pytest.mark.django_db
def test_an_address_stays_broken_since_the_first_time_and_is_mended_when_it_answers(server):
    service = make_service(website=f"{server}/gone")
    (first,) = check_links()
    (second,) = check_links()
    assert second.broken_since == first.broken_since is not None

    service.website = f"{server}/"
    service.save()
    (third,) = check_links()

    assert (third.state, third.broken_since) == ("works", None)


@pytest.mark.django_db
def test_the_command_says_what_is_broken_and_the_desk_shows_it(server, client, admin_templates):
    make_service(website=f"{server}/gone", name="A line")
    said = StringIO()

    call_command("check_links", stdout=said)

    assert f"A line (GB): {server}/gone" in said.getvalue()
    assert "1 addresses asked, 1 broken." in said.getvalue()
    client.force_login(make_keeper("Ada"))
    assert "1 of its addresses does not answer" in client.get(reverse("help_checks_due")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", ["0", "-1", "61"])
def test_a_wait_that_makes_no_sense_is_refused(seconds):
    with pytest.raises(CommandError, match="at most 60"):
        call_command("check_links", "--seconds", seconds)


@pytest.mark.django_db
def test_no_page_view_asks_an_address(server, client, admin_templates):
    service = make_service(website=f"{server}/")
    client.force_login(make_keeper("Ada"))

    client.get(reverse("help_check", args=[service.pk]))
    client.get(reverse("help_checks_due"))

    assert Pages.asked == []
