"""A site with reviews, built before the door is shut; everything after that meets the real one."""

from typing import Any

import pytest

from reviews.releasing import install
from tests.reviews.makers import install_reviews, open_doors
from tests.site import SmallSite


@pytest.fixture
def site(db: Any) -> SmallSite:
    with open_doors():
        site = SmallSite()
        install_reviews(site.home)
        for page in (site.home, site.help, site.curriculum, site.module):
            install(page)
            page.refresh_from_db()
    return site


@pytest.fixture
def superuser(django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("root@school.example", "x")
