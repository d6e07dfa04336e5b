"""For people who change the code."""

from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "dev-only-and-public"  # noqa: S105
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
REPORT_ADDRESS = "reports@breathing-room.example"
HAS_SAMPLE_CONTENT = True
