"""For a school or a ministry. The only settings that read the environment; docs/operations.md lists every key."""

import environ
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import DATABASES as BASE_DATABASES
from .base import STORAGES as BASE_STORAGES
from .base import VAR_DIR

env = environ.Env()

REQUIRED = {
    "SECRET_KEY": "a long random text that nobody else knows; 60 characters or more",
    "ALLOWED_HOSTS": "the host names that the site answers to, with commas between them",
    "SITE_URL": "the address of the site as people type it, such as https://wellbeing.example.org",
    "REPORT_ADDRESS": "where teachers report a mistake or a bad effect; somebody reads it every working day",
    "DEFAULT_FROM_EMAIL": "the address that the site's own mail comes from",
}
missing = [f"  {key}: {meaning}" for key, meaning in REQUIRED.items() if not env.str(key, default="")]
if missing:
    raise ImproperlyConfigured("\n".join(["These settings are missing from the environment:", *missing]))

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
REPORT_ADDRESS = env.str("REPORT_ADDRESS")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL")
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
REVIEW_WEEKEND = tuple(int(day) for day in env.list("REVIEW_WEEKEND", default=["5", "6"]))

DATABASES = {"default": env.db("DATABASE_URL")} if env.str("DATABASE_URL", default="") else BASE_DATABASES
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
GUIDES_DIR = env.path("GUIDES_DIR", default=str(VAR_DIR / "guides"))()
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))()
STORAGES = BASE_STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# A site behind plain HTTP (a trial inside a school's own network) sets HTTPS=off; nothing else should.
HTTPS = env.bool("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600 if HTTPS else 0)
