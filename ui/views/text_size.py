"""The size of the text of articles, by keys, menu and wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.preferences import LARGEST_TEXT, SMALLEST_TEXT, TEXT_STEP
from ui.translation import tr

if TYPE_CHECKING:
    from ui.preferences import Preferences
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane

_USUAL = 100


class TextSize(QObject):
    """Changes what is preferred; the pane follows that, and so does the page of preferences."""

    def __init__(self, kit: Kit, pane: ReadingPane, preferences: Preferences) -> None:
        super().__init__(pane)
        self._actions, self._status, self._preferences = kit.actions, kit.status, preferences
        self._actions.larger_text.triggered.connect(lambda: self._step(1))
        self._actions.smaller_text.triggered.connect(lambda: self._step(-1))
        self._actions.usual_text.triggered.connect(lambda: self._set(_USUAL))
        pane.browser.zoomed.connect(self._step)
        preferences.changed.connect(lambda name: self._enable() if name == "text_size" else None)
        self._enable()

    def _step(self, steps: int) -> None:
        size = self._preferences.text_size + steps * TEXT_STEP
        self._set(max(SMALLEST_TEXT, min(size, LARGEST_TEXT)))

    def _set(self, size: int) -> None:
        self._preferences.text_size = size
        self._status.done(tr("Text size {size} %", size=size))

    def _enable(self) -> None:
        size = self._preferences.text_size
        self._actions.larger_text.setEnabled(size < LARGEST_TEXT)
        self._actions.smaller_text.setEnabled(size > SMALLEST_TEXT)
        self._actions.usual_text.setEnabled(size != _USUAL)
