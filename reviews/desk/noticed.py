"""What the checks notice in a page under review, without what only the review itself can answer."""

from typing import Any

from checks.facts import Facts
from checks.report import PageReport
from checks.structural_rules import structural_rules
from checks.structure import judge
from checks.subject import Checked

from ..kept_findings import OF_REVIEWS
from ..panel_contents import PanelContents, contents


def noticed_in(page: Any, *, facts: Facts) -> PanelContents | None:
    """What a reviewer is shown beside ``page``, of which ``facts`` know; None for a page that is not checked.

    Whether its sign-offs are enough is not told to who is about to give one.
    """
    if not isinstance(page, Checked):
        return None
    judgement = judge(page, facts=facts, rules=structural_rules().keys() - OF_REVIEWS)
    return contents(
        PageReport(
            page=page,
            facts=facts,
            words=facts.words,
            readings=facts.readings,
            structure=judgement.problems,
            not_judged=judgement.not_judged,
        )
    )
