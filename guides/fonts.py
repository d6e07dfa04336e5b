"""Our web fonts in the form that a print embeds."""

import io
from functools import lru_cache

from fontTools.ttLib import woff2


@lru_cache(maxsize=32)
def unpacked(font: bytes) -> bytes:
    """A ``.woff2`` font as plain OpenType, letter for letter the same.

    WeasyPrint would unpack every font again for every document, more than a second each time; here once a process.
    """
    plain = io.BytesIO()
    woff2.decompress(io.BytesIO(font), plain)
    return plain.getvalue()
