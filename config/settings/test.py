"""For the test suite: fast hashing, media in memory, a misspelt template variable that shows."""

import copy
import tempfile
from pathlib import Path

import environ

from .base import *  # noqa: F403
from .base import DATABASES as BASE_DATABASES
from .base import STORAGES as BASE_STORAGES
from .base import TEMPLATES as BASE_TEMPLATES

env = environ.Env()

DEBUG = False
SECRET_KEY = "test-only-and-public"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES = (
    {"default": env.db("TEST_DATABASE_URL")} if env("TEST_DATABASE_URL", default="") else copy.deepcopy(BASE_DATABASES)
)
MEDIA_ROOT = Path(tempfile.gettempdir()) / "breathing-room-tests" / "media"
GUIDES_DIR = Path(tempfile.gettempdir()) / "breathing-room-tests" / "guides"
STORAGES = BASE_STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
OPTIONS = dict(BASE_TEMPLATES[0]["OPTIONS"]) | {"string_if_invalid": "UNRESOLVED: %s"}
TEMPLATES = [BASE_TEMPLATES[0] | {"OPTIONS": OPTIONS}]
REPORT_ADDRESS = "reports@breathing-room.example"
HAS_SAMPLE_CONTENT = True
