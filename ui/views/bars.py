"""The picture of a chart of days: its scale, its bars, and the days below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from ui import style, text
from ui.models.charting import Pattern, labelled, scale

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.models.charting import Chart

#: Beside the numbers of the scale, and below the bars.
GAP, BELOW = 8, 6
#: For the place of a day.
NOWHERE = -1
#: How much of a day's place its bar takes, and the widest that it gets.
_SHARE, _WIDEST = 0.7, 28
_STRIPE = 2


def fill(painter: QPainter, bar: QRectF, colour: str, pattern: Pattern) -> None:
    """Paint a part of a bar as it is told apart."""
    ink = QColor(colour)
    if pattern is Pattern.FULL:
        painter.fillRect(bar, ink)
        return
    if pattern is Pattern.STRIPED:
        top = bar.top()
        while top < bar.bottom():
            stripe = min(_STRIPE, bar.bottom() - top)
            painter.fillRect(QRectF(bar.left(), top, bar.width(), stripe), ink)
            top += 2 * _STRIPE
        return
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))


class Bars:
    """Paints ``chart`` into ``plot``, which is measured as if days began on the left."""

    def __init__(
        self,
        painter: QPainter,
        chart: Chart,
        plot: QRectF,
        sides: style.Sides,
        scheme: style.Tokens,
    ) -> None:
        self._painter, self._chart, self._plot = painter, chart, plot
        self._sides, self._scheme = sides, scheme
        self._metrics = QFontMetricsF(painter.font())
        self._lines = scale(chart.most)

    def paint(self, read: int, since: int) -> None:
        """Paint it, with a ground for the day that is read, and a line where one begins."""
        if read != NOWHERE:
            ground = self._sides.turn(self._column(read))
            self._painter.fillRect(ground, QColor(self._scheme.selected_idle))
        self._paint_scale()
        for place in range(len(self._chart.days)):
            self._paint_day(place)
        self._paint_words()
        if since > 0:
            self._paint_line(self._sides.turn(self._column(since)))

    def _column(self, place: int) -> QRectF:
        plot, width = self._plot, self._plot.width() / len(self._chart.days)
        left, right = round(plot.left() + place * width), round(plot.left() + (place + 1) * width)
        return QRectF(left, plot.top(), right - left, plot.height())

    def _paint_scale(self) -> None:
        plot, high = self._plot, self._metrics.height()
        for line in self._lines:
            y = round(plot.bottom() - plot.height() * line / self._lines[-1])
            across = self._sides.turn(QRectF(plot.left(), y, plot.width(), 1))
            colour = self._scheme.hairline if line else self._scheme.outline
            self._painter.fillRect(across, QColor(colour))
            self._painter.setPen(QColor(self._scheme.muted))
            beside = self._sides.turn(QRectF(0, y - high / 2, plot.left() - GAP, high))
            style.write(self._painter, beside, text.count(line), at_end=True)

    def _paint_day(self, place: int) -> None:
        column, inks = self._column(place), self._scheme.names()
        width = max(2.0, min(_WIDEST, round(column.width() * _SHARE)))
        left = round(column.center().x() - width / 2)
        bottom = float(round(self._plot.bottom()))
        for part in self._chart.parts:
            number = part.numbers[place]
            if not number:
                continue
            high = max(2, round(self._plot.height() * number / self._lines[-1]))
            bar = QRectF(left, bottom - high, width, high)
            fill(self._painter, self._sides.turn(bar), inks[part.ink], part.pattern)
            bottom -= high + 1  # a line of the ground between two parts

    def _paint_words(self) -> None:
        plot, metrics = self._plot, self._metrics
        words = [text.short_day(day) for day in self._chart.days]
        widest = max(map(metrics.horizontalAdvance, words))
        self._painter.setPen(QColor(self._scheme.muted))
        for place in labelled(len(words), plot.width(), widest):
            width = metrics.horizontalAdvance(words[place]) + 1
            left = self._column(place).center().x() - width / 2
            left = max(plot.left(), min(left, plot.right() - width))
            below = QRectF(left, plot.bottom() + BELOW, width, metrics.height())
            style.write(self._painter, self._sides.turn(below), words[place])

    def _paint_line(self, column: QRectF) -> None:
        self._painter.setPen(QPen(QColor(self._scheme.muted), 1, Qt.PenStyle.DashLine))
        x = (column.right() if self._sides.turned else column.left()) - 0.5
        self._painter.drawLine(QPointF(x, column.top()), QPointF(x, column.bottom()))
