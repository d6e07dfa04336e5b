from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = "What stands between a page and the public"

    def ready(self) -> None:
        # Models of Wagtail's are ready only now. Structural rules register themselves when they are imported.
        from . import structure  # noqa: F401
        from .letters.wagtails_own import silence_wagtail
        from .publishing_guard import guard_publishing
        from .receivers import listen
        from .submitting import guard_reviews

        guard_reviews()
        listen()
        guard_publishing()
        silence_wagtail()
