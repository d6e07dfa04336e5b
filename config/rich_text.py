"""The rich text editor, so that opening a page does not change it."""

import json
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea


class SettledRichText(DraftailRichTextArea):
    """Hands the browser each text in the very words in which the browser will hand it back.

    Draftail rewrites its JSON while it starts. On a long lesson that ends after Wagtail has noted what the form held,
    so Wagtail takes it for an edit and saves a revision that nobody wrote.
    """

    def format_value(self, value: str | None) -> str:
        state = json.loads(super().format_value(value))
        blocks = [_block(block) for block in state["blocks"]]
        if not any(block["text"] for block in blocks):
            return "null"
        entities = {
            key: {"type": entity["type"], "mutability": entity["mutability"], "data": entity["data"]}
            for key, entity in state["entityMap"].items()
        }
        return json.dumps({"blocks": blocks, "entityMap": entities}, ensure_ascii=False, separators=(",", ":"))


def _block(block: dict[str, Any]) -> dict[str, Any]:
    styles = [{name: each[name] for name in ("offset", "length", "style")} for each in block["inlineStyleRanges"]]
    entities = [{name: each[name] for name in ("offset", "length", "key")} for each in block["entityRanges"]]
    return {
        "key": block["key"],
        "text": block["text"],
        "type": block["type"],
        "depth": block["depth"],
        "inlineStyleRanges": styles,
        "entityRanges": entities,
        "data": block.get("data", {}),
    }
