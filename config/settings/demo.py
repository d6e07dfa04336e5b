"""One machine, sample content, nothing to configure: what ``./run demo`` serves on 127.0.0.1."""

from .base import *  # noqa: F403
from .base import VAR_DIR

DEBUG = False
SECRET_KEY = "demo-only-and-public"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
WHITENOISE_USE_FINDERS = True
REPORT_ADDRESS = "reports@breathing-room.example"
HAS_SAMPLE_CONTENT = True
# The demonstration has no entry that two people checked: it shows what it has, marked as not checked.
SHOWS_UNCHECKED_HELP = True
