"""Which address leads to which room."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from guides.edition_views import ask, edition

from .health import live, ready
from .media import media_file
from .robots import robots
from .site_map import site_map

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("g/", ask, name="editions"),
    path("g/<str:code>/", edition, name="edition"),
    path("healthz/live", live, name="live"),
    path("healthz/ready", ready, name="ready"),
    path("review/", include("reviews.invitations.urls")),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", site_map, name="sitemap"),
    re_path(rf"^{settings.MEDIA_URL.lstrip('/')}(?P<name>.+)$", media_file, name="media"),
]

urlpatterns += i18n_patterns(
    path("guides/", include("guides.urls")),
    path("changes/", include("reviews.public_urls")),
    path("", include("home.urls")),
    path("", include("lessons.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler404 = "config.missing.not_found"
