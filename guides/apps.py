"""The same lesson on paper."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    name = "guides"
    verbose_name = "Guides on paper"

    def ready(self) -> None:
        # Checks and structural rules register themselves when they are imported; only here are all rooms loaded.
        from . import checks, structure  # noqa: F401
