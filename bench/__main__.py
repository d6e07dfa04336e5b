"""``./run bench``: measures on the demonstration's content, prints tables, writes JSON under ``var/bench/``."""

import json
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 (Django must be set up before a model is imported)

from lessons.models import LessonPage  # noqa: E402

from .finder import SIZES, measure_finder  # noqa: E402
from .guides import measure_guides  # noqa: E402
from .pages import measure_pages  # noqa: E402
from .weight import measure_weight  # noqa: E402
from .word_rules import word_rules  # noqa: E402
from .wording import measure_wording, wording_data, wording_lines  # noqa: E402

LESSON, MODULE = "M4.3", "M4"


def pages() -> Iterator[str | dict[str, Any]]:
    """Public pages: lines for people, then the data."""
    lesson = LessonPage.objects.visible().get(code=LESSON)
    found = measure_pages({"student-page": lesson.url, "teach-page": f"{lesson.url}teach/"})
    yield f"{'page':16} {'ms':>8} {'a second':>9} {'bare ms':>8} {'ratio':>7}"
    for name, (bare, ours) in found.items():
        yield f"{name:16} {ours.median_ms:8.2f} {ours.per_second:9.1f} {bare.median_ms:8.2f} {ours.ratio:7.2f}"
    yield {name: [measure.as_data() for measure in measures] for name, measures in found.items()}


def finder() -> Iterator[str | dict[str, Any]]:
    """The finder at three sizes: lines for people, then the data."""
    measured = measure_finder()
    yield "ms, and the ratio to a bare view of the same bytes"
    yield f"{'question':24}" + "".join(f"{size:>20,}" for size in SIZES)
    for name in measured[SIZES[0]]:
        ours = [measured[size][name][-1] for size in SIZES]
        figures = (f"{it.median_ms:.1f} ({it.ratio:.1f})" if it.ratio else f"{it.median_ms:.1f}" for it in ours)
        yield f"{name:24}" + "".join(f"{figure:>20}" for figure in figures)
    yield {
        str(size): {name: [measure.as_data() for measure in measures] for name, measures in found.items()}
        for size, found in measured.items()
    }


def guides() -> Iterator[str | dict[str, Any]]:
    """PDFs: lines for people, then the data."""
    found = measure_guides({"teacher-guide": LESSON, "booklet": MODULE})
    yield f"{'PDF':16} {'pages':>6} {'ms a page':>10} {'bare':>8} {'ratio':>7}"
    for name, (count, (bare, ours)) in found.items():
        yield f"{name:16} {count:6} {ours.median_ms / count:10.1f} {bare.median_ms / count:8.1f} {ours.ratio:7.3f}"
    yield {
        name: {"pages": count, "measures": [measure.as_data() for measure in measures]}
        for name, (count, measures) in found.items()
    }


def wording() -> Iterator[str | dict[str, Any]]:
    """Words and reading level: lines for people, then the data."""
    measured = measure_wording(LESSON)
    yield from wording_lines(measured)
    yield wording_data(measured)


def weight() -> Iterator[str | dict[str, Any]]:
    """Bytes on the line for each page type, first visit and second: lines for people, then the data."""
    measured = measure_weight()
    yield "bytes, headers included; fonts and scripts stand under the rest"
    yield f"{'page':16} {'HTML':>7} {'rest':>7} {'pictures':>9} {'first':>8} {'second':>7} {'requests':>9}"
    for name, (first, second) in measured.items():
        rest, requests = first.rest + first.fonts, f"{first.requests}+{second.requests}"
        sizes = f"{first.html:7} {rest:7} {first.pictures:9} {first.total:8} {second.total:7}"
        yield f"{name:16} {sizes} {requests:>9}"
    yield {name: {"first": asdict(first), "second": asdict(second)} for name, (first, second) in measured.items()}


# What a run measures, in this order; ``./run bench wording`` measures only that. Each yields lines, then its data.
SECTIONS: dict[str, Callable[[], Iterator[str | dict[str, Any]]]] = {
    "pages": pages,
    "finder": finder,
    "weight": weight,
    "guides": guides,
    "wording": wording,
    "word-rules": word_rules,
}


def main(arguments: list[str]) -> int:
    """Measure, print and write. 1 when the demonstration's content is missing, 2 for a section that there is not."""
    if unknown := [name for name in arguments if name not in SECTIONS]:
        print(f"There is no benchmark {unknown[0]!r}. There are {', '.join(SECTIONS)}.", file=sys.stderr)
        return 2
    if not LessonPage.objects.visible().filter(code=LESSON).exists():
        print(f"There is no public lesson {LESSON}. Run ./run demo --no-serve first.", file=sys.stderr)
        return 1
    print("Every ratio is to the bare thing measured in the same rounds; a single figure means little.")
    data: dict[str, Any] = {}
    for name in arguments or SECTIONS:
        print()
        for line in SECTIONS[name]():
            if isinstance(line, dict):
                data[name] = line
            else:
                print(line, flush=True)
    print(f"\nWritten to {write(data)}")
    return 0


def write(data: dict[str, Any]) -> Path:
    """All figures of this run as JSON, in a file named by its time."""
    now = datetime.now(UTC)
    about = {
        "at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "django": django.get_version(),
    }
    folder = Path(settings.VAR_DIR) / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(about | data, indent=2), encoding="utf-8")
    return path.relative_to(settings.BASE_DIR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
