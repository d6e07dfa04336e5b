"""``./run bench``: measures on the demonstration's content, prints tables, writes JSON under ``var/bench/``."""

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 (Django must be set up before a model is imported)

from lessons.models import LessonPage  # noqa: E402

from .guides import measure_guides  # noqa: E402
from .measuring import Measure  # noqa: E402
from .pages import measure_pages  # noqa: E402

LESSON, MODULE = "M4.3", "M4"


def main() -> int:
    """Measure, print and write. 1 when the demonstration's content is missing."""
    lesson = LessonPage.objects.visible().filter(code=LESSON).first()
    if lesson is None:
        print(f"There is no public lesson {LESSON}. Run ./run demo --no-serve first.", file=sys.stderr)
        return 1
    print("Every ratio is to the bare thing measured in the same rounds; a single figure means little.\n")
    pages = measure_pages({"student-page": lesson.url, "teach-page": f"{lesson.url}teach/"})
    print(f"{'page':16} {'ms':>8} {'a second':>9} {'bare ms':>8} {'ratio':>7}")
    for name, (bare, ours) in pages.items():
        print(f"{name:16} {ours.median_ms:8.2f} {ours.per_second:9.1f} {bare.median_ms:8.2f} {ours.ratio:7.2f}")
    guides = measure_guides({"teacher-guide": LESSON, "booklet": MODULE})
    print(f"\n{'PDF':16} {'pages':>6} {'ms a page':>10} {'bare':>8} {'ratio':>7}")
    for name, (count, (bare, ours)) in guides.items():
        print(f"{name:16} {count:6} {ours.median_ms / count:10.1f} {bare.median_ms / count:8.1f} {ours.ratio:7.3f}")
    print(f"\nWritten to {write(pages, guides)}")
    return 0


def write(pages: dict[str, list[Measure]], guides: dict[str, tuple[int, list[Measure]]]) -> Path:
    """All figures of this run as JSON, in a file named by its time."""
    now = datetime.now(UTC)
    data = {
        "at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "django": django.get_version(),
        "pages": {name: [measure.as_data() for measure in found] for name, found in pages.items()},
        "guides": {
            name: {"pages": count, "measures": [measure.as_data() for measure in found]}
            for name, (count, found) in guides.items()
        },
    }
    folder = Path(settings.VAR_DIR) / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    return path.relative_to(settings.BASE_DIR)


if __name__ == "__main__":
    sys.exit(main())
