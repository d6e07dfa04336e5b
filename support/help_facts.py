"""What two people check of a help entry, as one fingerprint: any change of it makes the entry unchecked again."""

import hashlib
import json
from typing import Any

from wagtail.blocks import StreamValue

# What a reader acts on, and who meets it at all. Order, topics and notes are the keepers' own business.
FACTS = (
    "name",
    "local_names",
    "operator",
    "country",
    "regions",
    "kind",
    "for_whom",
    "age_from",
    "age_to",
    "band_from",
    "languages",
    "interpreters",
    "channels",
    "website",
    "anonymous",
    "confidential_limits",
    "deaf_access",
    "what_happens",
    "only_with_pair",
)


def fingerprint(service: Any) -> str:
    """SHA-256 of the facts, as they stand in memory. What is empty counts for nothing, so a new field changes none."""
    facts = {name: _plain(getattr(service, name)) for name in FACTS}
    text = json.dumps(_without_empty(facts), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, StreamValue):
        # Each block's own value: a stream that nobody looked at yet gives back what was stored, in another spelling.
        return [child.block.get_prep_value(child.value) for child in value]
    # A band by what it will be called for good; a "no" is as empty as nothing.
    return getattr(value, "code", value) or None


def _without_empty(value: Any) -> Any:
    """``value`` without what is empty and without the ids that the editor gives to blocks."""
    if isinstance(value, dict):
        kept = {key: _without_empty(each) for key, each in value.items() if key != "id"}
        return {key: each for key, each in kept.items() if each not in ("", None, [], {})}
    return [_without_empty(each) for each in value] if isinstance(value, list | tuple) else value
