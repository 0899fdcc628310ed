"""The small pictures of articles, as rows of the list paint them.

Room is kept for those that are known to be there, before a row is painted. Only rows that are seen
have theirs brought, and decoding is done on another thread.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPixmap

from feedmon.errors import FeedmonError
from feedmon.events import FeedsChanged, PicturesKept, SettingsChanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedmon import Engine
    from feedmon.model import EntrySummary
    from ui.models.articles import ArticleModel
    from ui.preferences import Preferences
    from ui.tasks import Tasks

log = logging.getLogger(__name__)

#: Pictures that are kept decoded, at most 36 KB each; and so many are brought at the same time.
_KEPT, _SIDE_BY_SIDE = 200, 4
_RADIUS = 4.0
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_TASK = "thumbnails"


class Thumbnails(QObject):
    """What is known of pictures, and how one is painted.

    ``is_seen`` tells whether an article is on the screen. *Signals*: ``changed()``, rows may look
    otherwise now.
    """

    changed = Signal()

    def __init__(
        self, engine: Engine, tasks: Tasks, model: ArticleModel, preferences: Preferences
    ) -> None:
        super().__init__(model)
        self._engine, self._tasks, self._model = engine, tasks, model
        self._preferences = preferences
        self.is_seen: Callable[[int], bool] = lambda _entry_id: True
        self._there: set[int] = set()
        self._pixmaps: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._wanted: dict[tuple[int, int], float] = {}  # the radius of their corners
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        preferences.changed.connect(self._follow)

    async def expect(self, entries: Iterable[EntrySummary]) -> None:
        """Learn which of these articles have a picture; before their rows are shown."""
        ids = [each.id for each in entries if each.thumbnail is not None]
        if not ids or not self._preferences.list_pictures:
            return
        try:
            there = await self._engine.pictured(ids)
        except FeedmonError as error:  # the list does without, and says itself what is wrong
            log.warning("pictures of the list can't be looked up: %s", error)
            return
        if not there <= self._there or self._there.intersection(ids) - there:
            self._there.difference_update(ids)
            self._there.update(there)
            self.changed.emit()

    def has(self, entry_id: int) -> bool:
        """Whether a row is to leave room for its picture."""
        return entry_id in self._there and self._preferences.list_pictures

    def take(self, events: Iterable[object]) -> None:
        """Look again after what brings pictures, or allows or forbids them."""
        for event in events:
            match event:
                case PicturesKept(urls):
                    came = frozenset(urls)
                    self._look(each for each in self._rows() if each.thumbnail in came)
                case FeedsChanged() | SettingsChanged():
                    self._look(self._rows())

    def draw(self, painter: QPainter, rect: QRectF, entry_id: int, *, ground: str) -> bool:
        """Draw the picture of an article into a square, or the ``ground`` that waits for it.

        Tell whether it was there.
        """
        ratio = painter.device().devicePixelRatioF()
        side = round(rect.width() * ratio)
        pixmap = self._pixmaps.get((entry_id, side))
        if pixmap is not None:
            self._pixmaps.move_to_end((entry_id, side))
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
            return True
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.restore()
        self._wanted[entry_id, side] = _RADIUS * ratio
        self._soon.start()  # a paint asks for several
        return False

    # --- bringing them ----------------------------------------------------------------------

    def _begin(self) -> None:
        if not self._tasks.running(_TASK):
            self._tasks.start(self._bring(), name=_TASK)

    async def _bring(self) -> None:
        """Bring what is wanted, the latest first, as long as it is seen."""
        while self._wanted:
            some = [self._wanted.popitem() for _ in range(min(_SIDE_BY_SIDE, len(self._wanted)))]
            seen = [(*key, radius) for key, radius in some if self.is_seen(key[0])]
            await asyncio.gather(*(self._bring_one(*each) for each in seen))

    async def _bring_one(self, entry_id: int, side: int, radius: float) -> None:
        try:
            data = await self._engine.thumbnail(entry_id)
        except FeedmonError as error:
            log.warning("a picture of the list can't be had: %s", error)
            data = None
        image = None if data is None else await asyncio.to_thread(small_square, data, side, radius)
        if image is None:
            self._there.discard(entry_id)
        else:
            self._pixmaps[entry_id, side] = QPixmap.fromImage(image)
            if len(self._pixmaps) > _KEPT:
                self._pixmaps.popitem(last=False)
        self.changed.emit()

    def _rows(self) -> list[EntrySummary]:
        return [self._model.summary(row) for row in range(self._model.rowCount())]

    def _look(self, entries: Iterable[EntrySummary]) -> None:
        listed = [each for each in entries if each.thumbnail is not None]
        ids = {each.id for each in listed}
        old = [key for key in self._pixmaps if key[0] in ids]
        for key in old:
            del self._pixmaps[key]  # another may be in its place
        if old:
            self.changed.emit()
        if listed:
            self._tasks.start(self.expect(listed), name="thumbnails-there")

    def _follow(self, name: str) -> None:
        if name == "list_pictures":
            self._look(self._rows())
            self.changed.emit()


def small_square(data: bytes, side: int, radius: float) -> QImage | None:
    """Decode a picture and cut a square with rounded corners out of its middle; on any thread."""
    image = QImage.fromData(data, "PNG")  # type: ignore[arg-type]
    if image.isNull():
        return None
    ways, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, _SMOOTH
    scaled = image.scaled(side, side, ways, smooth)
    left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
    square = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    square.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(square.rect()), radius, radius)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush = QBrush(scaled)
    painter.setBrushOrigin(-left, -top)
    painter.fillPath(outline, brush)
    painter.end()
    return square
