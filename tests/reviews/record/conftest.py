"""A site with a lesson, where nothing is a sample unless a test says so."""

from html import unescape
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.reviews.makers import install_reviews
from tests.site import SmallSite


@pytest.fixture
def site(db: Any, settings: Any) -> SmallSite:
    settings.HAS_SAMPLE_CONTENT = False
    site = SmallSite()
    install_reviews(site.home)
    return site


@pytest.fixture
def lesson(site: SmallSite) -> Any:
    return site.lesson(code="T9.1", title="Coping that lasts", slug="coping")


@pytest.fixture
def read(client: Any) -> Any:
    """The words of the record on the page at an address."""

    def read(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "UNRESOLVED" not in response.text, address
        panel = BeautifulSoup(response.text, "html.parser").select_one(".review-panel")
        return " ".join(unescape(panel.get_text(" ")).split())

    return read
