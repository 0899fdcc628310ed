"""The mark with the unread count on it, drawn for every size a tray asks for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPainterPath, QPixmap

#: Trays of the common desktops at 100, 150 and 200 %; a size in between is scaled from the next.
SIZES = (16, 18, 20, 22, 24, 28, 32, 36, 40, 44, 48, 64, 96, 128)

# The badge is the dot of the mark, grown to hold a number. It brings its own ground and a gap
# around itself, so it reads alike on a light and on a dark panel: 11.0 to 1 within.
_GROUND = QColor("#ffc145")
_INK = QColor("#1c1e21")
# A pause is told by its shape; its ground only has to part it from the mark: 15.2 to 1 within.
_PAUSE_GROUND = QColor("#f2f3f6")
# Below this no digit can be told from another; the dot then says that there is something.
_SMALLEST_WITH_DIGITS = 20
_SMALLEST_WITH_THREE = 32
# From here on it says that there are more.
_MANY = 100


def tray_icon(mark: QIcon, unread: int, *, paused: bool = False) -> QIcon:
    """Return ``mark`` in all sizes, with a badge when something is unread, or polling paused."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_picture(mark, size, unread, paused=paused))
    return icon


def alike(one: int, other: int) -> bool:
    """Whether the badges of two counts look the same, in all sizes."""
    return min(one, _MANY) == min(other, _MANY)


def badge_text(unread: int, size: int) -> str:
    """Fit a count into a badge of an icon of ``size`` pixels; empty where none would be legible."""
    if unread < _MANY:
        return str(unread) if size >= _SMALLEST_WITH_DIGITS else ""
    return "99+" if size >= _SMALLEST_WITH_THREE else ""


def _picture(mark: QIcon, size: int, unread: int, *, paused: bool) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark.paint(painter, QRect(0, 0, size, size))
    if unread > 0 and paused:  # no splinter of the mark between the two
        edge = QRectF(size * 0.82, size * 0.25, size * 0.18, size * 0.5)
        _clear(painter, edge, 0)
    if unread > 0:
        _paint_badge(painter, size, badge_text(unread, size))
    if paused:
        _paint_pause(painter, size)
    painter.end()
    return picture


def _paint_pause(painter: QPainter, size: int) -> None:
    """Two bars on a ground of their own at the lower right, in whole pixels."""
    bar = max(2, round(size / 11))
    gap = max(1, round(size / 16))
    height = max(5, round(size * 0.3))
    inset = max(1, round(size / 16))
    ground = QRectF(0, 0, 2 * bar + gap + 2 * inset, height + 2 * inset)
    ground.moveBottomRight(QPointF(size, size))
    around = max(1.0, size / 24)
    radius = ground.width() / 4
    _clear(painter, ground.adjusted(-around, -around, 0, 0), radius + around)
    painter.fillPath(_rounded(ground, radius), _PAUSE_GROUND)
    left, top = ground.left() + inset, ground.top() + inset
    for x in (left, left + bar + gap):
        painter.fillRect(QRectF(x, top, bar, height), _INK)


def _paint_badge(painter: QPainter, size: int, text: str) -> None:
    # Whole pixels for the edges, so that a small badge is not a smear.
    share = 0.54 if size >= _SMALLEST_WITH_THREE else 0.6
    height = round(size * (share if text else 0.5))
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(8, round(height * 0.86)))
    width = height
    if text:
        needed = QFontMetricsF(font).horizontalAdvance(text) + height * 0.3
        width = min(size, max(height, round(needed)))
    badge = QRectF(size - width, 0, width, height)
    gap = max(1.0, size / 24)
    _clear(painter, badge.adjusted(-gap, -gap, gap, gap), height / 2 + gap)
    painter.fillPath(_rounded(badge, height / 2), _GROUND)
    if text:
        _paint_text(painter, badge, font, text)


def _paint_text(painter: QPainter, badge: QRectF, font: QFont, text: str) -> None:
    outline = QPainterPath()
    outline.addText(0, 0, font, text)
    drawn = outline.boundingRect()
    room = badge.width() - badge.height() * 0.25
    painter.translate(badge.center())
    if drawn.width() > room:
        painter.scale(room / drawn.width(), 1)
    painter.translate(-drawn.center())
    painter.fillPath(outline, _INK)
    painter.resetTransform()


def _clear(painter: QPainter, rect: QRectF, radius: float) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(_rounded(rect, radius), Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
