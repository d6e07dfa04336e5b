"""./run demo: from a bare machine to the starter curriculum in a browser."""

import argparse
import itertools
import os
import signal
import sys
from pathlib import Path

from runbook import machine, places, programs, set_up
from runbook.progress import Steps, Stop

DEMO_SETTINGS = {"DJANGO_SETTINGS_MODULE": "config.settings.demo"}
# From the line of seed_demo that begins so, its words are repeated last, where they are looked for.
SIGN_INS = "Sign in"
# Until gunicorn listens to signals itself, Ctrl-C ends it at once: Python's own answer would be a traceback.
GUNICORN = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "from gunicorn.app.wsgiapp import run; run(prog='gunicorn')"
)
ADDRESSES = (
    ("Front door", ""),
    ("Map of lessons", "curriculum/"),
    ("All lessons", "lessons/"),
    ("Where help is", "help/"),
    ("A teacher guide", "guides/M4.3/teacher-guide.pdf"),
    ("Editors' desk", "admin/"),
)


def demo(arguments: list[str]) -> int:
    """Set up, fill and serve the demo; return its exit status. Raises Stop when a step fails."""
    chosen = _parse(arguments)
    port = chosen.port if chosen.no_serve else _settle_port(chosen.port)
    steps = Steps(5 if chosen.no_serve else 6)
    python = set_up.prepare(steps, "base.txt").python
    sign_ins = fill(steps, python)
    with steps.step("Teacher guides as PDF", talks=True):
        run_manage(python, "render_guides", doing="Rendering the guides", talks=True)

    print("\nBreathing Room is ready.\n")
    for name, path in ADDRESSES:
        print(f"  {name:<16} http://127.0.0.1:{port}/{path}")
    if sign_ins.strip():
        print(f"\n{sign_ins.strip()}")
    if chosen.no_serve:
        print(f"\nNothing is served yet. Next: ./run demo{'' if port == 8000 else f' --port {port}'}")
        return 0
    return _serve(python, port)


def fill(steps: Steps, python: Path) -> str:
    """Take two of ``steps``: bring the database up to date and seed it. Return seed_demo's words on signing in."""
    # WhiteNoise warns about a missing folder, though the demo serves static files from where they were written.
    (places.VAR / "static").mkdir(parents=True, exist_ok=True)
    with steps.step("Database"):
        run_manage(python, "migrate", "--no-input", doing="Preparing the database")
    with steps.step("Starter curriculum", talks=True):
        said = run_manage(python, "seed_demo", doing="Seeding the starter curriculum", talks=True)
    return "\n".join(itertools.dropwhile(lambda line: not line.startswith(SIGN_INS), said.splitlines()))


def run_manage(python: Path, *words: str, doing: str, talks: bool = False) -> str:
    """Run a management command under the demo's settings and return what it said; ``talks`` prints it as it comes."""

    def show(line: str) -> None:
        print(f"      {line}", flush=True)

    command = [str(python), "manage.py", *words]
    return programs.run(command, doing=doing, env=DEMO_SETTINGS, each_line=show if talks else None, is_shown=talks)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run demo", description="Set up the demo and serve it on 127.0.0.1.")
    parser.add_argument("--port", type=_port, default=8000, help="the port to serve on (8000)")
    parser.add_argument("--no-serve", action="store_true", help="stop when everything is ready")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port between 1024 and 65535")
    return int(text)


def _settle_port(port: int) -> int:
    """Return ``port``, or the next free one if the person at the terminal agrees. Raises Stop when nobody can be asked.

    Never moves by itself: whoever asked for a port has an address in mind, perhaps an earlier demo's.
    """
    if machine.is_free(port):
        return port
    if sys.stdin.isatty() and sys.stdout.isatty():
        other = machine.next_free_port(port)
        answer = input(f"Port {port} is taken, perhaps by an earlier demo. Serve on {other} instead? [Y/n] ")
        if answer.strip().lower() in {"", "y", "yes"}:
            return other
    raise taken(port)


def taken(port: int) -> Stop:
    """Return the words for a port that something else listens on, with one that is free."""
    return Stop(
        f"Port {port} of 127.0.0.1 is taken, perhaps by an earlier demo.",
        then=f"./run demo --port {machine.next_free_port(port)}   (free now), "
        f"or stop what uses {port} and run the same command again.",
    )


def _serve(python: Path, port: int) -> int:
    """Become the web server, so that Ctrl-C and signals reach it and nothing else.

    It is given a socket that listens already: a browser that is quicker than the server waits instead of being refused.
    """
    try:
        door = machine.open_port(port)
    except OSError as error:
        raise taken(port) from error
    door.listen()
    door.set_inheritable(True)
    print(f"\n[6/6] Serving on http://127.0.0.1:{port}/ until Ctrl-C", flush=True)
    command = [str(python), "-c", GUNICORN, "config.wsgi:application", "--bind", f"fd://{door.fileno()}", "--preload"]
    command += ["--chdir", str(places.TREE), "--workers", "2", "--threads", "4", "--log-level", "error"]
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.chdir(places.TREE)
    os.execve(command[0], command, programs.child_environment(DEMO_SETTINGS))  # noqa: S606
