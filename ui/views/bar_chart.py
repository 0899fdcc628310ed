"""Days as bars, painted; each of them can be pointed at, or reached with the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import style, text
from ui.models.charting import scale
from ui.views.announcing import announce
from ui.views.bars import BELOW, GAP, NOWHERE, Bars
from ui.views.focus import came_by_key

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.models.charting import Chart

_HEIGHT, _LEAST = 190, 130
_EDGE = 4


class BarChart(QWidget):
    """Shows a chart. To a screen reader it is its title, its summary, and the day that is read.

    *Signals*: ``read(int)``, the place of the day that the person looks at; -1 for none.
    """

    read = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._place = NOWHERE
        self._since = NOWHERE
        self._by_key = False
        self.setFont(style.font(style.Role.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(style.room(_LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: Chart, *, whole_since: int = NOWHERE) -> None:
        """Show these days; with a line where the numbers begin to be whole."""
        self.chart, self._since = chart, whole_since
        self.setAccessibleName(chart.title)
        self._read(self._place if self._place < len(chart.days) else NOWHERE)
        self.update()

    @property
    def place(self) -> int:
        """The day that is read; -1 for none."""
        return self._place

    def sizeHint(self) -> QSize:
        """Take what there is, and not much at least."""
        return QSize(style.room(480), style.room(_HEIGHT))

    # --- looking at a day -------------------------------------------------------------------

    def _read(self, place: int) -> None:
        if self.chart is None:
            return
        said = self.chart.summary() if place == NOWHERE else self.chart.said(place)
        self.setAccessibleDescription(said)
        if place != self._place:
            self._place = place
            self.update()
            self.read.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day."""
        days = 0 if self.chart is None else len(self.chart.days)
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, on = on, back
        now, last = self._place, days - 1
        before, after = (last, last) if now == NOWHERE else (now - 1, now + 1)
        places = {back: before, on: after, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        wanted = places.get(Qt.Key(event.key()))
        if wanted is None or not days or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._read(max(0, min(last, wanted)))
        announce(self, self.accessibleDescription())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the day under the pointer."""
        self._read(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Read none any more, unless keys do."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._read(NOWHERE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are here, if they led here."""
        super().focusInEvent(event)
        self._by_key = came_by_key(event, before=self._by_key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read no day any more."""
        super().focusOutEvent(event)
        self._read(NOWHERE)
        self.update()

    # --- where things are, as if days began on the left -------------------------------------

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(self.font())
        lines = [0] if self.chart is None else scale(self.chart.most)
        left = _EDGE + max(metrics.horizontalAdvance(text.count(line)) for line in lines) + GAP
        top = _EDGE + metrics.height() / 2
        bottom = self.height() - _EDGE - metrics.height() - BELOW
        return QRectF(left, top, self.width() - left - _EDGE, bottom - top)

    def _place_at(self, spot: QPointF) -> int:
        plot, days = self._plot(), 0 if self.chart is None else len(self.chart.days)
        x = self.width() - spot.x() if self._sides().turned else spot.x()
        place = int((x - plot.left()) / max(1.0, plot.width()) * days) if days else NOWHERE
        return place if 0 <= place < days and x >= plot.left() else NOWHERE

    def _sides(self) -> style.Sides:
        return style.Sides(self.rect(), self.layoutDirection())

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the scale, the days, and the one that is read."""
        painter = QPainter(self)
        scheme = style.tokens(self.palette())
        painter.fillRect(self.rect(), QColor(scheme.window))
        if self.chart is not None and self.chart.days:
            picture = Bars(painter, self.chart, self._plot(), self._sides(), scheme)
            picture.paint(self._place, self._since)
        if self.hasFocus() and self._by_key:
            painter.setPen(QColor(scheme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))
