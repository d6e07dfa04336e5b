"""What tests of invitations stand on."""

from .guests import guests

__all__ = ["guests"]
