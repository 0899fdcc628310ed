"""What of the window is seen: the sidebar beside the list, the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.views.kit import Kit

_SIDEBAR = "window/sidebar"


class Viewing(QObject):
    """Shows and hides as the actions say, and keeps their check marks true."""

    def __init__(self, window: QWidget, kit: Kit) -> None:
        super().__init__(window)
        self._window, self._sidebar = window, kit.sidebar
        self._actions, self._settings = kit.actions, kit.settings
        actions = kit.actions
        shown = kit.settings.value(_SIDEBAR, default=True)
        kit.sidebar.setVisible(shown)
        actions.show_sidebar.setChecked(shown)
        actions.show_sidebar.toggled.connect(self._show_sidebar)
        actions.full_screen.triggered.connect(self._fill_screen)
        actions.close_window.triggered.connect(window.close)
        window.installEventFilter(self)

    def _show_sidebar(self, shown: bool) -> None:
        self._settings.set_value(_SIDEBAR, shown)
        self._sidebar.setVisible(shown)

    def _fill_screen(self, full: bool) -> None:
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window: the desktop may take it out of the full screen, too."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._actions.full_screen.setChecked(self._window.isFullScreen())
        return super().eventFilter(watched, event)
