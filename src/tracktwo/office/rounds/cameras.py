"""An address as a picture, for the camera of a telephone."""

import segno
from django.utils.translation import gettext as _
from markupsafe import Markup

__all__ = ["picture_of"]


def picture_of(address: str) -> Markup:
    """Return an address as a QR code: SVG without a size of its own, dark on light on any ground."""
    drawn = segno.make_qr(address).svg_inline(
        omitsize=True,
        dark="#000",
        light="#fff",
        svgclass="qr",
        title=_("The address as a picture for a camera"),
    )
    return Markup(drawn)  # noqa: S704 -- made here of modules and our own words
