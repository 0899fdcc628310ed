"""Icons of the demo's feeds: as different as those of sites, drawn here and nobody's own."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Draw = Callable[[ImageDraw.ImageDraw], None]

#: Drawn large and made small: their edges are smooth then.
_DRAWN, _SIDE = 256, 64


def emblem(name: str) -> bytes:
    """Draw the icon called ``name``, as PNG."""
    ground, draw = EMBLEMS[name]
    image = Image.new("RGBA", (_DRAWN, _DRAWN), ground)
    draw(ImageDraw.Draw(image))
    written = BytesIO()
    image.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS).save(written, "PNG")
    return written.getvalue()


def _anchor(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((104, 28, 152, 76), outline="white", width=16)
    draw.line((128, 76, 128, 220), fill="white", width=20)
    draw.line((84, 108, 172, 108), fill="white", width=18)
    draw.arc((48, 92, 208, 224), 20, 160, fill="white", width=20)


def _lamp(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((56, 20, 200, 164), fill="#f2b93b")
    draw.rectangle((98, 150, 158, 196), fill="#f2b93b")
    draw.rounded_rectangle((98, 204, 158, 236), 12, fill="#9a6b00")


def _lighthouse(draw: ImageDraw.ImageDraw) -> None:
    draw.polygon(((100, 72), (156, 72), (178, 236), (78, 236)), fill="#1c1e21")
    draw.rectangle((92, 120, 164, 146), fill="#c0392b")
    draw.rectangle((84, 178, 172, 204), fill="#c0392b")
    draw.polygon(((128, 14), (170, 64), (86, 64)), fill="#1c1e21")


def _branch(draw: ImageDraw.ImageDraw) -> None:
    """Black on nothing, as many icons are: on a dark ground it needs a plate."""
    draw.line((84, 60, 84, 200), fill="#111111", width=22)
    draw.line((84, 150, 172, 108), fill="#111111", width=22)
    for x, y in ((84, 52), (84, 204), (176, 96)):
        draw.ellipse((x - 32, y - 32, x + 32, y + 32), fill="#111111")


def _tag(draw: ImageDraw.ImageDraw) -> None:
    draw.polygon(((28, 128), (128, 28), (228, 28), (228, 128), (128, 228)), fill="#3f7430")
    draw.ellipse((168, 56, 204, 92), fill=(0, 0, 0, 0))


def _mountain(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((156, 36, 212, 92), fill="#fdf2d0")
    draw.polygon(((0, 256), (96, 88), (176, 256)), fill="#2f4858")
    draw.polygon(((96, 256), (184, 140), (256, 256)), fill="#33658a")


#: A name, the ground (none for some) and what is drawn on it.
EMBLEMS: Mapping[str, tuple[object, Draw]] = {
    "anchor": ("#1c5d99", _anchor),
    "lamp": ((0, 0, 0, 0), _lamp),
    "lighthouse": ("#f4f1ea", _lighthouse),
    "branch": ((0, 0, 0, 0), _branch),
    "tag": ((0, 0, 0, 0), _tag),
    "mountain": ("#a7c7e7", _mountain),
}
