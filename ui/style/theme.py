"""The application dressed in a scheme, and dressed again when the system changes it.

Sheets are written for rows that begin on the left, and turned round where they do not.
"""

from __future__ import annotations

import re
import sys
from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDir, QFile, QIODevice, QObject, Qt, Signal

import resources
from ui.style.pictures import picture
from ui.style.sides import turned
from ui.style.tokens import DARK, LIGHT, palette_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.style.tokens import Tokens

Scheme = Literal["light", "dark"]
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_SHEETS = ("feedmon", "controls", "scrollbars")
#: What stands in a sheet for one of our icons in a colour.
_ICON = re.compile(r"icon\((\S+) (\S+)\)")
#: What of a rule has a side. Where parts of a control stand is turned by Qt itself, and in these
#: kinds the room around words, too.
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_TURNED_BY_QT = re.compile(r"\bQ(Menu|PushButton)\b")
_SIDE = re.compile(r"\b((?:padding|margin|border(?:-top|-bottom)?)-)(left|right)\b")
_FOUR_SIDES = re.compile(r"\b((?:padding|margin): *)([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+)")
_OTHER = {"left": "right", "right": "left"}


class Theme(QObject):
    """Keeps palette and style sheet of the application in step with a scheme.

    *Signals*: ``changed()`` after the application has been dressed in another scheme.
    """

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme | None) -> None:
        super().__init__(application)
        self._application = application
        self._forced: Scheme | None = None
        self._dressed = ""
        application.styleHints().colorSchemeChanged.connect(self._dress)
        application.layoutDirectionChanged.connect(self._dress)
        self.force(scheme)

    @property
    def tokens(self) -> Tokens:
        """The scheme of the moment."""
        if self._forced is not None:
            return DARK if self._forced == "dark" else LIGHT
        system = self._application.styleHints().colorScheme()
        return DARK if system == Qt.ColorScheme.Dark else LIGHT

    def force(self, scheme: Scheme | None) -> None:
        """Show ``scheme`` from now on, whatever the system says; ``None`` follows it again."""
        self._forced = scheme
        # What the platform draws itself (title bars, its own dialogs) goes along where it can.
        hints = self._application.styleHints()
        if scheme is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[scheme])
        self._dress()

    def _dress(self) -> None:
        """Put the scheme on; setting a style sheet costs too much to be done for nothing."""
        application, sheet = self._application, style_sheet(self.tokens, turned=turned())
        if self._dressed == sheet:
            return
        self._dressed = sheet
        application.setPalette(palette_of(self.tokens))
        application.setStyleSheet(sheet)
        self.changed.emit()


def install(application: QApplication, *, scheme: Scheme | None = None) -> Theme:
    """Dress ``application``; without ``scheme`` it follows the system, live.

    On Linux the base is Fusion: it is what every Qt brings along. Elsewhere the platform's own
    style stays.
    """
    QDir.setSearchPaths("icons", [str(resources.FOLDER / "icons")])
    QDir.setSearchPaths("styles", [str(resources.FOLDER / "styles")])
    if sys.platform.startswith("linux"):
        application.setStyle("Fusion")
    return Theme(application, scheme)


def style_sheet(scheme: Tokens, *, turned: bool = False) -> str:
    """Return the style sheets of this platform, in the colours of ``scheme``.

    ``turned`` are those of a window that is laid out from right to left.
    """
    names = _SHEETS[:-1] if sys.platform == "darwin" else _SHEETS
    sheet = "\n".join(_sheet(name) for name in names)
    if turned:
        sheet = _RULE.sub(_turned, sheet)
        # The first section of a head is the last one to Qt, which counts from the left here.
        sheet = sheet.replace("::section:first", "::section:last") + _sheet("turned")
    sheet = Template(sheet).substitute(scheme.names())
    return _ICON.sub(lambda found: f"url({picture(found[1], found[2], turned=turned)})", sheet)


def _turned(rule: re.Match[str]) -> str:
    """Return a rule with left and right swapped."""
    selectors, said = rule[1], rule[2]
    if not _TURNED_BY_QT.search(selectors):
        said = _SIDE.sub(lambda found: found[1] + _OTHER[found[2]], said)
        said = _FOUR_SIDES.sub(r"\1\2 \5 \4 \3", said)
    return f"{selectors}{{{said}}}"


def _sheet(name: str) -> str:
    file = QFile(f"styles:{name}.qss")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(file.fileName())
    return bytes(file.readAll().data()).decode()
