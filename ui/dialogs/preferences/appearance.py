"""How the window looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.preferences.page import Page

if TYPE_CHECKING:
    from ui.preferences import Preferences

_SCHEMES = (("Those of the system", "system"), ("Light", "light"), ("Dark", "dark"))
_DENSITIES = (("Comfortable", False), ("Compact", True))
_LINES = (("Three lines, with the first words", 3), ("Two lines", 2))


class Appearance(Page):
    """Scheme and density."""

    title = "Appearance"
    icon = "palette"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.scheme = self.choice("scheme", _SCHEMES)
        self.row("&Colours", self.scheme)
        self.density = self.choice("compact", _DENSITIES)
        self.row("&Density", self.density, "Of the sidebar and of the list of articles.")
        self.lines = self.choice("list_lines", _LINES)
        self.row("&Articles in", self.lines)
