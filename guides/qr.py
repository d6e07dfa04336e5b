"""An address as a picture that a telephone reads."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)
def qr_picture(address: str) -> str:
    """The QR code of ``address`` as a data address; the same bytes for the same address.

    Fifteen in a hundred of its squares may be lost to a copier. Two blank squares around it: the paper is white.
    """
    code = segno.make_qr(address, error="m")
    return code.svg_data_uri(border=2, svgclass=None, lineclass=None)


@lru_cache(maxsize=256)
def qr_drawing(address: str) -> SafeString:
    """The QR code of ``address`` as a drawing inside a page: black on white in every set of colours.

    Four blank squares around it, as the standard asks: what is around it on a screen may be dark. It says nothing to
    those who can't see it; the address stands beside it in letters.
    """
    code = segno.make_qr(address, error="m")
    drawing = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    # Safe because it is drawn from squares: nothing of the address stands in it.
    return mark_safe(drawing)  # noqa: S308
