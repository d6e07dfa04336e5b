"""What a visit to each page type weighs on the line, the first time and again, from a server as it is deployed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from lessons.models import LessonPage

from .visitor import Load, Visitor

DEPLOYED = "bench.deployed"
PATIENCE = 90  # seconds that the server may take to start
# Static files of the desk: no public page names one, and to compress them takes half a minute.
DESK = ("admin", "wagtail*")


def addresses() -> dict[str, str]:
    """One public page of each type by a name for it; students' pages in three bands."""
    lessons = {code: LessonPage.objects.visible().get(code=code).url for code in ("M1.1", "M3.1", "M4.3", "M5.3")}
    module = lessons["M4.3"].rsplit("/", 2)[0] + "/"
    return {
        "front door": "/",
        "map": "/curriculum/",
        "module": module,
        "module, teach": f"{module}teach/",
        "student, 5-7": lessons["M1.1"],
        "student, 9-11": lessons["M3.1"],
        "student, 11-14": lessons["M4.3"],
        "student, 14-16": lessons["M5.3"],
        "teach": f"{lessons['M4.3']}teach/",
        "family": f"{lessons['M4.3']}family/",
        "sheets": f"{lessons['M4.3']}handouts/",
        "lessons": "/lessons/",
        "families": "/families/",
        "help": "/help/",
        "changes": "/changes/",
        "privacy": "/privacy/",
    }


def measure_weight() -> dict[str, tuple[Load, Load]]:
    """For each page, a visit with an empty cache and one some minutes later."""
    with served() as host:
        return {name: _twice(Visitor(host), address) for name, address in addresses().items()}


def _twice(visitor: Visitor, address: str) -> tuple[Load, Load]:
    return visitor.visit(address), visitor.visit(address)


@contextmanager
def served() -> Iterator[str]:
    """A server of the demonstration as it is deployed, on a port of its own, for as long as it is needed."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": DEPLOYED}
    ignored = [word for pattern in DESK for word in ("--ignore", pattern)]
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--clear", "--verbosity", "0", *ignored]
    root = Path(settings.BASE_DIR)
    subprocess.run(collect, cwd=root, env=environment, check=True)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{door.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", host, "--threads", "2"]
    server = subprocess.Popen([*command, "--log-level", "error"], cwd=root, env=environment)
    try:
        _wait_for(host)
        yield host
    finally:
        server.terminate()
        server.wait()


def _wait_for(host: str) -> None:
    name, port = host.split(":")
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        try:
            socket.create_connection((name, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"The server did not start within {PATIENCE} seconds.")
