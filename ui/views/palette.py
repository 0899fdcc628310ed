"""The command palette: a field over the window, and below it all that can be done or gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QIcon,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.models.palette import PaletteModel, PaletteRole, spoken
from ui.style.keycaps import draw_keys
from ui.translation import tr
from ui.views.announcing import announce
from ui.views.painting import draw_ground, draw_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.palette import Choice, Index
    from ui.views.feed_icons import Icons

_WIDTH, _LEAST = 600, 240
_ROWS = 10
_PAD, _ICON = 12, 18
_LEAST_DETAIL = 40
#: How far down the palette stands, as a share of the window's height.
_DOWN = 0.14


class _Delegate(QStyledItemDelegate):
    """One line: icon, words, where they are from, and the keys."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        height = QFontMetricsF(option.font).height()
        return QSize(200, max(32, 4 * round((height + 14) / 4)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(PaletteRole.CHOICE)
        scheme = style.tokens(option.palette)
        sides = style.Sides(option.rect, option.direction)
        rect = QRectF(option.rect).adjusted(6, 0, -6, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        able = choice.enabled
        if chosen:
            ground = scheme.selected if able else scheme.selected_idle
            draw_ground(painter, rect.adjusted(0, 1, 0, -1), ground)
        bright = chosen and able
        ink = scheme.on_selected if bright else scheme.text if able else scheme.muted
        quiet = scheme.on_selected if bright else scheme.muted
        rect = rect.adjusted(_PAD, 0, -_PAD, 0)
        ground = scheme.selected if bright else scheme.window
        self._paint_icon(painter, sides, rect, choice, ground, bright=bright)
        rect = rect.adjusted(_ICON + 10, 0, 0, 0)
        small = style.font(style.Role.SMALL, base=option.font)
        if choice.keys:
            rect = draw_keys(
                painter,
                rect,
                choice.keys,
                small,
                sides=sides,
                ink=quiet,
                ground="" if chosen else scheme.raised,
                outline=scheme.on_selected if bright else scheme.hairline,
            ).adjusted(0, 0, -8, 0)
        self._paint_words(painter, rect, option, choice, (ink, quiet), sides=sides)

    def _paint_icon(
        self,
        painter: QPainter,
        sides: style.Sides,
        rect: QRectF,
        choice: Choice,
        ground: str,
        *,
        bright: bool,
    ) -> None:
        top = round(rect.center().y() - _ICON / 2)
        place = sides.turn(QRectF(rect.left(), top, _ICON, _ICON))
        if choice.feed_id:
            self._icons.draw(painter, place, choice.feed_id, choice.words, ground=ground)
        elif choice.icon is not None:
            able = QIcon.Mode.Selected if bright else QIcon.Mode.Normal
            mode = able if choice.enabled else QIcon.Mode.Disabled
            state = QIcon.State.On if choice.checked else QIcon.State.Off
            choice.icon.paint(painter, place.toRect(), Qt.AlignmentFlag.AlignCenter, mode, state)

    def _paint_words(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        choice: Choice,
        inks: tuple[str, str],
        *,
        sides: style.Sides,
    ) -> None:
        small = style.font(style.Role.SMALL, base=option.font)
        detail = " · ".join(
            part for part in ("on" if choice.checked else "", choice.detail) if part
        )
        needed = QFontMetricsF(option.font).horizontalAdvance(choice.words) + 2
        # The words go first; where they are from gets what is left of the line.
        words = QRectF(rect.left(), rect.top(), min(needed, rect.width()), rect.height())
        draw_line(painter, sides.turn(words), choice.words, option.font, inks[0])
        rest = rect.adjusted(words.width() + 10, 0, 0, 0)
        if detail and rest.width() > _LEAST_DETAIL:
            draw_line(painter, sides.turn(rest), detail, small, inks[1])


class Palette(QWidget):
    """Lies over the whole window, so that a click beside the palette closes it.

    It is no window of its own: the keys stay with this one, on every desktop. What had the focus
    has it again afterwards.

    *Signals*: ``chosen(str)``, the key of a choice, after the palette has gone.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self.setAccessibleName(tr("Command palette"))
        self._window = window
        self._before: QWidget | None = None
        self.model = PaletteModel(self)
        self.field = QLineEdit(placeholderText=tr("Do something, or go to a feed or folder"))
        self.field.setAccessibleName(tr("Command palette"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(icons, self))
        icons.changed.connect(self.list.viewport().update)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self._nothing = QLabel(tr("Nothing is called that."))
        self._nothing.setProperty("quiet", True)
        style.set_margins(self._nothing, _PAD + 6, 8, _PAD, 12)
        self._frame = QFrame(self)
        self._frame.setObjectName("popover")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 9, 1, 7)
        column.setSpacing(8)
        above = QVBoxLayout()
        above.setContentsMargins(8, 0, 8, 0)
        above.addWidget(self.field)
        column.addLayout(above)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        window.installEventFilter(self)
        self.hide()

    def open(self, choices: Sequence[Choice], recent: Sequence[str]) -> None:
        """Show ``choices``; those in ``recent`` (keys, the last one first) before the others."""
        self._before = QApplication.focusWidget()
        self.model.set_choices(choices, recent)
        self.field.clear()
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def close_again(self, *, give_back: bool = True) -> None:
        """Go away; ``give_back`` the focus to what had it."""
        if self.isHidden():
            return
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        before, self._before = self._before, None
        self.hide()
        if give_back and before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    # --- what is typed ----------------------------------------------------------------------

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._settle()

    def _settle(self) -> None:
        rows = self.model.rowCount()
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setCurrentIndex(self.model.index(0, 0) if rows else QModelIndex())
        self.list.scrollToTop()
        self._place()

    def _announce(self, index: QModelIndex) -> None:
        if index.isValid():
            announce(self.field, spoken(index.data(PaletteRole.CHOICE)))  # the keys stay there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the list by the keys of the field; follow the size of the window."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
        elif watched is self._window and isinstance(event, QResizeEvent):
            self._place()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        page = self.list.rows_seen()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_again()
        elif key in steps:
            self._step(steps[key])
        else:
            # There is nothing else to go to.
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _step(self, by: int) -> None:
        rows = self.model.rowCount()
        if not rows:
            return
        now = self.list.currentIndex().row()
        # By one it goes round, by pages it stops at the ends.
        row = (now + by) % rows if abs(by) == 1 else min(max(now + by, 0), rows - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _take(self, index: QModelIndex) -> None:
        choice: Choice | None = index.data(PaletteRole.CHOICE) if index.isValid() else None
        if choice is None or not choice.enabled:
            return
        self.close_again()
        self.chosen.emit(choice.key)

    # --- where it stands --------------------------------------------------------------------

    def _place(self) -> None:
        whole = self._window.rect()
        self.setGeometry(whole)
        width = min(_WIDTH, max(_LEAST, whole.width() - 48))
        top = round(whole.height() * _DOWN)
        height = self.list.sizeHintForRow(0) if self.model.rowCount() else 0
        most = max(2, (whole.height() - top - 96) // height) if height else 0
        self.list.setFixedHeight(min(self.model.rowCount(), _ROWS, most) * height)
        self._frame.setFixedWidth(width)
        self._frame.adjustSize()
        self._frame.move((whole.width() - width) // 2, top)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.close_again(give_back=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close: this is beside the palette."""
        inside = self._frame.geometry().contains(event.position().toPoint())
        if not inside:
            self.close_again()


class _List(QListView):
    """The rows; the focus stays in the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Choices"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rows_seen(self) -> int:
        """Count the rows that fit into the view, less one that stays for the eye."""
        height = self.sizeHintForRow(0)
        return max(1, self.viewport().height() // height - 1) if height > 0 else 1
