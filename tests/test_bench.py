"""What ./run bench prints: times as ratios that were measured in turn, and bytes as they came over the line."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bench.measuring import in_turn
from bench.visitor import Visitor


def test_things_are_measured_in_turn_and_once_before_counting():
    order = []

    in_turn(bare=lambda: order.append("bare"), others={"ours": lambda: order.append("ours")}, rounds=2)

    assert order == ["bare", "ours"] * 3


def test_a_ratio_is_to_the_bare_thing_of_the_same_run():
    measures = in_turn(bare=lambda: sum(range(20_000)), others={"more": lambda: sum(range(200_000))}, rounds=5)

    assert measures[0].ratio == 1
    assert measures[1].ratio > 1


PAGE = b"""<!doctype html><link rel="stylesheet" href="/kept.css"><link rel="preload" href="/letters.woff2" as="font">
<link rel="canonical" href="/elsewhere"><script type="module" src="/asked.js"></script>
<a href="/other"><img src="/leaf.svg">
"""
ANSWERS = {
    "/": ("text/html", PAGE, "no-cache"),
    "/kept.css": ("text/css", b"p {}" * 100, "max-age=31536000, immutable"),
    "/letters.woff2": ("font/woff2", b"x" * 500, "max-age=31536000"),
    "/leaf.svg": ("image/svg+xml", b"<svg/>" * 100, "max-age=60"),
    "/asked.js": ("text/javascript", b'import { x } from "./more.js";\n', "max-age=60"),
    "/more.js": ("text/javascript", b"export const x = 1;\n", "no-store"),
}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, body, caching = ANSWERS[self.path]
        self.server.asked.append(self.path)
        is_same = self.headers["If-None-Match"] == f'"{self.path}"'
        self.send_response(304 if is_same else 200)
        for name, value in (("Content-Type", kind), ("Cache-Control", caching), ("ETag", f'"{self.path}"')):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if is_same else body)

    def log_message(self, *words):
        pass


@pytest.fixture
def small_server():
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_visitor_loads_what_a_browser_loads_and_keeps_what_it_may(small_server):
    visitor = Visitor(f"127.0.0.1:{small_server.server_port}")

    first = visitor.visit("/")
    asked_first = sorted(small_server.asked)
    small_server.asked.clear()
    second = visitor.visit("/")

    assert asked_first == sorted(ANSWERS)
    # A minute is too short to count: visits are some minutes apart.
    assert sorted(small_server.asked) == ["/", "/asked.js", "/leaf.svg", "/more.js"]
    assert (first.requests, second.requests) == (6, 4)
    assert first.html > len(PAGE)
    assert first.fonts > 500
    assert first.pictures > 600
    assert first.total == first.html + first.fonts + first.pictures + first.rest
    assert first.without_pictures == first.total - first.pictures
    # Not modified: headers come, words don't.
    assert 0 < second.html < first.html - len(PAGE) + 20
    assert second.fonts == 0


def test_a_visitor_stops_at_another_host(small_server, monkeypatch):
    pixel = b'<img src="https://elsewhere.example/pixel.gif">'
    monkeypatch.setitem(ANSWERS, "/bad", ("text/html", pixel, "no-cache"))

    with pytest.raises(SystemExit, match="another host"):
        Visitor(f"127.0.0.1:{small_server.server_port}").visit("/bad")
