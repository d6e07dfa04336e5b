from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = "Lessons"

    def ready(self) -> None:
        # Structural rules register themselves when they are imported; only here are their models loaded.
        from .finder import receivers
        from .structure import (  # noqa: F401
            exposure,
            measuring,
            modules,
            names,
            notes,
            outcomes,
            reading,
            safety,
            sheets,
            timing,
            topics,
            vocabulary,
        )

        receivers.connect()
