"""How the window looks: as the person prefers it, from the start and at every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.views.typography import Typeface

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.preferences import Preferences
    from ui.style import Scheme, Theme
    from ui.views.article_list import ArticleList
    from ui.views.reading_pane import ReadingPane
    from ui.views.sidebar import Sidebar


_SCHEMES: dict[str, Scheme | None] = {"light": "light", "dark": "dark", "system": None}


class Dress(QObject):
    """Keeps the application in the scheme that the person prefers."""

    def __init__(self, preferences: Preferences, theme: Theme) -> None:
        super().__init__(preferences)
        self._preferences, self._theme = preferences, theme
        preferences.changed.connect(self._follow)
        self._follow("scheme")

    def _follow(self, name: str) -> None:
        if name == "scheme":
            self._theme.force(_SCHEMES[self._preferences.scheme])


class Appearance(QObject):
    """Joins the preferences with the views that follow them."""

    def __init__(
        self,
        preferences: Preferences,
        *,
        sidebar: Sidebar,
        view: ArticleList,
        pane: ReadingPane,
    ) -> None:
        super().__init__(view)
        self._preferences = preferences
        self._sidebar, self._view, self._pane = sidebar, view, pane
        self._doers: dict[str, Callable[[], None]] = {
            "compact": self._show_rows,
            "list_lines": self._show_rows,
            "text_size": self._show_typeface,
            "serif": self._show_typeface,
            "measure": self._show_typeface,
            "images": self._load_images,
        }
        for each in dict.fromkeys(self._doers.values()):
            each()
        preferences.changed.connect(self._follow)

    def _follow(self, name: str) -> None:
        if name in self._doers:
            self._doers[name]()

    def _show_rows(self) -> None:
        compact = self._preferences.compact
        self._view.show_rows(lines=self._preferences.list_lines, compact=compact)
        self._sidebar.show_rows(compact=compact)

    def _show_typeface(self) -> None:
        preferred = self._preferences
        self._pane.show_typeface(Typeface(preferred.text_size, preferred.serif, preferred.measure))

    def _load_images(self) -> None:
        self._pane.load_images(always=self._preferences.images)
