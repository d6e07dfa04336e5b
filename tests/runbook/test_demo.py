"""What a newcomer sees of ./run demo, when it works and when it can not."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from runbook import machine
from tests.runbook.machines import run_in

# Stands in for gunicorn while it still imports the project: it takes its time, then answers on the socket it was given.
SLOW_SERVER = """
import socket, sys, time

def run(prog):
    door = socket.socket(fileno=int(sys.argv[sys.argv.index("--bind") + 1].removeprefix("fd://")))
    time.sleep(0.3)
    door.accept()[0].sendall(b"here")
    time.sleep(60)
"""


class TestTheDemo:
    def test_it_sets_up_fills_and_tells_where_to_go_and_who_to_be(self, ready):
        (ready / "manage.py").write_text(
            "import sys\nif 'seed_demo' in sys.argv: print('17 lessons\\nSign in as one:\\n  ada@example.org')\n"
        )

        answer = run_in(ready, "demo", "--no-serve", "--port", "8123", cwd="/")

        assert answer.returncode == 0, answer.stderr
        assert answer.stdout.index("[1/5]") < answer.stdout.index("[5/5]")
        assert "http://127.0.0.1:8123/curriculum/" in answer.stdout
        after = answer.stdout.partition("Breathing Room is ready")[2]
        assert "Sign in as one:\n  ada@example.org" in after
        assert "17 lessons" not in after
        assert answer.stdout.rstrip().endswith("./run demo --port 8123")

    def test_a_step_that_fails_shows_what_was_said(self, ready):
        (ready / "manage.py").write_text("print('no such table: lessons'); raise SystemExit(1)\n")

        answer = run_in(ready, "demo", "--no-serve")

        assert answer.returncode == 1
        assert "no such table: lessons" in answer.stderr
        assert "Preparing the database failed" in answer.stderr
        assert "Next: " in answer.stderr

    def test_a_taken_port_is_named_with_another_and_nothing_is_begun(self, tree):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]

            answer = run_in(tree, "demo", "--port", str(port))

        assert answer.returncode == 1
        assert f"Port {port} of 127.0.0.1 is taken" in answer.stderr
        offered = int(answer.stderr.partition("./run demo --port ")[2].split()[0])
        assert offered > port
        assert machine.is_free(offered)
        assert not (tree / ".venv").exists()

    @pytest.mark.parametrize("port", ["80", "70000", "home"])
    def test_a_port_that_is_none_is_refused(self, tree, port):
        answer = run_in(tree, "demo", "--port", port)

        assert answer.returncode == 2
        assert f"{port} is no port" in answer.stderr

    def test_interrupted_it_stops_in_words(self, ready):
        (ready / "manage.py").write_text("import time, pathlib; pathlib.Path('begun').touch(); time.sleep(60)\n")
        command = [sys.executable, ready / "run", "demo", "--no-serve"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as demo:
            while not (ready / "begun").exists() and demo.poll() is None:
                time.sleep(0.02)

            os.killpg(demo.pid, signal.SIGINT)
            said = demo.communicate(timeout=10)[1]

        assert demo.returncode == 130
        assert "takes up where it left off" in said
        assert "Traceback" not in said

    def test_a_browser_quicker_than_the_server_waits_and_ctrl_c_ends_both_quietly(self, ready):
        (ready / "manage.py").write_text("")
        server = next((ready / ".venv").glob("lib/python*/site-packages")) / "gunicorn" / "app" / "wsgiapp.py"
        server.parent.mkdir(parents=True)
        server.write_text(SLOW_SERVER)
        port = machine.next_free_port(20000)
        command = [sys.executable, ready / "run", "demo", "--port", str(port)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, text=True, start_new_session=True, **pipes) as demo:
            while "Serving on" not in demo.stdout.readline():
                assert demo.poll() is None

            with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
                answer = browser.recv(100)
            os.killpg(demo.pid, signal.SIGINT)
            said = demo.communicate(timeout=10)[1]

        assert answer == b"here"
        assert said == ""
