"""Images of an article: brought by the engine, decoded beside the window, scaled to the column."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from PySide6.QtGui import QImage

    from ui.views.article_document import Picture

#: What comes from the network is decoded only if it is one of these: SVG could name files.
FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp", b"ico"})
#: Larger pictures are not decoded: 40 million pixels are 160 MB.
PIXELS = 40_000_000
#: Pictures of one article that are loaded at the same time, and in all.
AT_ONCE = 4
IN_ALL = 200


class ArticleImages:
    """Loads the images of one article after the other, a few at a time.

    ``load_image`` is the only way to the network; ``arrived`` gets each picture with its image,
    or with ``None`` when it can't be shown.
    """

    def __init__(
        self,
        load_image: Callable[[str], Awaitable[bytes | None]],
        arrived: Callable[[Picture, QImage | None], None],
    ) -> None:
        self._load_image = load_image
        self._arrived = arrived

    async def load(self, pictures: Iterable[Picture], column: float, ratio: float) -> None:
        """Bring ``pictures``, at most ``column`` wide at ``ratio`` pixels a point."""
        slots = asyncio.Semaphore(AT_ONCE)
        by_url: dict[str, list[Picture]] = {}
        for picture in pictures:
            if not picture.is_pixel and picture.url.startswith(("http://", "https://")):
                by_url.setdefault(picture.url, []).append(picture)

        async def one(url: str) -> None:
            async with slots:
                data = await self._load_image(url)
                # As wide as it is shown: the text would shrink it to the nearest pixels.
                claimed = max(each.width or column for each in by_url[url])
                width = round(min(claimed, column) * ratio)
                image = await asyncio.to_thread(decode, data, width) if data else None
            if image is not None:
                image.setDevicePixelRatio(self._ratio_of(image, ratio, width))
            for picture in by_url[url]:
                self._arrived(picture, image)

        async with asyncio.TaskGroup() as group:
            for url in list(by_url)[:IN_ALL]:
                group.create_task(one(url))

    @staticmethod
    def _ratio_of(image: QImage, ratio: float, width: int) -> float:
        """Small pictures keep their size in points; one as wide as it may be is sharp."""
        return ratio if image.width() >= width else 1.0


def decode(data: bytes, width: int) -> QImage | None:
    """Decode a picture, scaled down to ``width`` pixels; ``None`` for what is none, or too big.

    Runs in a thread: Qt gives up the interpreter while it decodes.
    """
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in FORMATS or not size.isValid():
        return None
    if size.width() * size.height() > PIXELS or size.isEmpty():
        return None
    if size.width() > width > 0:
        height = max(1, round(size.height() * width / size.width()))
        reader.setScaledSize(QSize(width, height))
    image = reader.read()
    if image.isNull():
        return None
    if image.width() > width > 0:  # turned by its orientation
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return image
