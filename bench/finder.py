"""The finder with 100, 1,000 and 10,000 lessons, beside a bare Django view of the same bytes.

The lessons are copies of those in the database, made in a transaction that is taken back at the end.
"""

import time
from functools import partial
from itertools import cycle, islice

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import override_settings
from wagtail.models import Page

from lessons.finder.keeping import rebuild, touch
from lessons.models import LessonOutcome, LessonPage, LessonStatement, LessonTopic

from . import urls
from .measuring import Measure, in_turn

SIZES = (100, 1_000, 10_000)
ROUNDS = 15
QUESTIONS = {
    "every lesson": "/lessons/",
    "three filters": "/lessons/?age=11-14&topic=self-care&minutes=60",
    "an ordinary word": "/lessons/?q=stress",
    "a word of half of them": "/lessons/?q=help",
    "a slip of the pen": "/lessons/?q=slepe",
    "words and filters": "/lessons/?q=friend&age=11-14&minutes=60",
    "last reviewed first": "/lessons/?sort=reviewed",
    "site map, kept": "/sitemap.xml",
}
# What a list needs of a lesson; the rest of a copy stays empty, or ten thousand would fill a gigabyte.
EMPTY = ("reading", "activities", "check_questions", "try_this", "misconceptions", "evidence_sources", "handouts")
LINKS: dict[type[Model], str] = {LessonTopic: "content_object_id", LessonOutcome: "page_id", LessonStatement: "page_id"}


def measure_finder() -> dict[int, dict[str, list[Measure]]]:
    """For each size and each question the bare view and ours; under “after a change” the first answer after one."""
    found: dict[int, dict[str, list[Measure]]] = {}
    with transaction.atomic(), override_settings(ROOT_URLCONF="bench.urls"):
        client = Client(headers={"host": "localhost"})
        for size in SIZES:
            _grow_to(size)
            rebuild()
            found[size] = {name: _measure(client, address) for name, address in QUESTIONS.items()}
            found[size]["after a change"] = [_after_a_change(client)]
        transaction.set_rollback(True)
    cache.clear()
    return found


def _measure(client: Client, address: str) -> list[Measure]:
    response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answers {response.status_code}. Run ./run demo --no-serve first.")
    urls.given["finder"] = response.content
    return in_turn(
        bare=partial(client.get, "/bench-bare/finder/"), others={"finder": partial(client.get, address)}, rounds=ROUNDS
    )


def _after_a_change(client: Client) -> Measure:
    taken = []
    for _ in range(3):
        touch()
        before = time.perf_counter()
        client.get("/lessons/")
        taken.append((time.perf_counter() - before) * 1000)
    return Measure("after a change", 3, round(sorted(taken)[1], 3), round(min(taken), 3), 0)


def _grow_to(size: int) -> None:
    """Copies of the live lessons, beside them in their modules, until there are ``size``."""
    sources = list(LessonPage.objects.live().defer_streamfields().exclude(slug__startswith="bench-").order_by("path"))
    have = LessonPage.objects.live().count()
    pages, origins, last = [], [], {}
    for number, source in enumerate(islice(cycle(sources), max(size - have, 0)), start=have):
        module = source.path[: -Page.steplen]
        if module not in last:
            last[module] = Page.objects.filter(path__startswith=module, depth=source.depth).order_by("-path")[0].path
        last[module] = Page._inc_path(Page(path=last[module]))
        slug = f"bench-{number}"
        pages.append(
            Page(
                path=last[module], depth=source.depth, slug=slug, title=f"{source.title} {number}", live=True,
                draft_title=source.title, content_type_id=source.content_type_id, locale_id=source.locale_id,
                url_path=f"{source.url_path[: -len(source.slug) - 1]}{slug}/",
            )
        )  # fmt: skip
        origins.append(source.pk)
    Page.objects.bulk_create(pages, batch_size=500)
    made = {page.slug: page.pk for page in Page.objects.filter(slug__startswith="bench-").only("pk", "slug")}
    _copy_rows([(made[page.slug], origin) for page, origin in zip(pages, origins, strict=True)])


def _copy_rows(pairs: list[tuple[int, int]]) -> None:
    table, key = LessonPage._meta.db_table, LessonPage._meta.pk.column
    columns = [field.column for field in LessonPage._meta.local_fields if field.column not in {key, "code", *EMPTY}]
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    empty = ", ".join(map(connection.ops.quote_name, EMPTY))
    brackets = ", ".join(["'[]'"] * len(EMPTY))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({key}, code, {empty}, {quoted}) "  # noqa: S608 (names of our own columns)
            f"SELECT %s, %s, {brackets}, {quoted} FROM {table} WHERE {key} = %s",
            [(made, f"Z{made}", origin) for made, origin in pairs],
        )
    for model, column in LINKS.items():
        links: dict[int, list[dict[str, object]]] = {}
        for link in model._default_manager.filter(**{f"{column}__in": {origin for _, origin in pairs}}).values():
            links.setdefault(link[column], []).append({name: link[name] for name in link if name not in {"id", column}})
        model._default_manager.bulk_create(
            (model(**{column: made}, **link) for made, origin in pairs for link in links.get(origin, ())),
            batch_size=1000,
        )
