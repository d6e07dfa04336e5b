from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "support"
    verbose_name = "Where help is"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Structural rules register themselves when they are imported.
        from . import structure, typed_numbers  # noqa: F401
