"""One row of the alert history: what, why, and how it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from feedmon.model import AlertKind, Urgency
from ui import style, text
from ui.models.alert_rows import AlertRole
from ui.text import alerts as words
from ui.translation import isolated
from ui.views.painting import draw_dot, draw_ground, draw_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.alert_rows import AlertRow, Index
    from ui.views.feed_icons import Icons

#: Where words begin (the dot of what was not seen stands left of them), and the room right of them.
LEFT, RIGHT = 26, 18
_PAD, _DOT, _SIGN, _ICON, _GAP = 9, 8, 14, 14, 6


class _Look(NamedTuple):
    """What parts of a row are painted with: ``ink`` is empty where each part has its own."""

    painter: QPainter
    ink: str
    base: QFont
    sides: style.Sides
    scheme: style.Tokens


class AlertDelegate(QStyledItemDelegate):
    """Paints title and time, the cause, and below in small print the feed and how it was told."""

    def __init__(self, now: Callable[[], float], icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._now, self._icons = now, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        line = QFontMetricsF(option.font).height()
        small = QFontMetricsF(style.font(style.Role.SMALL, base=option.font)).height()
        return QSize(240, round(2 * _PAD + 2 * line + 3 + small))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row: AlertRow = index.data(AlertRole.ROW)
        scheme = style.tokens(option.palette)
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        active = chosen and bool(option.state & state.State_Active)
        active = active and option.widget is not None and option.widget.hasFocus()
        sides = style.Sides(option.rect, option.direction)
        whole = QRectF(option.rect)
        painter.save()
        if chosen:
            ground = scheme.selected if active else scheme.selected_idle
            draw_ground(painter, whole.adjusted(6, 1, -6, -1), ground)
        else:
            painter.setPen(QPen(QColor(scheme.hairline), 0))
            line = sides.turn(whole.adjusted(LEFT, 0, 0, -0.5))
            painter.drawLine(line.bottomLeft(), line.bottomRight())
        ink = scheme.on_selected if active else ""
        rect = whole.adjusted(LEFT, _PAD, -RIGHT, -_PAD)
        look = _Look(painter, ink, option.font, sides, scheme)
        self._paint_title(look, rect, row)
        height = QFontMetricsF(option.font).height()
        second = QRectF(rect.left(), rect.top() + height, rect.width(), height)
        cause = words.alert_cause(row.record.alert, self._now())
        draw_line(painter, sides.turn(second), cause, option.font, ink or scheme.text)
        self._paint_ways(look, rect, row)
        painter.restore()

    def _paint_title(self, look: _Look, rect: QRectF, row: AlertRow) -> None:
        painter, ink, base, sides, scheme = look
        alert = row.record.alert
        small = style.font(style.Role.SMALL, base=base)
        when = text.clock_time(alert.raised_at, self._now())
        width = QFontMetricsF(small).horizontalAdvance(when)
        line = QRectF(rect.left(), rect.top(), rect.width(), QFontMetricsF(base).height())
        draw_line(painter, sides.turn(line), when, small, ink or scheme.muted, at_end=True)
        line.adjust(0, 0, -width - 12, 0)
        if alert.urgency is Urgency.URGENT:
            sign = QRectF(line.right() - _SIGN, round(line.center().y() - _SIGN / 2), _SIGN, _SIGN)
            style.draw_icon(painter, "bell-ring", sides.turn(sign), ink or scheme.warning)
            line.adjust(0, 0, -_SIGN - _GAP, 0)
        unseen = alert.seen_at is None
        if unseen:
            spot = QRectF(rect.left() - 10 - _DOT / 2, line.top() + 0.5, _DOT, line.height())
            draw_dot(painter, sides.turn(spot).center(), _DOT, ink or scheme.accent)
        font = style.font(strong=unseen, base=base)
        title = words.alert_title(alert)
        draw_line(painter, sides.turn(line), title, font, ink or scheme.text)

    def _paint_ways(self, look: _Look, rect: QRectF, row: AlertRow) -> None:
        painter, ink, base, sides, scheme = look
        alert = row.record.alert
        small = style.font(style.Role.SMALL, base=base)
        metrics = QFontMetricsF(small)
        height = metrics.height()
        line = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
        if alert.feed_id is not None:
            place = QRectF(line.left(), round(line.center().y() - _ICON / 2), _ICON, _ICON)
            ground = scheme.selected if ink else scheme.window
            icon = sides.turn(place)
            self._icons.draw(painter, icon, alert.feed_id, alert.feed_title, ground=ground)
            line.adjust(_ICON + _GAP, 0, 0, 0)
        if words.has_failed(row.record):
            place = QRectF(line.left(), round(line.center().y() - _ICON / 2), _ICON, _ICON)
            style.draw_icon(painter, "triangle-alert", sides.turn(place), ink or scheme.warning)
            line.adjust(_ICON + 4, 0, 0, 0)
        feed = alert.feed_title if alert.kind is AlertKind.ARTICLE else ""
        parts = (
            isolated(text.one_line(feed, 60)),
            words.told(row.record, self._now()),
            row.missing,
        )
        said = " · ".join(part for part in parts if part)
        draw_line(painter, sides.turn(line), said, small, ink or scheme.muted)
