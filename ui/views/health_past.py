"""The page of the health window with what came day by day, as charts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style, text
from ui.dialogs.line import Line
from ui.models.charting import Chart, Pattern, Series, days_of
from ui.translation import tr
from ui.views.bar_chart import BarChart
from ui.views.bars import fill
from ui.views.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from feedmon.model import History

_SWATCH = 12
_CHARTS, _EMPTY = 0, 1


def charts_of(history: History, begins: Sequence[int]) -> tuple[Chart, Chart]:
    """Make the charts of what came on the days that begin then: articles, and polls."""
    days = days_of(begins)
    articles = Series(tr("Articles"), history.articles, "accent")
    polls = history.polls
    return (
        Chart(tr("Articles per Day"), days, (articles,)),
        Chart(
            tr("Polls per Day"),
            days,
            (
                Series(
                    tr("Nothing new"), tuple(day.quiet for day in polls), "muted", Pattern.HOLLOW
                ),
                Series(tr("With news"), tuple(day.news for day in polls), "accent"),
                Series(
                    tr("Failed"), tuple(day.failed for day in polls), "warning", Pattern.STRIPED
                ),
            ),
        ),
    )


class _Swatch(QWidget):
    """How a part of the bars is painted, beside its name."""

    def __init__(self, part: Series) -> None:
        super().__init__()
        self._part = part
        self.setFixedSize(QSize(_SWATCH, _SWATCH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        ink = style.tokens(self.palette()).names()[self._part.ink]
        fill(painter, QRectF(self.rect()), ink, self._part.pattern)


class _Section(QWidget):
    """A chart with its heading, what is read in it, and what its parts mean."""

    def __init__(self) -> None:
        super().__init__()
        self.bars = BarChart()
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(style.font(strong=True))
        self._said = Line(quiet=True)
        self._note = QLabel(wordWrap=True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setFont(style.font(style.Role.SMALL))
        self._note.setProperty("quiet", True)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addWidget(self.bars, 1)
        column.addLayout(self._legend)
        column.addWidget(self._note)
        self.bars.read.connect(self._say)

    def show_chart(self, chart: Chart, *, whole_since: int = -1, note: str = "") -> None:
        """Show a chart, and a note below where there is something to be said of it."""
        self._title.setText(chart.title)
        self.bars.show_chart(chart, whole_since=whole_since)
        if not self._legend.count() and len(chart.parts) > 1:
            for part in chart.parts:
                name = QLabel(part.name)
                name.setFont(style.font(style.Role.SMALL))
                self._legend.addWidget(_Swatch(part))
                self._legend.addWidget(name)
                self._legend.addSpacing(12)
            self._legend.addStretch(1)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._say(self.bars.place)

    def _say(self, place: int) -> None:
        chart = self.bars.chart
        if chart is not None:
            self._said.say(chart.summary() if place < 0 else chart.said(place))


class PastPage(QStackedWidget):
    """Shows how many articles came, and what came of polls.

    *Signals*: ``looked_at()``, it is seen now: whoever knows shows what came.
    """

    looked_at = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.articles, self.polls = _Section(), _Section()
        inside = QWidget()
        inside.setObjectName("page")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(20)
        column.addWidget(self.articles, 1)
        column.addWidget(self.polls, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.empty = EmptyState()
        self.empty.say("activity", "", tr("Counting…"))
        self.addWidget(scroll)
        self.addWidget(self.empty)
        self.setCurrentIndex(_EMPTY)

    def charts(self) -> list[BarChart]:
        """Return the charts, from the top."""
        return [self.articles.bars, self.polls.bars]

    def as_text(self) -> str:
        """Write the numbers of the chart that has the keys, or of both."""
        shown = [each for each in self.charts() if each.chart is not None]
        wanted = [each for each in shown if each.hasFocus()] or shown
        return "\n".join(each.chart.as_text() for each in wanted if each.chart is not None)

    def show_history(self, history: History, begins: Sequence[int]) -> None:
        """Show what came on the days that begin then."""
        articles, polls = charts_of(history, begins)
        if articles.is_empty and polls.is_empty:
            self.empty.say("activity", "", tr("Nothing came in the last weeks."))
            self.setCurrentIndex(_EMPTY)
            return
        self.articles.show_chart(articles)
        since = history.polls_since
        if since is None or since <= begins[0]:
            self.polls.show_chart(polls)
        else:
            first = next((at for at, begin in enumerate(begins) if begin > since), -1)
            note = text.log_is_whole_since(date.fromtimestamp(since))  # noqa: DTZ012
            self.polls.show_chart(polls, whole_since=first, note=note)
        self.setCurrentIndex(_CHARTS)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the numbers."""
        super().showEvent(event)
        self.looked_at.emit()
