from django.apps import AppConfig


class WordingConfig(AppConfig):
    """No models: an app only so that its commands are found."""

    name = "wording"
