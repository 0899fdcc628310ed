"""Moving lines by keys: one after the other they become something that the arrows move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QSlider, QToolTip

from ui import style
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAction, QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.views.lines import Line

#: What an arrow moves, and what Page Up and Page Down do, in pixels.
_STEP, _PAGE = 16, 96
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_KEPT = _ENTER | {Qt.Key.Key_Escape, Qt.Key.Key_Space}
#: The keys come back from these.
_AWAY = frozenset(
    (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    )
)
_PLAIN = frozenset((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier))
_CHANGES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide))

_PANE_HINT = mark(
    "The arrows move this line. Tab goes to the next one, Enter leaves it here, Esc takes it back."
)
_COLUMN_HINT = mark(
    "The arrows move this line, Space makes the column as wide as its words. "
    "Tab goes to the next one, Enter leaves it here, Esc takes it back."
)


class LineSlider(QSlider):
    """Lies on a line while the keys move it: a slider, to a screen reader.

    *Signals*: ``next_wanted(int)``, another line, so many further on; ``fit_wanted()``;
    ``finished(bool)``, with whether the line stays where it is; ``left()``, the keys are elsewhere.
    """

    next_wanted = Signal(int)
    fit_wanted = Signal()
    finished = Signal(bool)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that have a meaning here, whatever they mean in the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() in _PLAIN
            and event.key() in _KEPT
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, fit, or have done."""
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Escape:
            self.finished.emit(key != Qt.Key.Key_Escape)
        elif key == Qt.Key.Key_Space:
            self.fit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go to the next line, and round."""
        self.next_wanted.emit(1 if on else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys are elsewhere, and will not come back by themselves."""
        super().focusOutEvent(event)
        if event.reason() not in _AWAY:
            self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the line as what has the keys is shown everywhere."""
        QPainter(self).fillRect(self.rect(), QColor(style.tokens(self.palette()).accent))


class LineKeys(QObject):
    """Lets ``action`` go from line to line of ``window``, from the one nearest to the keys on.

    ``lines`` are asked for each time: they come and go with layouts and filters.
    """

    def __init__(
        self, window: QWidget, action: QAction, lines: Callable[[], Iterable[Line]]
    ) -> None:
        super().__init__(window)
        self._window, self._lines = window, lines
        self._line: Line | None = None
        self._before: QWidget | None = None  # where the keys go back to
        self._first = 0  # where the line was
        self._hint = ""  # what was said of the keys
        self._busy = False
        self.slider = LineSlider(window)
        self.slider.valueChanged.connect(self._move)
        self.slider.next_wanted.connect(self._go_on)
        self.slider.fit_wanted.connect(self._fit)
        self.slider.finished.connect(self._finish)
        self.slider.left.connect(self._leave)
        action.triggered.connect(self._asked)

    def _asked(self) -> None:
        if self._line is not None:
            self._go_on(1)
        elif self._window.isActiveWindow():
            self._before = QApplication.focusWidget()
            there = self._there()
            if there:
                self._take(_nearest(there, self._before))

    def _there(self) -> list[Line]:
        return [line for line in self._lines() if line.is_there()]

    def _go_on(self, steps: int) -> None:
        there, now = self._there(), self._line
        if now is not None and there:
            known = [(line.host, line.name) for line in there]
            at = known.index((now.host, now.name)) if (now.host, now.name) in known else -steps
            self._take(there[(at + steps) % len(there)])

    # --- one line ---------------------------------------------------------------------------

    def _take(self, line: Line) -> None:
        self._let_go()
        self._line = line
        line.bring_into_sight()
        self._first = line.value()
        self._busy = True
        self.slider.setOrientation(line.orientation)
        # A line that goes down makes that larger what is above it.
        down = line.orientation == Qt.Orientation.Vertical
        self.slider.setInvertedControls(down)
        self.slider.setAccessibleName(line.name)
        hint = tr(_COLUMN_HINT if line.can_fit else _PANE_HINT)
        self.slider.setAccessibleDescription(hint)
        self.slider.setRange(*line.span())
        self.slider.setValue(line.value())
        self._busy = False
        for signal in line.moved():
            signal.connect(self._follow)
        for each in line.watched():
            each.installEventFilter(self)
        self._lay()
        self.slider.raise_()
        self.slider.show()
        self.slider.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_hint(hint)

    def _show_hint(self, hint: str) -> None:
        """Show once what the keys do here, beside the line."""
        if hint == self._hint:
            QToolTip.hideText()
            return
        self._hint = hint
        beside = self.slider.mapToGlobal(self.slider.rect().center())
        QToolTip.showText(beside, hint, self.slider)

    def _let_go(self) -> None:
        line, self._line = self._line, None
        if line is not None and shiboken6.isValid(line.host):
            for each in line.watched():
                each.removeEventFilter(self)
            for signal in line.moved():
                signal.disconnect(self._follow)

    def _lay(self) -> None:
        line = self._line
        if line is not None:
            place = line.place()
            corner = line.host.mapTo(self._window, QPoint())
            self.slider.setGeometry(QRect(place.topLeft() + corner, place.size()))

    def _move(self, value: int) -> None:
        line = self._line
        if line is None or self._busy:
            return
        QToolTip.hideText()
        self._busy = True
        line.move(value)
        line.bring_into_sight()
        self._busy = False
        self._follow()

    def _fit(self) -> None:
        QToolTip.hideText()
        if self._line is not None:
            self._line.fit()

    def _follow(self) -> None:
        """Lie where the line is now, whatever moved it."""
        line = self._line
        if line is None or self._busy:
            return
        if not line.is_there() or line.orientation != self.slider.orientation():
            self._finish(stays=True)  # another layout, or the pane is hidden
            return
        self._busy = True
        self.slider.setRange(*line.span())
        self.slider.setValue(line.value())
        self._busy = False
        self._lay()

    def _finish(self, stays: bool) -> None:
        line, before = self._line, self._before
        if line is None:
            return
        self._let_go()
        if not stays:
            line.move(self._first)
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._leave()

    def _leave(self) -> None:
        self._let_go()
        self._before, self._hint = None, ""
        QToolTip.hideText()
        self.slider.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line in a window that changes its size."""
        if event.type() in _CHANGES:
            self._follow()
        return super().eventFilter(watched, event)


def _nearest(lines: list[Line], focus: QWidget | None) -> Line:
    """Return the first line of the innermost place that has the keys, or the first of all."""
    best: Line | None = None
    for line in lines:
        if focus is None or not line.host.isAncestorOf(focus):  # a widget is one of its own
            continue
        if best is None or (best.host is not line.host and best.host.isAncestorOf(line.host)):
            best = line
    return best or lines[0]
