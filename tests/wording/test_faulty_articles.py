"""Two articles with the faults that the brief names in its seed texts: every one of them is found."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from wording.safe_language import find

ARTICLES = yaml.safe_load((Path(__file__).parent / "faulty_articles.yaml").read_text(encoding="utf-8"))
FAULTS = [
    pytest.param(article, rule, times, id=f"{article['name']}: {rule}")
    for article in ARTICLES
    for rule, times in article["faults"].items()
]


@pytest.mark.parametrize(("article", "rule", "times"), FAULTS)
def test_every_listed_fault_is_found_as_often_as_it_stands_there(article, rule, times):
    found = find(article["text"], audiences=article["audiences"], age_band=article["band"], topics=article["topics"])

    count = Counter(finding.rule for finding in found)[rule]

    if count < times:
        pytest.fail(f"{rule} is found {count} times of {times}", pytrace=False)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["name"])
def test_a_faulty_article_is_found_wanting_in_nothing_that_it_does_not_say(article):
    """Method, secrecy and the like do not stand in these articles: nothing but the listed families may block."""
    found = find(article["text"], audiences=article["audiences"], age_band=article["band"], topics=article["topics"])

    listed = {rule[:3] for rule in article["faults"]}
    assert {finding.rule[:3] for finding in found if finding.is_blocking} <= listed
