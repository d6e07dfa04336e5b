"""What tests of paper stand on."""

import pytest

from ..site import SmallSite
from .paper_reading import Printed


@pytest.fixture(autouse=True)
def shelf_folder(settings, tmp_path):
    """An empty shelf for every test."""
    settings.GUIDES_DIR = tmp_path / "guides"
    return settings.GUIDES_DIR


@pytest.fixture
def site(db):
    return SmallSite()


@pytest.fixture
def fetch(client):
    """The PDF at an address, as its reader meets it."""

    def fetch(address):
        response = client.get(address)
        assert response.status_code == 200, response.content
        return Printed(b"".join(response.streaming_content))

    return fetch
