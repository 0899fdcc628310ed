"""From the bytes of strangers to a small picture (rule D-6); for worker processes only.

Whatever a site calls its icon is decoded where it can break nothing, and written anew: what is
stored was made by this program. The formats are those of icons on the web; a drawing in SVG is a
document that can ask for things, and no picture here.
"""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

# Both register their formats; without them Pillow would load all it has to find these two.
from PIL import IcoImagePlugin, Image, WebPImagePlugin

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

#: A stored icon is no larger, in pixels: three times what is shown of it.
SIDE = 64
#: Bytes that it may have.
LARGEST = 100_000
#: What claims to be larger is not decoded: a bomb has to say so before it goes off.
LONGEST = 4096
#: Smaller is a blank that counts visitors, longer by so much a banner: neither is an icon.
LEAST, STRETCH = 8, 2

_FORMATS = (
    *("PNG", IcoImagePlugin.IcoImageFile.format, "GIF", "JPEG"),
    *("BMP", WebPImagePlugin.WebPImageFile.format),
)
#: All that Pillow raises on what is broken, or too large.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, KeyError, TypeError),
    *(OverflowError, Image.DecompressionBombError, Image.DecompressionBombWarning),
)

# Asked before pixels are decoded, also of the pictures within an ICO.
Image.MAX_IMAGE_PIXELS = LONGEST * LONGEST


def small_png(data: bytes) -> bytes | None:
    """Make a PNG of at most ``SIDE`` by ``SIDE`` of a picture; ``None`` of what can be no icon."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                return _written(picture) if _is_icon(picture.size) else None
        except _BROKEN:
            return None


def _is_icon(size: tuple[int, int]) -> bool:
    short, long = sorted(size)
    return short >= LEAST and long <= min(LONGEST, short * STRETCH)


def _written(picture: ImageFile) -> bytes | None:
    if isinstance(picture, IcoImagePlugin.IcoImageFile):
        picture.size = _best(picture.info["sizes"])
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a large JPEG is decoded small
    small = picture.convert("RGBA")
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if small.getchannel("A").getbbox() is None:
        return None  # nothing of it can be seen
    small.info.clear()  # no colour profile, no camera, no words
    written = BytesIO()
    small.save(written, "PNG", optimize=True)
    return written.getvalue() if written.tell() <= LARGEST else None


def _best(sizes: set[tuple[int, int]]) -> tuple[int, int]:
    """Choose of the pictures in an ICO the smallest that need not be made larger, or the largest.

    Their sizes are what the file claims of them.
    """
    enough = [size for size in sizes if min(size) >= SIDE]
    return min(enough) if enough else max(sizes)
