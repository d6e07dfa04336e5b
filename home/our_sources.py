"""What has been read, and what it is used for: worked out from the records, never typed."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, ReferenceIndex

from checks.structural_rules import structural_rules
from curriculum.listed import LISTED
from curriculum.models import Framework, ModulePage, Source
from lessons.models import LessonPage
from lessons.self_care import tools
from wording.rule_sets import rules_for

MOST_MODULES = 8


@dataclass(frozen=True, slots=True)
class ModuleUse:
    """A module in which a source is cited: by itself, or by that many of its lessons."""

    module: ModulePage
    lessons: int


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source with everything public that stands on it. ``more_modules``: those beside the ``modules`` shown."""

    source: Source
    modules: tuple[ModuleUse, ...] = ()
    more_modules: int = 0
    tools: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    rules: int = 0

    @property
    def is_cited(self) -> bool:
        """Whether something that is taught stands on it."""
        return bool(self.modules or self.tools)

    @property
    def is_used(self) -> bool:
        return self.is_cited or bool(self.frameworks or self.rules)


def our_sources(locale: Locale) -> list[SourceUse]:
    """Every source in its own order, with its uses in the language of ``locale``; always the same few queries."""
    modules = _modules_by_source(locale)
    frameworks = _frameworks_by_source()
    tools_of, rules = _tools_by_source(), _rules_by_source(locale.language_code)
    return [
        SourceUse(
            source=source,
            modules=tuple(modules[source.pk][:MOST_MODULES]),
            more_modules=max(len(modules[source.pk]) - MOST_MODULES, 0),
            tools=tuple(tools_of[source.code]),
            frameworks=tuple(frameworks[source.pk]),
            rules=rules[source.code],
        )
        for source in Source.objects.all()
    ]


def _modules_by_source(locale: Locale) -> Mapping[int, list[ModuleUse]]:
    """Public modules that cite a source or whose public lessons do, by the source's key, in teaching order.

    From Wagtail's index of references, which is made from the pages as they are stored: drafts are not in it.
    """
    citing: dict[int, set[int]] = defaultdict(set)
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Source),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    for source, page in rows.values_list("to_object_id", "object_id"):
        citing[int(source)].add(int(page))
    modules = ModulePage.objects.live().public().filter(LISTED, locale=locale).select_related("age_band", "locale")
    in_order = list(modules.defer_streamfields().order_by("age_band__order", "path"))
    by_path = {module.path: module for module in in_order}
    lessons = LessonPage.objects.visible().filter(locale=locale, pk__in=set().union(*citing.values()))
    module_of = {pk: path[: -Page.steplen] for pk, path in lessons.values_list("pk", "path")}
    module_of |= {module.pk: module.path for module in in_order}
    found: dict[int, list[ModuleUse]] = defaultdict(list)
    for source_id, pages in citing.items():
        paths = {module_of[page] for page in pages if module_of.get(page) in by_path}
        counted = Counter(module_of[page] for page in pages if page in module_of)
        for module in in_order:
            if module.path in paths:
                found[source_id].append(ModuleUse(module, counted[module.path] - (module.pk in pages)))
    return found


def _frameworks_by_source() -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for framework in Framework.objects.prefetch_related("sources"):
        for source in framework.sources.all():
            found[source.pk].append(str(framework))
    return found


def _tools_by_source() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for tool in tools().values():
        for code in tool.sources:
            found[code].append(tool.name)
    return found


def _rules_by_source(language: str) -> Counter[str]:
    """How many rules for words and for structure rest on each source, by its code."""
    words = [code for rule in rules_for(language) for code in set(rule.sources)]
    structure = [code for rule in structural_rules().values() for code in set(rule.sources)]
    return Counter([*words, *structure])
