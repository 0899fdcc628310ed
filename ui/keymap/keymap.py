"""The keys in force: worked out of the layers, given to the actions, kept in the settings."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from ui.actions.alerts import HistoryCommands
from ui.actions.health import HealthCommands
from ui.keymap import rules
from ui.keymap.presets import OWN, PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from ui.actions import Actions
    from ui.actions.command import Command, Table
    from ui.keymap.presets import Keys, Preset
    from ui.settings import UiSettings

#: Before the names of what is done in windows of their own: Feed Health, the alert history.
HEALTH, HISTORY = "health.", "alerts."
#: What each of these windows has.
WINDOWS: dict[str, type[Table]] = {HEALTH: HealthCommands, HISTORY: HistoryCommands}
_PRESET, _OWN = "keys/preset", "keys/own"
_ENTER = QKeySequence("Enter")


class Change(NamedTuple):
    """The keys of an action before and after."""

    name: str
    before: tuple[QKeySequence, ...]
    after: tuple[QKeySequence, ...]


class Chosen(NamedTuple):
    """What the person chose: a preset, and keys of their own by the names of actions."""

    preset: str
    own: tuple[tuple[str, tuple[str, ...]], ...]


class Keymap(QObject):
    """Says and changes which keys do what.

    Of two actions of one window that want the same key, the one gets it whose wish lies on top:
    the person's own, then the preset's, then what the preset moved, then the program's.

    *Signals*: ``changed()``, keys are others now.
    """

    changed = Signal()

    def __init__(
        self,
        actions: Actions,
        settings: UiSettings,
        parent: QObject | None = None,
        *,
        presets: Sequence[Preset] = PRESETS,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._presets = {each.id: each for each in presets}
        self.commands: dict[str, Command] = {
            each.name: each for each in actions.commands() if each.name in actions.made
        }
        self._shared = {each for each in actions.everywhere if each in self.commands}
        for window, table in WINDOWS.items():
            for each in table.commands():
                self.commands[window + each.name] = each
        self._dressed: dict[str, QAction] = {}
        self._preset = self._presets.get(settings.value(_PRESET, ""), OWN)
        self._own = _read(settings.value(_OWN, ""))
        self._keys = self._resolve(self._preset, self._own)
        self.dress(actions.made)

    # --- what holds -------------------------------------------------------------------------

    @property
    def preset(self) -> Preset:
        """The program whose keys these are."""
        return self._preset

    @property
    def own(self) -> list[str]:
        """The names of actions to which the person gave keys, or took theirs."""
        return [name for name in self.commands if name in self._own]

    def keys(self, name: str) -> tuple[QKeySequence, ...]:
        """Return the keys of an action."""
        return self._keys[name]

    def without_own(self, name: str) -> tuple[QKeySequence, ...]:
        """Return the keys that an action would have if the person had changed only others."""
        own = {each: keys for each, keys in self._own.items() if each != name}
        return self._resolve(self._preset, own)[name]

    def users(self, name: str, key: QKeySequence) -> list[tuple[str, QKeySequence]]:
        """Return who in the window of ``name`` has a key that can't be beside ``key``, and which.

        Also ``name`` itself, where another of its keys begins like this one.
        """
        wanted = rules.parts(key)
        return [
            (other, its)
            for other in self.commands
            if self._together(name, other)
            for its in self._keys[other]
            if its != key or other != name
            if rules.collide(wanted, rules.parts(its))
        ]

    def dress(self, made: Mapping[str, QAction], prefix: str = "") -> None:
        """Give actions their keys, now and whenever they change, until ``undress``."""
        for name, action in made.items():
            known = prefix + name
            self._dressed[known] = action
            self._give(known)

    def undress(self, made: Mapping[str, QAction], prefix: str = "") -> None:
        """Leave actions alone from now on: they are about to go."""
        for name, action in made.items():
            if self._dressed.get(prefix + name) is action:
                del self._dressed[prefix + name]

    # --- changing it ------------------------------------------------------------------------

    @property
    def chosen(self) -> Chosen:
        """What was chosen, to be brought back later."""
        return Chosen(self._preset.id, tuple(sorted(self._own.items())))

    def bring_back(self, chosen: Chosen) -> None:
        """Choose again what was chosen before."""
        self._choose(self._presets.get(chosen.preset, OWN), dict(chosen.own))

    def set_keys(self, name: str, keys: Iterable[QKeySequence]) -> None:
        """Give an action these keys, and take them from all others of its window."""
        own = dict(self._own)
        own[name] = _written(keys)
        wanted = [rules.parts(QKeySequence(key)) for key in own[name]]
        for other in [each for each in own if each in self.commands and each != name]:
            if self._together(name, other):
                own[other] = tuple(
                    key
                    for key in own[other]
                    if not any(rules.collide(rules.parts(QKeySequence(key)), w) for w in wanted)
                )
        self._choose(self._preset, own)

    def reset(self, name: str) -> None:
        """Give an action the keys back that it had before the person changed them."""
        self._choose(self._preset, {each: k for each, k in self._own.items() if each != name})

    def use(self, preset: Preset, *, keep_own: bool = True) -> None:
        """Use the keys of another program; the person's own lie on top of them if they stay."""
        self._choose(preset, self._own if keep_own else {})

    def preview(self, preset: Preset, *, keep_own: bool = True) -> list[Change]:
        """Return what would change, in the order of the tables."""
        after = self._resolve(preset, self._own if keep_own else {})
        return [
            Change(name, self._keys[name], after[name])
            for name in self.commands
            if set(self._keys[name]) != set(after[name])
        ]

    def _choose(self, preset: Preset, own: Mapping[str, tuple[str, ...]]) -> None:
        self._preset = preset
        self._own = dict(own)
        for name in self.own:  # what would be so anyway is no change of theirs
            if _written(self.without_own(name)) == self._own[name]:
                del self._own[name]
        self._settings.set_value(_PRESET, preset.id or None)
        self._settings.set_value(_OWN, json.dumps(self._own) if self._own else None)
        self._keys = self._resolve(preset, self._own)
        for name in self._dressed:
            self._give(name)
        self.changed.emit()

    # --- how it is worked out ---------------------------------------------------------------

    def _resolve(self, preset: Preset, own: Keys) -> dict[str, tuple[QKeySequence, ...]]:
        layers: list[Keys] = [own, preset.keys, preset.moved]
        layers.append({name: command.keys for name, command in self.commands.items()})
        taken: dict[str, list[rules.Parts]] = defaultdict(list)
        found: dict[str, tuple[QKeySequence, ...]] = {}
        for layer in layers:
            for name in self.commands:
                if name in found or name not in layer:
                    continue
                claimed = [each for window in self._windows(name) for each in taken[window]]
                kept = []
                for key in map(QKeySequence, layer[name]):
                    wanted = rules.parts(key)
                    if wanted and not any(rules.collide(wanted, each) for each in claimed):
                        kept.append(key)
                        claimed.append(wanted)
                        for window in self._windows(name):
                            taken[window].append(wanted)
                found[name] = tuple(kept)
        return found

    def _windows(self, name: str) -> tuple[str, ...]:
        if name in self._shared:
            return ("main", *WINDOWS)
        return (window_of(name) or "main",)

    def _together(self, one: str, other: str) -> bool:
        return bool(set(self._windows(one)) & set(self._windows(other)))

    def _give(self, name: str) -> None:
        action, command = self._dressed[name], self.commands[name]
        keys = list(self._keys[name])
        if QKeySequence("Return") in keys and _ENTER not in keys:
            keys.append(_ENTER)
        if action.shortcuts() != keys:
            action.setShortcuts(keys)
        action.setToolTip(command.tip_with(keys))


def window_of(name: str) -> str:
    """Return the window of its own to which an action belongs; empty for the main window."""
    return next((each for each in WINDOWS if name.startswith(each)), "")


def _written(keys: Iterable[QKeySequence]) -> tuple[str, ...]:
    portable = QKeySequence.SequenceFormat.PortableText
    names = [key.toString(portable) for key in keys]
    return tuple(dict.fromkeys(name for name in names if name and name != "Enter"))


def _read(kept: str) -> dict[str, tuple[str, ...]]:
    """Read what was kept; what can't be read (an edited file) counts as absent."""
    try:
        read = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {
        name: tuple(key for key in keys if isinstance(key, str))
        for name, keys in read.items()
        if isinstance(keys, list)
    }
