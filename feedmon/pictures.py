"""Pictures of strangers, decoded in worker processes only (rules D-6 and H-5).

Whatever a site calls its icon, or an article shows, is decoded where it can break nothing, and made
anew: what is stored as an icon was written by this program, what is painted is nothing but pixels.
The formats are those of pictures on the web; a drawing in SVG is a document that can ask for
things, and no picture here.
"""

from __future__ import annotations

import os
import struct
import warnings
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

# They register their formats; without them Pillow would load all it has to find these.
from PIL import AvifImagePlugin, IcoImagePlugin, Image, ImageOps, WebPImagePlugin

from feedmon.model import Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFile import ImageFile

#: A stored icon is no larger, in pixels: three times what is shown of it.
SIDE = 64
#: Bytes that it may have.
LARGEST = 100_000
#: What claims to be larger is not decoded: a bomb has to say so before it goes off.
LONGEST = 4096
#: A picture of an article has no more of them (H-5): 160 MB while it is decoded.
PIXELS = 40_000_000
#: What is shown of one has no more: a strip of 800 by 15,000 is whole, and a window that shows many
#: has memory for each.
SHOWN = 12_000_000
#: The small pictures of a list, in pixels, and the least that a picture for one must have.
THUMBNAIL, LEAST_THUMBNAIL = 96, 32
#: Their files lie beside those of the pictures, and end so.
SMALL = ".small.png"
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

_SHOWN = (*_FORMATS, AvifImagePlugin.AvifImageFile.format)
_TURNED = range(5, 9)
_ORIENTATION = 0x0112


def small_png(data: bytes) -> bytes | None:
    """Make a PNG of at most ``SIDE`` by ``SIDE`` of a picture; ``None`` of what can be no icon."""
    with _bounded(LONGEST * LONGEST):
        try:
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                return _written(picture) if _is_icon(picture.size) else None
        except _BROKEN:
            return None


def measure(path: str) -> tuple[str, int, int] | None:
    """Read the media type, width and height of the picture in a file; nothing of it is decoded.

    ``None`` of what is no picture, or has more than ``PIXELS``.
    """
    with _bounded(PIXELS):
        try:
            with Image.open(path, formats=_SHOWN) as picture:
                width, height = _size_shown(picture)
                kind = Image.MIME.get(picture.format or "")
        except _BROKEN:
            return None
    return None if kind is None or not 0 < width * height <= PIXELS else (kind, width, height)


def pixels(path: str, width: int) -> Pixels | None:
    """Decode the picture in a file, no wider than ``width``; ``None`` of what is none.

    What would have more than ``SHOWN`` pixels so is made smaller.
    """
    with _bounded(PIXELS):
        try:
            with Image.open(path, formats=_SHOWN) as picture:
                shown_width, height = _size_shown(picture)
                if shown_width * height > PIXELS:
                    return None
                if width < shown_width:
                    height = max(1, round(height * width / shown_width))
                    shown_width = width
                if shown_width * height > SHOWN:
                    times = (SHOWN / (shown_width * height)) ** 0.5
                    shown_width = max(1, int(shown_width * times))
                    height = min(max(1, int(height * times)), SHOWN // shown_width)
                small = _scaled(picture, (shown_width, height))
                return Pixels(*small.size, small.convert("RGBa").tobytes("raw", "BGRa"))
        except _BROKEN:
            return None


def thumbnail(path: str) -> bytes | None:
    """Make a square PNG of the middle of the picture in a file; ``None`` of what shows nothing."""
    with _bounded(PIXELS):
        try:
            with Image.open(path, formats=_SHOWN) as picture:
                width, height = _size_shown(picture)
                if min(width, height) < LEAST_THUMBNAIL or width * height > PIXELS:
                    return None
                side = min(THUMBNAIL, width, height)
                times = side / min(width, height)
                scaled = (max(side, round(width * times)), max(side, round(height * times)))
                # Faces are nearer to the top than to the foot of a picture.
                small = ImageOps.fit(_scaled(picture, scaled), (side, side), centering=(0.5, 0.35))
                return _png(small)
        except _BROKEN:
            return None


def thumbnail_beside(path: str) -> None:
    """Write the small picture of a file beside it; an empty file where there is none.

    Written whole before it has its name: two who make it at once write the same.
    """
    target = Path(path + SMALL)
    made = target.with_name(f"{target.name}.{os.getpid()}.part")
    made.write_bytes(thumbnail(path) or b"")
    made.replace(target)


@contextmanager
def _bounded(most: int) -> Iterator[None]:
    """Let no picture be decoded that has more pixels, also none within an ICO.

    Asked before each is decoded; a process does one thing at a time.
    """
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = most
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _size_shown(picture: ImageFile) -> tuple[int, int]:
    """Return width and height as the picture is looked at: cameras say how it is to be turned."""
    if isinstance(picture, IcoImagePlugin.IcoImageFile):
        picture.size = max(picture.info["sizes"])
    width, height = picture.size
    turned = picture.getexif().get(_ORIENTATION) in _TURNED
    return (height, width) if turned else (width, height)


def _scaled(picture: ImageFile, size: tuple[int, int]) -> Image.Image:
    picture.draft("RGB", (2 * max(size), 2 * max(size)))  # a large JPEG is decoded small
    picture.load()
    small = ImageOps.exif_transpose(picture)
    if small.mode not in {"RGB", "RGBA"}:
        small = small.convert("RGBA")
    if small.size != size:
        small = small.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return small


def _png(picture: Image.Image) -> bytes:
    picture.info.clear()  # no colour profile, no camera, no words
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


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
    written = _png(small)
    return written if len(written) <= LARGEST else None


def _best(sizes: set[tuple[int, int]]) -> tuple[int, int]:
    """Choose of the pictures in an ICO the smallest that need not be made larger, or the largest.

    Their sizes are what the file claims of them.
    """
    enough = [size for size in sizes if min(size) >= SIDE]
    return min(enough) if enough else max(sizes)
