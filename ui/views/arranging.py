"""The two layouts of the window, and the change from one to the other while somebody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from ui.views.panes import Arrangement

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.settings import UiSettings
    from ui.views.article_list import ArticleList
    from ui.views.panes import Panes
    from ui.views.reading_pane import ReadingPane

_KEY = "window/layout"


class Arranging(QObject):
    """Arranges the panes as the actions say; what is chosen and read stays in sight."""

    def __init__(
        self,
        panes: Panes,
        *,
        actions: Actions,
        settings: UiSettings,
        view: ArticleList,
        pane: ReadingPane,
    ) -> None:
        super().__init__(panes)
        self._panes, self._view, self._pane = panes, view, pane
        self._settings = settings
        either = QActionGroup(self)
        ways = {Arrangement.WIDE: actions.wide_layout, Arrangement.CLASSIC: actions.classic_layout}
        kept = settings.value(_KEY, "")
        for arrangement, action in ways.items():
            either.addAction(action)
            action.setChecked(kept == arrangement)
            action.triggered.connect(lambda _on, to=arrangement: self._arrange(to))
        if kept == Arrangement.CLASSIC:
            panes.arrange(Arrangement.CLASSIC)
        else:
            actions.wide_layout.setChecked(True)

    def _arrange(self, arrangement: Arrangement) -> None:
        if arrangement is self._panes.arrangement:
            return
        self._settings.set_value(_KEY, str(arrangement))
        chosen = self._view.currentIndex()
        place = self._view.visualRect(chosen)
        was_seen = chosen.isValid() and self._view.viewport().rect().intersects(place)
        with self._pane.held():
            self._panes.arrange(arrangement)
        if was_seen:  # a lower list has fewer rows in sight
            self._view.scrollTo(chosen)
