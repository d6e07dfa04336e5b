"""What a person sees while a command works, and how it stops."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """The command can't go on.

    ``what`` says what is wrong, ``then`` what the person does next, ``output`` what a program said before it failed.
    """

    def __init__(self, what: str, *, then: str, output: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.then = then
        self.output = output

    def __str__(self) -> str:
        parts = [self.output.rstrip(), self.what, f"Next: {self.then}"]
        return "\n".join(part for part in parts if part)


class Steps:
    """Numbers the steps of a command, ``[2/6] Python packages``, and says how many seconds each took."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.current = 0
        self._title = ""
        self._is_line_open = False

    @contextmanager
    def step(self, title: str, *, talks: bool = False) -> Iterator[None]:
        """One step. ``talks`` when other programs print below its title."""
        self.current += 1
        started = time.monotonic()
        self._title = f"[{self.current}/{self.total}] {title}"
        print(self._title, end="\n" if talks else " ... ", flush=True)
        self._is_line_open = not talks
        try:
            yield
        except BaseException:
            self._close_line()
            raise
        seconds = f"{time.monotonic() - started:.1f} s"
        self.tick("")
        print(seconds if self._is_line_open else f"      done in {seconds}", flush=True)
        self._is_line_open = False

    def note(self, words: str) -> None:
        """Print a line that belongs to the step at work."""
        self._close_line()
        print(f"      {words}", flush=True)

    def tick(self, words: str) -> None:
        """Show how far the step at work has come. Only a terminal shows it: a log would fill up with it."""
        if self._is_line_open and sys.stdout.isatty():
            print(f"\r\x1b[K{self._title} ... {words}", end=" " if words else "", flush=True)

    def _close_line(self) -> None:
        if self._is_line_open:
            print(flush=True)
            self._is_line_open = False
