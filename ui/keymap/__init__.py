"""Which keys do what: the program's own, a preset's, and what the person made of them.

The tables of ``ui/actions`` say what there is and the keys each action has by itself; a preset
puts the keys of another program over them, and the person's own keys lie on top of both.
"""

from ui.keymap.keymap import HEALTH, HISTORY, WINDOWS, Change, Chosen, Keymap, window_of
from ui.keymap.presets import OWN, PRESETS, Preset
from ui.keymap.rules import advice, named, native, refusal, typed

__all__ = [
    "HEALTH",
    "HISTORY",
    "OWN",
    "PRESETS",
    "WINDOWS",
    "Change",
    "Chosen",
    "Keymap",
    "Preset",
    "advice",
    "named",
    "native",
    "refusal",
    "typed",
    "window_of",
]
