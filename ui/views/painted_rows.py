"""Rows that were painted once, kept as pictures: a list that moves is put together from them.

A row of text, icon and marks takes a third of a millisecond to paint, and a view paints all that
can be seen whenever one row comes in. Most of these look as they did before.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtCore import QRect

#: With these events of a view everything is painted otherwise than before.
LOOKS = frozenset({QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange})
#: So many times what the view shows is kept, a few megabytes: rows are read, chosen and left again.
_SCREENS = 3.0


class PaintedRows:
    """Pictures of rows by all that decides how they look, the least used let go first.

    They are measured by their size, not counted: a row of a wide window may be twenty times as
    large as one of the sidebar.
    """

    def __init__(self, screens: float = _SCREENS) -> None:
        self._screens = screens
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._size = 0  # of all that are kept, in pixels

    def clear(self) -> None:
        """Let all be painted anew: what they are painted with looks different now."""
        self._kept.clear()
        self._size = 0

    def paint(
        self,
        painter: QPainter,
        row: QRect,
        look: Hashable,
        draw: Callable[[QPainter], bool],
        *,
        ground: str,
    ) -> None:
        """Paint a row on its ``ground``; ``draw`` paints what stands in it, where it lies.

        ``look`` is all that ``draw`` depends on, but for the place of the row. It tells whether
        all was there: a row that waits for a part of it asks for that again when painted again.
        """
        device = painter.device()
        ratio = device.devicePixelRatioF()
        key = (look, row.width(), row.height(), ground, ratio)
        pixmap = self._kept.get(key)
        if pixmap is None:
            pixmap, whole = _painted(painter, row, ratio, draw, ground)
            if whole:
                shown = device.width() * device.height() * ratio**2
                self._keep(key, pixmap, most=self._screens * shown)
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(row.topLeft(), pixmap)

    def _keep(self, key: Hashable, pixmap: QPixmap, *, most: float) -> None:
        self._kept[key] = pixmap
        self._size += _size(pixmap)
        while self._size > most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= _size(oldest)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height()


def _painted(
    like: QPainter, row: QRect, ratio: float, draw: Callable[[QPainter], bool], ground: str
) -> tuple[QPixmap, bool]:
    """Paint a row by itself, and tell whether it is whole.

    Opaque, so that its letters are smoothed as on the screen.
    """
    pixmap = QPixmap(row.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(ground))
    painter = QPainter(pixmap)
    try:
        painter.setFont(like.font())
        painter.setLayoutDirection(like.layoutDirection())
        painter.setRenderHints(like.renderHints())
        painter.translate(-row.x(), -row.y())
        whole = draw(painter)
    finally:
        painter.end()
    return pixmap, whole
