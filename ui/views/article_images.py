"""Images of an article: decoded by the engine, the nearest to the reader's eye first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from feedmon.model import Pixels
    from ui.views.article_document import Picture

#: Pictures of one article that are loaded at the same time, and in all.
AT_ONCE = 4
IN_ALL = 200


class ArticleImages:
    """Loads the images of one article, a few at a time, as far as somebody is about to look.

    ``load_image`` is the only way to them: it gives the picture at an address, no wider than so
    many pixels. ``nearest`` chooses among those that wait, or none while all are far away.
    ``arrived`` gets each picture with its image, or with ``None`` when it can't be shown.
    """

    def __init__(
        self,
        load_image: Callable[[str, int], Awaitable[Pixels | None]],
        nearest: Callable[[Sequence[Picture]], Picture | None],
        arrived: Callable[[Picture, QImage | None], None],
    ) -> None:
        self._load_image = load_image
        self._nearest = nearest
        self._arrived = arrived
        self._waiting: dict[str, list[Picture]] = {}

    def begin(self, pictures: Iterable[Picture]) -> None:
        """Let these pictures wait, and no others any more."""
        waiting: dict[str, list[Picture]] = {}
        for picture in pictures:
            if not picture.is_pixel and picture.url.startswith(("http://", "https://")):
                waiting.setdefault(picture.url, []).append(picture)
        self._waiting = dict(list(waiting.items())[:IN_ALL])

    @property
    def waits(self) -> bool:
        """Whether there are pictures that nobody has come near."""
        return bool(self._waiting)

    async def load(self, column: float, ratio: float) -> None:
        """Bring what is near, at most ``column`` wide at ``ratio`` pixels a point."""

        async def work_off() -> None:
            while (url := self._next()) is not None:
                await self._bring(url, self._waiting.pop(url), column, ratio)

        while self._next() is not None:  # again, for what came near meanwhile
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(work_off())

    def _next(self) -> str | None:
        if not self._waiting:
            return None
        chosen = self._nearest([each for same in self._waiting.values() for each in same])
        return None if chosen is None else chosen.url

    async def _bring(
        self, url: str, pictures: Sequence[Picture], column: float, ratio: float
    ) -> None:
        # As wide as it is shown: the text would shrink it to the nearest pixels.
        claimed = max(each.width or column for each in pictures)
        width = max(1, round(min(claimed, column) * ratio))
        pixels = await self._load_image(url, width)
        image = None if pixels is None else await asyncio.to_thread(painted, pixels)
        if image is not None:
            # Small pictures keep their size in points; one as wide as it may be is sharp.
            image.setDevicePixelRatio(ratio if image.width() >= width else 1.0)
        for picture in pictures:
            self._arrived(picture, image)


def painted(pixels: Pixels) -> QImage:
    """Make an image of pixels, with bytes of its own."""
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, pixels.width, pixels.height, 4 * pixels.width, form).copy()
