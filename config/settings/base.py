"""What every installation shares. Nothing here reads the environment."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    "home",
    "guides",
    "reviews",
    "lessons",
    "support",
    "curriculum",
    "checks",
    "wording",
    "assets",
    "users",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before WhiteNoise, so that files which nobody compressed beforehand travel light too.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.headers.PromisedHeadersMiddleware",
    # A page that is still the same is answered with "not modified": a second visit costs a few hundred bytes.
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.headers.DeskPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.headers.AddressLanguageMiddleware",
    "config.unreadable.UnreadableAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "reviews.refusal_answers.RefusalAnswersMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Measured on two cores with eight threads: no "database is locked" where Django's defaults gave hundreds. WAL needs a
# local disk; back up with VACUUM INTO, never by copying the file.
SQLITE_TUNED = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "breathing-room.sqlite3",
        "OPTIONS": SQLITE_TUNED,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

# The address alone decides the language: the default has no prefix, every other its code. Add a language here, then in
# the admin under Settings, Locales.
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Rendered guides stay here, named by what they say; nothing here needs a back-up.
GUIDES_DIR = VAR_DIR / "guides"

# A long lesson has more fields than Django's default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
# Wagtail's own screens need inline scripts and styles; only they get them.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
}

WAGTAIL_SITE_NAME = "Breathing Room"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILSEARCH_BACKENDS = {
    # One own search text, folded before it is stored: PostgreSQL must not stem what SQLite does not.
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"},
}
WAGTAILIMAGES_IMAGE_MODEL = "assets.CustomImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILDOCS_DOCUMENT_MODEL = "assets.CustomDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# Wagtail's own editor makes a revision of a long page that somebody only opened.
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "config.rich_text.SettledRichText"}}
# Nothing phones home: no Gravatar, no update check, no banner, no embeds from elsewhere.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# A topic is one of a closed vocabulary: a field that lists them, never free text.
TAGGIT_CASE_INSENSITIVE = True

# Where teachers report a mistake or a bad effect of a lesson; printed on every teach page and guide.
REPORT_ADDRESS = ""
# Sample content says on every page that nobody has reviewed it.
HAS_SAMPLE_CONTENT = False
# Whether readers meet help entries that nobody checked, with their mark. For the demonstration only.
SHOWS_UNCHECKED_HELP = False
# Whether the link check may ask addresses of its own network. An editor could learn from that what runs there.
LINK_CHECK_ASKS_INSIDE = False

# A page goes live by its sign-offs, and a stage is passed again after an edit.
WAGTAIL_FINISH_WORKFLOW_ACTION = "reviews.publishing.publish_signed_off"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# A page that goes live at its time ends no review of what comes after it.
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
# Reviews write to their people themselves, in plain words and without findings.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Days of a week on which nobody is expected to review; Monday is 0. Holidays are kept at the desk.
REVIEW_WEEKEND: tuple[int, ...] = (5, 6)
# A mail server that doesn't answer keeps nobody waiting for longer; the letter is sent later.
EMAIL_TIMEOUT = 10

# Beside Django's own: the address of an invitation to review is a secret.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "config.secret_addresses.WithoutSecrets"}},
    "loggers": {
        name: {"filters": ["without_secrets"]}
        for name in ("django.request", "django.security.csrf", "django.security.SuspiciousOperation")
    },
}
