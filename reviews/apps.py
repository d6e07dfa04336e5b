from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"
    verbose_name = "What stands between a page and the public"

    def ready(self) -> None:
        # Models of Wagtail's are ready only now.
        from .submitting import guard_reviews

        guard_reviews()
