"""How the window looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox

from ui.dialogs.preferences.page import Page
from ui.translation import languages, mark, tr

if TYPE_CHECKING:
    from feedmon.settings import Settings
    from ui.preferences import Preferences

_SCHEMES = (
    (mark("Those of the system"), "system"),
    (mark("Light"), "light"),
    (mark("Dark"), "dark"),
)
_DENSITIES = ((mark("Comfortable"), False), (mark("Compact"), True))
_LINES = ((mark("Three lines, with the first words"), 3), (mark("Two lines"), 2))


def _languages() -> list[tuple[str, str]]:
    """List the languages in their own words; that of the system is the first choice."""
    own = [(QLocale(code).nativeLanguageName(), code) for code in languages()]
    found = [(name[:1].upper() + name[1:], code) for name, code in own]
    return [(mark("That of the system"), ""), *found]


class Appearance(Page):
    """Scheme, density and icons."""

    title = mark("Appearance")
    icon = "palette"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.scheme = self.choice("scheme", _SCHEMES)
        self.row(tr("&Colours"), self.scheme)
        self.density = self.choice("compact", _DENSITIES)
        self.row(tr("&Density"), self.density, tr("Of the sidebar and of the list of articles."))
        self.lines = self.choice("list_lines", _LINES)
        self.row(tr("&Articles in"), self.lines)
        self.language = self.choice("language", _languages())
        self.row(tr("&Language"), self.language, tr("From the next start on."))
        self.pictures = self.check("list_pictures", tr("Show &pictures in the list"))
        self.row(tr("Pictures"), self.pictures, tr("Of feeds whose pictures you allow."))
        self.icons = QCheckBox(tr("Show the &icons of sites"))
        self.icons.toggled.connect(lambda on: self.edited.emit({"site_icons": on}))
        self.row(
            tr("Icons"),
            self.icons,
            tr(
                "A site is asked for its icon once a week at most, and not at all while this "
                "is off."
            ),
        )

    def show_settings(self, settings: Settings) -> None:
        """Show whether sites are asked for icons."""
        self.icons.blockSignals(True)
        self.icons.setChecked(settings.site_icons)
        self.icons.blockSignals(False)
