from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "checks"
    verbose_name = "What pages are checked for"

    def ready(self) -> None:
        # Structural rules register themselves when they are imported; rooms above bring their own.
        from . import embedded, open_findings, pictures  # noqa: F401
