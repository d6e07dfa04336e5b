"""Wagtail's own mails about reviews: they carry a page's title, sensitive or not, and keep whoever decides waiting.

Ours say the same (``occasions.py``).
"""

from wagtail.admin import signal_handlers

NOTIFIERS = (
    signal_handlers.task_submission_email_notifier,
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
)


def silence_wagtail() -> None:
    """Let Wagtail's notifiers find nothing that they are for.

    They can't be disconnected instead: Wagtail's admin connects them after this app is ready.
    """
    for notifier in NOTIFIERS:
        notifier.valid_classes = ()
