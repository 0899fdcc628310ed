"""Pictures for tests, in the formats that sites use for their icons."""

from __future__ import annotations

from io import BytesIO
from struct import pack
from zlib import compress, crc32

from PIL import Image, ImageDraw


def picture(
    kind: str = "PNG",
    side: int = 32,
    colour: str = "#c0392b",
    *,
    size: tuple[int, int] | None = None,
    clear: bool = False,
) -> bytes:
    """A square (or ``size``) of one colour; with ``clear`` a disc on nothing."""
    width, height = size or (side, side)
    mode = "RGB" if kind in {"JPEG", "BMP"} else "RGBA"
    image = Image.new(mode, (width, height), (0, 0, 0, 0) if clear else colour)
    if clear:
        ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill=colour)
    written = BytesIO()
    image.save(written, kind)
    return written.getvalue()


def ico(*squares: tuple[int, str]) -> bytes:
    """An ICO of several pictures, each a side and a colour."""
    frames = [picture("PNG", side, colour) for side, colour in squares]
    head = pack("<HHH", 0, 1, len(frames))
    at = len(head) + 16 * len(frames)
    entries = b""
    for (side, _), frame in zip(squares, frames, strict=True):
        entries += pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(frame), at)
        at += len(frame)
    return head + entries + b"".join(frames)


def bomb(side: int = 30_000) -> bytes:
    """A PNG of some hundred bytes that claims ``side`` by ``side`` pixels, and would have them."""
    row = b"\0" * (side // 8 + 2)
    rows = compress(row * 64)
    chunks = (
        (b"IHDR", pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
        for name, data in chunks
    )


def inside_ico(frame: bytes) -> bytes:
    """An ICO that calls its one picture 16 by 16, whatever that is."""
    return pack("<HHH", 0, 1, 1) + pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(frame), 22) + frame


def opened(data: bytes) -> Image.Image:
    """The picture in a PNG."""
    return Image.open(BytesIO(data), formats=("PNG",))


def colour_of(data: bytes) -> str:
    """The colour in the middle of a PNG."""
    image = opened(data).convert("RGB")
    red, green, blue = image.getpixel((image.width // 2, image.height // 2))
    return f"#{red:02x}{green:02x}{blue:02x}"
