"""Small things that delegates paint alike."""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from ui import style

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRect
    from PySide6.QtWidgets import QStyleOptionViewItem

#: Corners of selected rows.
RADIUS = 6.0
#: How much of a tile is left free around a sign on it, as a share of its side.
_SIGN_INSET = 0.125


def reads_from_right(words: str) -> bool:
    """Tell whether a text begins in a script that is written from right to left."""
    for character in words:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def draw_ground(painter: QPainter, rect: QRect | QRectF, colour: str) -> None:
    """Fill a rounded rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
    painter.restore()


def draw_choice(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ground of a row that is chosen or pointed at, and the ring of the one with keys."""
    scheme, state = style.tokens(option.palette), QStyle.StateFlag
    rect = QRectF(option.rect)
    chosen = bool(option.state & state.State_Selected)
    if chosen or option.state & state.State_MouseOver:
        ground = scheme.selected_idle if chosen else scheme.hover
        draw_ground(painter, rect.adjusted(4, 1, -4, -1), ground)
    if option.state & state.State_HasFocus:
        painter.setPen(QPen(QColor(scheme.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -4.5, -1.5), RADIUS, RADIUS)


def draw_dot(painter: QPainter, centre: QPointF, size: float, colour: str) -> None:
    """Draw a filled dot of ``size`` pixels across."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, size / 2, size / 2)
    painter.restore()


def draw_line(
    painter: QPainter, rect: QRectF, words: str, font: QFont, colour: str, *, at_end: bool = False
) -> None:
    """Draw one line of text, shortened with an ellipsis, where its row begins or ``at_end``.

    Titles in any script begin at one edge, as in the lists of other programs.
    """
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    style.write(painter, rect, shown, at_end=at_end)


def first_line(words: str, font: QFont, width: float) -> tuple[str, str]:
    """Break ``words`` once: what fits into ``width``, and the rest (empty when all fits)."""
    if QFontMetricsF(font).horizontalAdvance(words) <= width:
        return words, ""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    # Qt counts UTF-16 units, Python characters.
    units = words.encode("utf-16-le", "surrogatepass")
    head = units[: 2 * length].decode("utf-16-le", "surrogatepass")
    return head.rstrip(), words[len(head) :].lstrip()


def draw_tile(painter: QPainter, rect: QRectF, title: str, seed: str, *, sign: str = "") -> None:
    """Draw a letter on a ground that is always the same for the same ``seed``.

    ``sign`` is the name of an icon in the letter's place.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tile_colour(seed)))
    painter.drawRoundedRect(rect, rect.width() / 4, rect.width() / 4)
    if sign:
        inset = rect.width() * _SIGN_INSET
        style.draw_icon(painter, sign, rect.adjusted(inset, inset, -inset, -inset), "#ffffff")
        painter.restore()
        return
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(rect.height() * 0.62)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), letter(title))
    painter.restore()


def tile_colour(seed: str) -> str:
    """Return the ground of a tile: stable over runs and machines, and where http becomes https."""
    same = re.sub(r"^https?://|/$", "", seed)
    return style.TILES[zlib.crc32(same.encode("utf-8", "replace")) % len(style.TILES)]


def letter(title: str) -> str:
    """Return the letter or digit that stands for a title."""
    for character in title:
        if character.isalnum():
            return character.upper()[:1]
    return "·"
