"""What a browser sends when an editor presses a button on a page's form."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import QueryDict
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text

EDITOR = "page-edit-form"


def typed(response: Any, page: Any, **changes: Any) -> dict[str, Any]:
    """Every value of the page's form as ``response`` shows it, ``changes`` made by field name.

    StreamFields are drawn by a script, so what they send is made from ``page``.
    """
    html = response.content.decode()
    data = querydict_from_html(html, form_id=EDITOR)
    sent = {name: values if len(values) > 1 else values[0] for name, values in data.lists()}
    form = BeautifulSoup(html, "html.parser").find("form", id=EDITOR)
    for choice in form.find_all("select", multiple=True):
        if not choice.find("option", selected=True):
            sent.pop(choice["name"], None)
    for area in form.find_all("textarea"):
        # A line end straight after the tag is none of the words.
        sent[area["name"]] = area.get_text().removeprefix("\n").replace("\r\n", "\n")
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            sent |= nested_form_data({field.name: _block(field.stream_block, getattr(page, field.name))})
    return sent | changes


def as_query(sent: dict[str, Any]) -> QueryDict:
    """What was typed as a form meets it that is asked without a request."""
    query = QueryDict(mutable=True)
    for name, value in sent.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def _block(block: Any, value: Any) -> Any:
    if isinstance(block, blocks.StreamBlock):
        items = [
            {"type": child.block_type, "id": child.id or "", "value": _block(child.block, child.value)}
            for child in value
        ]
        return _numbered(items)
    if isinstance(block, blocks.ListBlock):
        return _numbered(
            [{"id": item.id or "", "value": _block(block.child_block, item.value)} for item in value.bound_blocks]
        )
    if isinstance(block, ImageBlock):
        return {"image": value and value.pk, "alt_text": value and value.contextual_alt_text}
    if isinstance(block, blocks.StructBlock):
        parts = {name: _block(child, value.get(name)) for name, child in block.child_blocks.items()}
        # A box that is not ticked sends nothing.
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value.source if value else "", features=block.features)
    if isinstance(block, blocks.BooleanBlock):
        return "on" if value else None
    return str(getattr(value, "pk", value) if value is not None else "")


def _numbered(items: list[dict[str, Any]]) -> dict[str, Any]:
    numbered = {str(index): {"deleted": "", "order": str(index), **item} for index, item in enumerate(items)}
    return numbered | {"count": str(len(items))}
