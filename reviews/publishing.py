"""What Wagtail does when a review has ended well (``WAGTAIL_FINISH_WORKFLOW_ACTION``)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_signed_off(workflow_state: "WorkflowState", user: Any = None) -> None:
    """Release what was signed, or keep it until its module or its day comes. Raises ``CannotRelease``."""
    # Wagtail imports this module while its own models are still loading.
    from .releasing import release_signed

    release_signed(workflow_state=workflow_state, user=user)
