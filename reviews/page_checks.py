"""Keeps what was noticed in pages: which pages wait for a check, and checking them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from checks.report import PageReport, report_on
from checks.subject import Checked
from wording.safe_language import LEVELS

from .content_paths import editor_place
from .finding_fingerprints import Cause, family_of, fingerprint
from .kept_findings import may_be_kept
from .models import Kind, NoticedFinding, PageCheck
from .rule_set import rule_set_version


def checked_pages(pages: PageQuerySet) -> PageQuerySet:
    """Those of ``pages`` that say what they say; an alias says what its source says."""
    models = [model for model in apps.get_models() if issubclass(model, Page) and issubclass(model, Checked)]
    return pages.filter(alias_of=None, content_type__in=ContentType.objects.get_for_models(*models).values())


def pages_to_check(pages: PageQuerySet) -> PageQuerySet:
    """Those of ``pages`` that were never checked, or have another latest draft or other rules since."""
    same_revision = Q(revision=OuterRef("latest_revision_id")) | Q(revision=None, page__latest_revision=None)
    same_moment = Q(revised_at=OuterRef("latest_revision_created_at")) | Q(
        revised_at=None, page__latest_revision_created_at=None
    )
    up_to_date = PageCheck.objects.filter(same_revision, same_moment, page=OuterRef("pk"), rule_set=rule_set_version())
    return checked_pages(pages).exclude(Exists(up_to_date))


def check_pages(pages: PageQuerySet) -> Iterator[PageReport]:
    """Check each of ``pages`` as it was last saved and keep what was noticed; yields the reports as they are made."""
    for page in pages.select_related("latest_revision").iterator(chunk_size=100):
        yield check_page(page)


def check_page(page: Page) -> PageReport:
    """Check the latest draft of ``page``, and keep what was noticed in the place of what was known before."""
    report = report_on(page.get_latest_revision_as_object())
    context = report.page.check_context()
    with transaction.atomic():
        check, _ = PageCheck.objects.update_or_create(
            page=page,
            defaults={
                "revision": page.latest_revision_id,
                "revised_at": page.latest_revision_created_at,
                "rule_set": rule_set_version(),
                "age_band": context.age_band or "",
            },
        )
        check.noticed.all().delete()
        NoticedFinding.objects.bulk_create(_noticed(report, check))
    return report


def _noticed(report: PageReport, check: PageCheck) -> list[NoticedFinding]:
    """Word findings, then problems of structure, then what is too hard to read."""
    found = [*_words(report), *_structure(report), *_readings(report)]
    for position, each in enumerate(found):
        there = editor_place(report.page, each.place)
        each.page_check, each.position = check, position
        each.weight = LEVELS.index(each.severity)
        each.place_name, each.content_path = there.name[:255], there.path
    return found


def _words(report: PageReport) -> Iterator[NoticedFinding]:
    for finding in report.words:
        yield NoticedFinding(
            kind=Kind.WORDS,
            **_rule(finding, report),
            severity=finding.severity,
            place=finding.passage.place,
            words=finding.text,
            why=finding.why,
            suggest=finding.suggest,
        )


def _structure(report: PageReport) -> Iterator[NoticedFinding]:
    for problem in report.structure:
        yield NoticedFinding(
            kind=Kind.STRUCTURE,
            **_rule(problem, report),
            severity=problem.severity,
            place=problem.place,
            why=problem.message,
        )


def _rule(cause: Cause, report: PageReport) -> dict[str, Any]:
    """The rule, and by what the finding is known while it may be kept on purpose."""
    known = {}
    if may_be_kept(cause):
        mark = fingerprint(cause, report.facts)
        known = {"rule_version": mark.version, "words_hash": mark.words_hash}
    return {"family": family_of(cause.rule), "rule": cause.rule, **known}


def _readings(report: PageReport) -> Iterator[NoticedFinding]:
    for reading in report.readings:
        # The place of the sentence that is worst, where there is one; a page that is too long has none.
        place = reading.sentences[0].place if reading.sentences else ""
        for miss in reading.misses:
            yield NoticedFinding(
                kind=Kind.READING,
                family="reading",
                rule=f"reading:{miss.measure}",
                severity=miss.severity,
                place=place if miss.measure != "words" else "",
                why=miss.message,
            )
