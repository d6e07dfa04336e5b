"""What a sign-off binds to: the parts of a page, their hashes, and what differs between two states of it."""

from .hashing import content_hash, content_hash_without_address, part_hashes

__all__ = ["content_hash", "content_hash_without_address", "part_hashes"]
