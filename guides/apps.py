"""The same lesson on paper."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    name = "guides"
    verbose_name = "Guides on paper"

    def ready(self) -> None:
        # Checks register themselves when they are imported; only here are all rooms loaded.
        from . import checks  # noqa: F401
