"""Every action with its keys, as the menus have them, to be looked at or searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.models.shortcuts import ShortcutModel, ShortcutRole
from ui.style.keycaps import draw_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.shortcuts import Index, ShortcutGroup, ShortcutRow

_SIZE = (480, 640)
#: Between the edge of a row and its words; above and below a heading.
_PAD, _ABOVE, _BELOW = 16, 16, 4
_INSET, _RADIUS = 6, 6.0


class ShortcutList(QWidget):
    """All actions with a field above them that narrows them."""

    def __init__(self, groups: Sequence[ShortcutGroup]) -> None:
        super().__init__()
        self.model = ShortcutModel(groups, self)
        self.search = QLineEdit(placeholderText="Search by name or key")
        self.search.setAccessibleName("Search shortcuts")
        self.search.textChanged.connect(self._narrow)
        self.view = _View(self.model)
        self._nothing = QLabel("No action has this name or key.")
        self._nothing.setProperty("quiet", True)
        self._nothing.setContentsMargins(_PAD, 8, _PAD, 8)
        self._nothing.hide()
        # The list scrolls while the words are still typed.
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self._scroll(step), context=within)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)

    def shown(self) -> list[tuple[str, list[str]]]:
        """Return what the search left: titles, each with the words of its actions."""
        return [(each.title, [row.words for row in each.rows]) for each in self.model.left()]

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        found = bool(self.model.rowCount())
        self.view.setVisible(found)
        self._nothing.setVisible(not found)
        self.view.scrollToTop()

    def _scroll(self, step: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())


class ShortcutsDialog(QDialog):
    """Stands beside the window, which can be used meanwhile."""

    def __init__(self, parent: QWidget | None, groups: Sequence[ShortcutGroup]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard Shortcuts")
        self.setModal(False)
        self.keys = ShortcutList(groups)
        self.shown = self.keys.shown
        close = QPushButton("Close", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.keys, 1)
        column.addLayout(buttons)
        self.resize(*_SIZE)
        self.keys.search.setFocus()


class _View(QListView):
    """The rows, painted: a hundred of them as widgets would hold up the window."""

    def __init__(self, model: ShortcutModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Shortcuts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first action: before it there is a heading, which is none."""
        super().focusInEvent(event)
        by_key = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        if by_key and not self.selectionModel().hasSelection() and self.model().rowCount() > 1:
            self.setCurrentIndex(self.model().index(1, 0))
            self.scrollToTop()  # to the heading, too


class _Delegate(QStyledItemDelegate):
    """A heading, or a line of the words of an action and its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ShortcutRole.ROW) is None:
            font = style.font(style.Role.SMALL, strong=True, base=option.font)
            return QSize(0, round(QFontMetricsF(font).height()) + _ABOVE + _BELOW)
        return QSize(0, 4 * round((QFontMetricsF(option.font).height() + 11) / 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scheme = style.tokens(option.palette)
        rect = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        row: ShortcutRow | None = index.data(ShortcutRole.ROW)
        painter.save()
        if row is None:
            painter.setFont(style.font(style.Role.SMALL, strong=True, base=option.font))
            painter.setPen(QColor(scheme.muted))
            painter.drawText(rect.adjusted(0, _ABOVE, 0, 0), _AT_LEFT, index.data())
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        bright = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        ink = scheme.on_selected if bright else scheme.text
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selected if bright else scheme.selected_idle))
            painter.drawRoundedRect(
                QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1), _RADIUS, _RADIUS
            )
        rest = draw_keys(
            painter,
            rect,
            row.keys,
            style.font(style.Role.SMALL, base=option.font),
            ink=ink,
            ground="" if chosen else scheme.raised,
            outline=scheme.on_selected if bright else scheme.hairline,
        )
        painter.setFont(option.font)
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(option.font)
        words = metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _AT_LEFT, words)
        painter.restore()


_AT_LEFT = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
) | int(Qt.TextFlag.TextSingleLine)
