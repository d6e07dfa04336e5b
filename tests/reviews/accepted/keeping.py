"""A lesson with findings, people who keep them, and people who decide."""

from typing import Any

from checks.facts import Facts
from reviews.accepting import propose
from reviews.finding_fingerprints import fingerprint
from reviews.kept_findings import weighty
from reviews.models import AcceptedFinding, SignOff
from wording.rule_sets import rules_for
from wording.safe_language import find

from ...lessons.structure.good_lesson import RAE, good_lesson, stream
from ...site import SmallSite
from ..makers import install_reviews, person, sign, submit

# What the real rules warn of and block, each with exceptions. Both are for a clinician to decide.
WARNED, BLOCKED = "It was a crazy day.", "She is a psycho."
REASON = "We quote it in order to talk about it."


def rule_of(words: str) -> str:
    """The rule that notices ``words``."""
    return find(words)[0].rule


def reading(*words: str) -> Any:
    """A reading in which nothing but ``words`` is noticed, a paragraph each."""
    return stream("reading", ("paragraph", RAE), *(("paragraph", f"<p>{each}</p>") for each in words))


def without_exception() -> str:
    """An example of a rule without exception, from its own file: never written down here, and never printed."""
    rule = next(rule for rule in rules_for("en") if rule.no_exception and not rule.only_topics and not rule.bands)
    return rule.must_fire[0]


class Keeping:
    """A lesson at the desk whose reading says what a test wants; nobody has submitted it yet."""

    def __init__(self, *words: str) -> None:
        self.site = SmallSite()
        install_reviews(self.site.home)
        self.editor = person("Editors")
        self.lesson = good_lesson(self.site, live=False, reading=reading(*(words or (WARNED,))))
        self.lesson.save_revision(user=self.editor)

    @property
    def page(self) -> Any:
        """The newest draft, fresh from the database."""
        return type(self.lesson).objects.get(pk=self.lesson.pk).get_latest_revision_as_object()

    def write(self, *words: str, **changes: Any) -> Any:
        page = self.page
        page.reading = reading(*words) if words else page.reading
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(user=self.editor)
        return page

    def mark(self, words: str = WARNED) -> dict[str, str]:
        """Rule and hash of what is noticed in ``words``, as an address names it."""
        page, rule = self.page, rule_of(words)
        facts = Facts(page)
        cause = next(each for each in weighty(page, facts) if each.rule == rule)
        return {"rule": rule, "words_hash": fingerprint(cause, facts).words_hash}

    def keep(self, words: str = WARNED, **changes: Any) -> AcceptedFinding:
        said = {"category": "quoted", "reason": REASON, "user": self.editor}
        return propose(page=self.page, **self.mark(words), **(said | changes))

    def decide(self, record: AcceptedFinding, *, accept: bool, code: str = "clinical", user: Any = None) -> SignOff:
        """In a seat of the review of the page, which begins with it if there is none."""
        round = self.lesson.review_rounds.first() or submit(self.lesson, self.editor)
        return sign(round, code, user, accepted=[{"id": record.pk, "accept": accept}])
