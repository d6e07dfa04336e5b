"""What lessons are narrowed by, as every process keeps it beside the lessons: bands, strands, topics, statements, and
languages. All of it together is a few hundred rows, which editors change on some days of a year."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Locale

from curriculum.models import AgeBand, BandLabel, Framework, Outcome, Statement, Strand, Topic

# What is read here: whoever stores one of them changes what the finder says.
READ = (AgeBand, BandLabel, Framework, Locale, Outcome, Statement, Strand, Topic)


@dataclass(frozen=True, slots=True)
class Reference:
    """Read once and then shared by every answer: nobody changes what hangs on it.

    ``strands``: code, name and primary keys of the outcomes; ``topics``: slug and name as the public meets them, and
    primary keys; ``statements``: primary key, code, words, framework.
    """

    bands: list[AgeBand]
    jurisdictions: frozenset[str]
    strands: list[tuple[str, str, list[int]]]
    topics: list[tuple[str, str, list[int]]]
    statements: list[tuple[int, str, str, str]]
    locales: list[Locale]

    @property
    def active(self) -> Locale:
        """The language of the address, or the site's own where there is no other."""
        code = get_language()
        return next((locale for locale in self.locales if locale.language_code == code), None) or Locale.get_active()


def read_reference() -> Reference:
    """All of it from the database; seven queries."""
    bands = list(AgeBand.objects.with_labels())
    outcomes = defaultdict(list)
    for pk, strand_id in Outcome.objects.order_by().values_list("pk", "strand_id"):
        outcomes[strand_id].append(pk)
    # As the public meets them: several sensitive topics may share a neutral name, and their own are unknown here.
    topics = list(Topic.objects.all())
    behind = defaultdict(list)
    for topic in topics:
        behind[topic.slug_in_public].append(topic.pk)
    names = sorted({(topic.name_in_public, topic.slug_in_public) for topic in topics})
    return Reference(
        bands=bands,
        jurisdictions=frozenset(label.jurisdiction for band in bands for label in band.labels.all()),
        strands=[(code, name, outcomes[pk]) for pk, code, name in Strand.objects.values_list("pk", "code", "name")],
        topics=[(slug, name, behind[slug]) for name, slug in names],
        statements=list(Statement.objects.values_list("pk", "code", "paraphrase", "framework__name")),
        locales=list(Locale.objects.all()),
    )
