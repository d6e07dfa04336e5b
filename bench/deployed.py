"""The demonstration as it is deployed: style sheets, scripts and fonts compressed beforehand and named by hash."""

from config.settings.base import STORAGES as BASE_STORAGES
from config.settings.base import VAR_DIR
from config.settings.demo import *  # noqa: F403

STATIC_ROOT = VAR_DIR / "bench" / "static"
WHITENOISE_USE_FINDERS = False
STORAGES = BASE_STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
