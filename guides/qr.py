"""An address as a picture that a telephone reads."""

from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def qr_picture(address: str) -> str:
    """The QR code of ``address`` as a data address; the same bytes for the same address.

    Fifteen in a hundred of its squares may be lost to a copier. Two blank squares around it: the paper is white.
    """
    code = segno.make_qr(address, error="m")
    return code.svg_data_uri(border=2, svgclass=None, lineclass=None)
