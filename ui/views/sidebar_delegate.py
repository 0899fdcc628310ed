"""What a row of the sidebar looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from feedmon.model import FeedState
from ui import style, text
from ui.models.sidebar import SidebarRole
from ui.models.sources import ALL, Kind
from ui.views.painting import draw_dot, draw_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from feedmon.model import Feed
    from ui.models.sidebar import Index
    from ui.models.sources import Source
    from ui.views.feed_icons import Icons

_PAD = 8
_TILE = 18
_ICON = 16
_MARK = 14
_GAP = 2
_ICONS = {
    Kind.ALL: "newspaper",
    Kind.TODAY: "sun",
    Kind.UNREAD: "circle-dot",
    Kind.STARRED: "star",
    Kind.ALERTS: "bell",
    Kind.SEARCH: "search",
    Kind.FOLDER: "folder",
}
#: Feeds that are not asked any more.
_STANDS = {FeedState.PAUSED: "pause", FeedState.GONE: "circle-slash"}


class SidebarDelegate(QStyledItemDelegate):
    """Paints the icon, title, marks (failing, unencrypted, paused) and count of one row."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self.compact = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        height = QFontMetricsF(option.font).height()
        if self.compact:
            return QSize(120, max(_TILE + 4, 2 * round((height + 4) / 2)))
        return QSize(120, max(28, 4 * round((height + 10) / 4)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint what stands in the row; its ground is painted by the view."""
        scheme = style.tokens(option.palette)
        source: Source | None = index.data(SidebarRole.SOURCE)
        sides = style.Sides(option.rect, option.direction)
        rect = QRectF(option.rect).adjusted(0, 0, -_PAD * 2, 0)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        painter.save()
        if source is None:
            font = style.font(style.Role.SMALL, strong=True, base=option.font)
            draw_line(painter, sides.turn(rect.adjusted(2, 4, 0, 0)), title, font, scheme.muted)
        else:
            active = bool(option.state & option.state.State_HasFocus)
            chosen = scheme.on_selected if active else ""
            rect = self._paint_icon(painter, rect, index, source, chosen, sides=sides)
            rect = self._paint_end(painter, rect, option, index, chosen, sides=sides)
            stands = getattr(index.data(SidebarRole.FEED), "state", None) in _STANDS
            ink = chosen or (scheme.muted if stands else scheme.text)
            font = style.font(base=option.font)
            draw_line(painter, sides.turn(rect), title, font, ink)
        painter.restore()

    def _paint_icon(
        self,
        painter: QPainter,
        rect: QRectF,
        index: Index,
        source: Source,
        chosen: str,
        *,
        sides: style.Sides,
    ) -> QRectF:
        scheme = style.tokens(self._palette())
        middle = rect.center().y()
        if source.kind is Kind.FEED:
            tile = sides.turn(QRectF(rect.left(), round(middle - _TILE / 2), _TILE, _TILE))
            feed = index.data(SidebarRole.FEED)
            ground = scheme.selected if chosen else scheme.sidebar
            self._icons.draw(painter, tile, feed.id, feed.title, ground=ground)
            if index.data(SidebarRole.BUSY):
                corner = tile.left() + 1 if sides.turned else tile.right() - 1
                spot = QPointF(corner, tile.bottom() - 1)
                draw_dot(painter, spot, 11, ground)
                draw_dot(painter, spot, 7, chosen or scheme.accent)
        else:
            left = rect.left() + (_TILE - _ICON) / 2
            place = sides.turn(QRectF(left, round(middle - _ICON / 2), _ICON, _ICON))
            style.draw_icon(painter, _ICONS[source.kind], place, chosen or scheme.icon)
        return rect.adjusted(_TILE + _PAD, 0, 0, 0)

    def _paint_end(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: Index,
        chosen: str,
        *,
        sides: style.Sides,
    ) -> QRectF:
        """Paint count and marks from the end; return what is left for the title."""
        scheme = style.tokens(option.palette)
        unread = index.data(SidebarRole.UNREAD)
        source = index.data(SidebarRole.SOURCE)
        feed: Feed | None = index.data(SidebarRole.FEED)
        if unread and source != ALL:  # the number stands beside "Unread" already
            counts = feed is None or feed.in_totals
            words = text.count(unread) if counts else f"({text.count(unread)})"
            font = style.font(style.Role.SMALL, base=option.font)
            width = QFontMetricsF(font).horizontalAdvance(words) + 2
            place = QRectF(rect.right() - width, rect.top(), width, rect.height())
            painter.setFont(font)
            painter.setPen(chosen or scheme.muted)
            style.write(painter, sides.turn(place), words, at_end=True)
            rect = rect.adjusted(0, 0, -width - _PAD, 0)
        if urgent := index.data(SidebarRole.URGENT):
            rect = self._paint_urgent(painter, rect, option, urgent, chosen, sides=sides)
        # An open folder shows what fails in the feeds below it.
        shows = not bool(option.state & QStyle.StateFlag.State_Open)
        marks = []
        if shows and index.data(SidebarRole.PROBLEM):
            marks.append(("triangle-alert", scheme.warning))
        if index.data(SidebarRole.UNSAFE):
            marks.append(("lock-open", scheme.warning))
        if feed is not None and feed.state in _STANDS:  # quiet ink alone would not be enough
            marks.append((_STANDS[feed.state], scheme.muted))
        for name, ink in marks:
            place = QRectF(rect.right() - _MARK, round(rect.center().y() - _MARK / 2), _MARK, _MARK)
            style.draw_icon(painter, name, sides.turn(place), chosen or ink)
            rect = rect.adjusted(0, 0, -_MARK - _PAD, 0)
        return rect

    @staticmethod
    def _paint_urgent(
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        urgent: int,
        chosen: str,
        *,
        sides: style.Sides,
    ) -> QRectF:
        """Paint a ringing bell and its number beside the count; return what is left."""
        ink = chosen or style.tokens(option.palette).warning
        words = text.count(urgent)
        font = style.font(style.Role.SMALL, strong=True, base=option.font)
        width = QFontMetricsF(font).horizontalAdvance(words) + 2
        painter.setFont(font)
        painter.setPen(ink)
        place = QRectF(rect.right() - width, rect.top(), width, rect.height())
        style.write(painter, sides.turn(place), words, at_end=True)
        rect = rect.adjusted(0, 0, -width - _GAP, 0)
        bell = QRectF(rect.right() - _MARK, round(rect.center().y() - _MARK / 2), _MARK, _MARK)
        style.draw_icon(painter, "bell-ring", sides.turn(bell), ink)
        return rect.adjusted(0, 0, -_MARK - _PAD, 0)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's own signature
    ) -> None:
        """Put the field over the title."""
        place = option.rect.adjusted(_TILE + _PAD - 4, 1, -_PAD, -1)
        editor.setGeometry(style.Sides(option.rect, option.direction).turn(place).toRect())

    def _palette(self) -> QPalette:
        parent = self.parent()
        return parent.palette() if isinstance(parent, QWidget) else QPalette()
