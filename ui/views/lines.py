"""The lines that can be moved: between panes, and between the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHeaderView

from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QSplitter, QTableView, QWidget

#: How thick a line is shown that the keys move.
THICK = 3


class Line(Protocol):
    """What a line has to say of itself, in pixels: how large that is what stands before it."""

    #: What stands on both of its sides.
    host: QWidget
    name: str
    can_fit: bool

    @property
    def orientation(self) -> Qt.Orientation:
        """Say along what it is moved."""

    def is_there(self) -> bool:
        """Tell whether it is seen."""

    def span(self) -> tuple[int, int]:
        """Return the least and the greatest value."""

    def value(self) -> int:
        """Return where it is."""

    def move(self, value: int) -> None:
        """Move it there, or as near as it goes."""

    def fit(self) -> None:
        """Make that as large as its contents what stands before it."""

    def bring_into_sight(self) -> None:
        """Scroll until it is seen."""

    def place(self) -> QRect:
        """Return where it is to be shown, in the coordinates of its host."""

    def watched(self) -> list[QObject]:
        """Return what is moved, resized or hidden with it."""

    def moved(self) -> list[Any]:
        """Return the signals that tell that something else moved it."""


class PaneLine:
    """The line between the two panes of a splitter."""

    can_fit = False

    def __init__(self, splitter: QSplitter, name: str) -> None:
        self._splitter, self.name = splitter, name
        self.host: QWidget = splitter

    @property
    def orientation(self) -> Qt.Orientation:
        """Say along what it is moved."""
        return self._splitter.orientation()

    def is_there(self) -> bool:
        """Tell whether both panes are seen."""
        return all(pane.isVisible() for pane in self._panes())

    def span(self) -> tuple[int, int]:
        """Return how small and how large the first pane can be, as the mouse could make it."""
        # A pair, which its stub does not say.
        found: Any = self._splitter
        least, most = found.getRange(1)
        return least, most

    def value(self) -> int:
        """Return how large the first pane is."""
        return self._splitter.sizes()[0]

    def move(self, value: int) -> None:
        """Make the first pane so large, and the second one as much smaller."""
        self._splitter.setSizes([value, sum(self._splitter.sizes()) - value])

    def fit(self) -> None:
        """Leave it: what stands in panes fits into any."""

    def bring_into_sight(self) -> None:
        """Leave it: it is always in sight."""

    def place(self) -> QRect:
        """Return where the handle is, thicker."""
        middle = self._splitter.handle(1).geometry().center()
        half = THICK // 2
        if self.orientation == Qt.Orientation.Horizontal:
            return QRect(middle.x() - half, 0, THICK, self._splitter.height())
        return QRect(0, middle.y() - half, self._splitter.width(), THICK)

    def watched(self) -> list[QObject]:
        """Return the handle, and the panes, which can be hidden."""
        return [self._splitter.handle(1), *self._panes()]

    def moved(self) -> list[Any]:
        """Return what tells of the mouse."""
        return [self._splitter.splitterMoved]

    def _panes(self) -> list[QWidget]:
        found = [self._splitter.widget(place) for place in range(self._splitter.count())]
        return [pane for pane in found if pane is not None]


class ColumnLine:
    """The line at the end of a column."""

    can_fit = True
    orientation = Qt.Orientation.Horizontal

    def __init__(self, table: QTableView, column: int) -> None:
        self._table, self._column = table, column
        self._header = table.horizontalHeader()
        self.host: QWidget = table
        words = table.model().headerData(column, Qt.Orientation.Horizontal)
        self.name = tr("Width of the column “{column}”", column=str(words))

    def is_there(self) -> bool:
        """Tell whether the column is seen."""
        return self._table.isVisible() and not self._header.isSectionHidden(self._column)

    def span(self) -> tuple[int, int]:
        """Return the least width of a column, and that of the table."""
        widest = max(self.value(), self._table.viewport().width())
        return self._header.minimumSectionSize(), widest

    def value(self) -> int:
        """Return how wide the column is."""
        return self._header.sectionSize(self._column)

    def move(self, value: int) -> None:
        """Make the column so wide."""
        self._header.resizeSection(self._column, value)

    def fit(self) -> None:
        """Make it as wide as its words, as a double click on its end does."""
        self._table.resizeColumnToContents(self._column)

    def bring_into_sight(self) -> None:
        """Scroll sideways if need be, and neither up nor down."""
        middle = max(self._table.rowAt(self._table.viewport().height() // 2), 0)
        self._table.scrollTo(self._table.model().index(middle, self._column))

    def place(self) -> QRect:
        """Return its end, from the head down."""
        end = self._header.sectionViewportPosition(self._column)
        if self._header.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            end += self.value() - 1
        head = self._header.mapTo(self._table, QPoint(end, 0))
        height = self._table.viewport().geometry().bottom() + 1 - head.y()
        return QRect(head.x() - THICK // 2, head.y(), THICK, height)

    def watched(self) -> list[QObject]:
        """Return the head of the table."""
        return [self._header]

    def moved(self) -> list[Any]:
        """Return what tells of other widths, and of scrolling."""
        return [self._header.sectionResized, self._table.horizontalScrollBar().valueChanged]


def columns(table: QTableView) -> Iterator[Line]:
    """Yield the lines of those columns whose widths the mouse can change, as one reads."""
    header = table.horizontalHeader()
    for place in range(header.count()):
        column = header.logicalIndex(place)
        if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
            yield ColumnLine(table, column)
