"""Copies of modules and lessons start as drafts: they have no code of their own yet, and nobody has reviewed them."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm


class DraftCopyForm(CopyForm):
    """Wagtail's form without the offer to publish the copies at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
