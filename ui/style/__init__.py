"""How the window looks: colours by name, fonts by role, icons drawn in those colours.

``install`` dresses the application and keeps it dressed when the system changes between light
and dark. Everything else asks: ``tokens`` for colours (from the palette that is being painted
with), ``font`` for the sizes, ``icon`` and ``draw_icon`` for pictures, ``Sides`` for where rows
begin.
"""

from ui.style.boxes import draw_box
from ui.style.fonts import Role, font, room, serif
from ui.style.icons import draw_icon, icon, program_icon
from ui.style.sides import Sides, end_of_row, set_margins, turned, write
from ui.style.theme import Scheme, Theme, install
from ui.style.tokens import DARK, LIGHT, TILES, Tokens, tokens

__all__ = [
    "DARK",
    "LIGHT",
    "TILES",
    "Role",
    "Scheme",
    "Sides",
    "Theme",
    "Tokens",
    "draw_box",
    "draw_icon",
    "end_of_row",
    "font",
    "icon",
    "install",
    "program_icon",
    "room",
    "serif",
    "set_margins",
    "tokens",
    "turned",
    "write",
]
