"""The text of an article, selected and copied by menu as well as by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.views.kit import Kit
    from ui.views.reading_pane import ReadingPane


class Copying(QObject):
    """Keeps the two actions true. In fields their keys are the fields' own."""

    def __init__(self, kit: Kit, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._pane, self._actions = pane, kit.actions
        copy, select = kit.actions.copy_text, kit.actions.select_text
        pane.browser.addActions([copy, select])
        pane.browser.copyAvailable.connect(copy.setEnabled)
        pane.body_changed.connect(self._follow)
        copy.triggered.connect(pane.browser.copy)
        select.triggered.connect(self._select)
        self._follow()

    def _follow(self) -> None:
        self._actions.copy_text.setEnabled(False)  # another text has no selection yet
        self._actions.select_text.setEnabled(self._pane.entry is not None)

    def _select(self) -> None:
        self._pane.browser.setFocus()
        self._pane.browser.selectAll()
