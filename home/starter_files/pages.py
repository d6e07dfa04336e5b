"""The third kind of file: a plain page that every installation starts from."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .parts import Line, Part, Slug, Text, Title


def _links_stay_here(markdown: str) -> str:
    if "](" in markdown.replace("](/", ""):
        raise ValueError("a link of a page that comes with the code leads to an address of this site: /help/")
    return markdown


class PageFile(Part):
    """A plain page. ``readers`` is the reading profile that its words keep; ``below``: where its address begins."""

    title: Title
    slug: Slug
    search_description: Line
    readers: Annotated[str, Field(pattern=r"^(B[1-6]|FAMILY)$")]
    below: Literal["home", "help"] = "home"
    body: Annotated[Text, AfterValidator(_links_stay_here)]
