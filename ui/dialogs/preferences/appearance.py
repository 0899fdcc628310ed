"""How the window looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from ui.dialogs.preferences.page import Page

if TYPE_CHECKING:
    from feedmon.settings import Settings
    from ui.preferences import Preferences

_SCHEMES = (("Those of the system", "system"), ("Light", "light"), ("Dark", "dark"))
_DENSITIES = (("Comfortable", False), ("Compact", True))
_LINES = (("Three lines, with the first words", 3), ("Two lines", 2))


class Appearance(Page):
    """Scheme, density and icons."""

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
        self.icons = QCheckBox("Show the &icons of sites")
        self.icons.toggled.connect(lambda on: self.edited.emit({"site_icons": on}))
        self.row(
            "Icons",
            self.icons,
            "A site is asked for its icon once a week at most, and not at all while this is off.",
        )

    def show_settings(self, settings: Settings) -> None:
        """Show whether sites are asked for icons."""
        self.icons.blockSignals(True)
        self.icons.setChecked(settings.site_icons)
        self.icons.blockSignals(False)
