"""Every colour of the window, by what it is for, in light and in dark.

The palette of the application is made of these, so whoever holds a palette can ask which set it
belongs to: no colour is passed around, and none is written down elsewhere.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Tokens:
    """One scheme. Grounds first, then inks; ``on_selected`` is the ink on ``selected``."""

    window: str  # ground of the list, the article and the fields
    sidebar: str
    bar: str  # tool bar, menu bar and status bar
    raised: str  # code, quotes, bars inside the article
    selected: str  # the selected row of the pane that has the focus
    selected_idle: str  # the selected row of the other panes
    hover: str
    hairline: str
    outline: str  # around fields
    text: str
    muted: str  # second lines, counts, ages
    icon: str
    disabled: str
    accent: str  # unread dots, focus, progress
    link: str
    on_selected: str
    warning: str  # a feed that fails
    danger: str  # what the person asked for did not work
    star: str
    added: str  # ground of words that an edit added, or removed
    removed: str
    found: str  # ground of words that are looked for, or that an article marks

    def names(self) -> Mapping[str, str]:
        """All colours by name, for the style sheets."""
        return {each.name: getattr(self, each.name) for each in fields(self)}  # asdict copies


#: Contrast on ``window``: text 16.7, muted 5.9, icon 9.6, accent and selected 5.7, link 6.3,
#: warning 5.3, danger 6.5, star 4.2, disabled 3.4 and outline 3.3 (3 is enough there); muted on
#: ``selected_idle`` 4.6; text on ``added`` 14.1, muted on ``removed`` 4.8; text on ``found`` 13.9.
LIGHT = Tokens(
    window="#ffffff",
    sidebar="#f2f3f6",
    bar="#f8f9fb",
    raised="#f3f4f7",
    selected="#2463c9",
    selected_idle="#dfe3ea",
    hover="#e9ebf0",
    hairline="#dcdfe5",
    outline="#888d96",
    text="#1c1e21",
    muted="#5f6570",
    icon="#41464e",
    disabled="#868b95",
    accent="#2463c9",
    link="#1f5bbf",
    on_selected="#ffffff",
    warning="#a8560a",
    danger="#b3261e",
    star="#a86c00",
    added="#d9f2df",
    removed="#fbe3e1",
    found="#ffe9a3",
)

#: Contrast on ``window``: text 13.6, muted 7.3, icon 10.4, accent 7.6, link 8.2, warning 8.0,
#: danger 7.3, star 9.4, disabled and outline 3.7; white on ``selected`` 6.2, muted on
#: ``selected_idle`` 4.8; text on ``added`` 8.2, muted on ``removed`` 5.8; text on ``found`` 8.8.
DARK = Tokens(
    window="#1c1e22",
    sidebar="#23262b",
    bar="#202327",
    raised="#272a30",
    selected="#2f5fae",
    selected_idle="#383c44",
    hover="#2b2f35",
    hairline="#33373e",
    outline="#727882",
    text="#e6e8ec",
    muted="#a6acb7",
    icon="#c6cad1",
    disabled="#727882",
    accent="#7db0ff",
    link="#8ab8ff",
    on_selected="#ffffff",
    warning="#f0a34a",
    danger="#ff8a80",
    star="#f2b93b",
    added="#1f4a2d",
    removed="#4a2526",
    found="#4a3c0a",
)

#: Grounds of the letter tiles, each at 4.5 to 1 or more under white.
TILES: tuple[str, ...] = (
    "#b4452f",
    "#9a5b13",
    "#6b6a1d",
    "#3f7430",
    "#1f7566",
    "#1c6f8f",
    "#3563b8",
    "#5b52b8",
    "#8547a8",
    "#a63d7c",
    "#5a6472",
)


def tokens(palette: QPalette) -> Tokens:
    """Return the scheme that ``palette`` was made of."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(scheme: Tokens) -> QPalette:
    """Make the palette of a scheme: roles for Qt's own widgets, tokens for ours."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette(QColor(scheme.bar), QColor(scheme.bar))
    everywhere = {
        role.Window: scheme.bar,
        role.WindowText: scheme.text,
        role.Base: scheme.window,
        role.AlternateBase: scheme.raised,
        role.Text: scheme.text,
        role.PlaceholderText: scheme.muted,
        role.Button: scheme.bar,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.danger,
        role.ToolTipBase: scheme.raised,
        role.ToolTipText: scheme.text,
        role.Link: scheme.link,
        role.LinkVisited: scheme.link,
        role.Accent: scheme.accent,
        role.Highlight: scheme.selected,
        role.HighlightedText: scheme.on_selected,
    }
    for each, colour in everywhere.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, each, QColor(scheme.disabled))
    palette.setColor(group.Inactive, role.Highlight, QColor(scheme.selected_idle))
    palette.setColor(group.Inactive, role.HighlightedText, QColor(scheme.text))
    return palette
