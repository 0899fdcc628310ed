"""Why an article raised an alert, or none: every rule, every condition, true or false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from feedmon.model import ConditionGroup
from ui import style, text
from ui.dialogs.line import Line
from ui.dialogs.sizes import give_room
from ui.text import reasons
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QAction, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from feedmon.model import Judged, Why

_SIZE = (640, 460)
#: Icon and ink beside the words that say the same.
_TRUE, _FALSE, _NOTE = ("check", "accent"), ("x", "muted"), ("info", "muted")
_SIGN = Qt.ItemDataRole.UserRole
#: Beside the words of a row: its sign and what is left free (pixels); and as high as nothing is.
_AROUND, _ENOUGH = 40, 10_000


class WhyDialog(QDialog):
    """A tree that arrows go about in; a rule that found something is open, others are not.

    ``offer`` makes a rule, where that can be done; it is shown while there is none.

    *Signals*: ``history_wanted()``.
    """

    history_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        answers: Sequence[Why],
        *,
        now: float,
        offer: QAction | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Why an Alert, or None"))
        heading = Line(font=style.font(strong=True))
        heading.say(title or tr("Untitled"))
        self.sentence = QLabel(reasons.explained(answers))
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.tree = _Tree()
        for why in answers:
            self.tree.addTopLevelItem(_rule(why, now))
        self._draw()
        for at, why in enumerate(answers):
            item = self.tree.topLevelItem(at)
            if item is not None:
                self.tree.span_notes(item)
                _open_all(item, is_open=why.judged.holds or why.alert_id is not None)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setVisible(bool(answers))
        self.tree.resizeColumnToContents(0)
        widest = style.room(_SIZE[0] * 5 // 8)
        self.tree.setColumnWidth(0, min(widest, self.tree.columnWidth(0) + 16))
        history = QPushButton(tr("Alert &History"), autoDefault=False)
        history.clicked.connect(self._show_history)
        close = QPushButton(tr("Close"), default=True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        if offer is not None and not answers:
            make = QPushButton(offer.text(), autoDefault=False)
            make.clicked.connect(self.accept)
            make.clicked.connect(offer.trigger)
            buttons.addWidget(make)
        buttons.addWidget(history)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.sentence)
        column.addSpacing(4)
        column.addWidget(self.tree, 1)
        if not answers:
            column.addStretch(1)
        column.addSpacing(4)
        column.addLayout(buttons)
        give_room(self, _SIZE[0], _SIZE[1] if answers else 0)
        (self.tree if answers else close).setFocus()

    def _show_history(self) -> None:
        self.accept()
        self.history_wanted.emit()

    def _draw(self) -> None:
        for item in _all(self.tree.invisibleRootItem()):
            sign = item.data(0, _SIGN)
            if sign is not None:
                item.setIcon(0, style.icon(*sign))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class _Tree(QTreeWidget):
    """Rules and their conditions; what is chosen can be copied with what is below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("why")
        self.setAccessibleName(tr("Rules"))
        self.setColumnCount(2)
        self.setHeaderLabels([tr("Rule"), tr("This Article")])
        self.setIconSize(QSize(16, 16))
        self.setItemDelegate(_Signs(self))
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setFont(style.font(style.Role.SMALL))
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)

    def span_notes(self, rule: QTreeWidgetItem) -> None:
        """Let what came of a rule go over both columns; only items of a tree can."""
        for child in _below(rule):
            child.setFirstColumnSpanned(child.data(0, _SIGN) == _NOTE)

    def room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return how wide the words of a note may be."""
        above, depth = index.parent(), 1
        while above.isValid():
            above, depth = above.parent(), depth + 1
        return self.viewport().width() - depth * self.indentation() - _AROUND

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break notes anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Signs(QStyledItemDelegate):
    """Draws signs in their own colour, also on the pale ground of the row that is chosen.

    Notes have as many lines as they need: by itself a tree has rows of one line.
    """

    def __init__(self, tree: _Tree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave room for all lines of a note."""
        size = super().sizeHint(option, index)
        if index.column() or index.data(_SIGN) != _NOTE:
            return size
        broken = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, self._tree.room(index), _ENOUGH)
        lines = option.fontMetrics.boundingRect(room, broken, index.data())
        return QSize(lines.width(), size.height() - option.fontMetrics.height() + lines.height())

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            plain = option.icon.pixmap(option.decorationSize, QIcon.Mode.Normal)
            resting = QIcon(plain)
            resting.addPixmap(plain, QIcon.Mode.Selected)
            option.icon = resting


def _rule(why: Why, now: float) -> QTreeWidgetItem:
    item = _item(
        text.one_line(why.rule.title, 120),
        reasons.rule_answer(why),
        _TRUE if why.judged.holds else _FALSE,
    )
    item.setFont(0, style.font(strong=True))
    part = why.judged.part
    parts = why.judged.parts
    if isinstance(part, ConditionGroup) and len(parts) == 1:
        item.addChildren([_part(parts[0])])
    else:
        item.addChild(_part(why.judged))
    for line in reasons.rule_outcome(why, now):
        note = _item(line, "", _NOTE)
        item.addChild(note)
    return item


def _part(judged: Judged) -> QTreeWidgetItem:
    sign = _TRUE if judged.holds else _FALSE
    item = _item(reasons.part_words(judged), reasons.part_answer(judged), sign)
    item.addChildren([_part(each) for each in judged.parts])
    return item


def _item(words: str, answer: str, sign: tuple[str, str]) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words, answer])
    item.setData(0, _SIGN, sign)
    heard = tr("{words}: {answer}", words=words, answer=answer) if answer else words
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, heard)
    for column, said in enumerate((words, answer)):
        item.setToolTip(column, text.as_plain(said))
    return item


def _open_all(item: QTreeWidgetItem, *, is_open: bool) -> None:
    item.setExpanded(is_open)
    for child in _below(item):
        _open_all(child, is_open=True)


def _all(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for child in _below(item):
        yield child
        yield from _all(child)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = [item.child(at) for at in range(item.childCount())]
    return [each for each in found if each is not None]
