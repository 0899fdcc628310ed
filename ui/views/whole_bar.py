"""A scroll bar that stands for a whole list of which only a part is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

#: While the mouse drags on, a place beyond what is loaded is asked for so often.
_REST_MS = 60


class WholeBar(QScrollBar):
    """Range and value are those of the loaded part, as its view wants them.

    What is painted, and what the mouse drags, is the whole: so many pixels more above and below.

    *Signals*: ``leap_wanted(int)``, a place of the whole in pixels that is not loaded.
    """

    leap_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._above = self._below = 0
        self._wanted: int | None = None  # where a leap is to go; the slider is there already
        self._grip: int | None = None  # where the mouse holds the slider
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._leap)

    def set_extent(self, above: int, below: int) -> None:
        """Stand for so many pixels more than are loaded."""
        self._above, self._below = max(0, above), max(0, below)
        self.update()

    def arrive(self) -> None:
        """Show where the view is again: a leap is over."""
        self._rest.stop()
        self._wanted = None
        self.update()

    @property
    def whole(self) -> int:
        """The value of the whole, in pixels from its top."""
        return self._above + self.value() if self._wanted is None else self._wanted

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        """Let the style paint the whole, and find its parts where they are painted."""
        super().initStyleOption(option)
        if self._above or self._below:
            option.minimum, option.maximum = 0, self._maximum()
            option.sliderPosition = option.sliderValue = self.whole

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the slider."""
        slider = self._part(QStyle.SubControl.SC_ScrollBarSlider)
        place = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if (self._above or self._below) and is_left and slider.contains(place):
            self._grip = place.y() - slider.top()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go where the slider is dragged to."""
        if self._grip is None:
            super().mouseMoveEvent(event)
            return
        groove = self._part(QStyle.SubControl.SC_ScrollBarGroove)
        slider = self._part(QStyle.SubControl.SC_ScrollBarSlider)
        self._go(
            QStyle.sliderValueFromPosition(
                0,
                self._maximum(),
                event.position().toPoint().y() - self._grip - groove.top(),
                groove.height() - slider.height(),
            )
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the slider."""
        if self._grip is None:
            super().mouseReleaseEvent(event)
            return
        self._grip = None
        if self._rest.isActive():
            self._rest.stop()
            self._leap()

    def _go(self, whole: int) -> None:
        within = whole - self._above
        if 0 <= within <= self.maximum():
            self.arrive()
            self.setValue(within)
            return
        self._wanted = whole
        self.update()
        if not self._rest.isActive():
            self._rest.start()

    def _leap(self) -> None:
        if self._wanted is not None:
            self.leap_wanted.emit(self._wanted)

    def _maximum(self) -> int:
        return self._above + self.maximum() + self._below

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ScrollBar
        return self.style().subControlRect(control, option, part, self)
