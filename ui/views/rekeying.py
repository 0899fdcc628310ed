"""Keys changed by the person: looked at, given, taken back, and used as in another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions.command import Reach
from ui.keymap import OWN, PRESETS, advice, named, native, refusal
from ui.keymap.rules import parts
from ui.models.shortcuts import KeysShown, ShortcutRow
from ui.translation import tr
from ui.views.keys import shortcut_groups
from ui.views.menus import menu_letters

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence
    from PySide6.QtWidgets import QWidget

    from ui.dialogs.change_keys import Verdict
    from ui.dialogs.shortcuts import ShortcutList
    from ui.keymap import Chosen
    from ui.views.kit import Kit


class Rekeying(QObject):
    """Carries out what is wanted in a list of keys; all of it can be undone.

    *Signals*: ``changed(KeysShown)``.
    """

    changed = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.sidebar)
        self._actions, self._keymap = kit.actions, kit.keymap
        self._tasks, self._undo = kit.tasks, kit.undo
        self._keymap.changed.connect(lambda: self.changed.emit(self.shown()))

    def shown(self) -> KeysShown:
        """Return all keys as they are."""
        keymap = self._keymap
        return KeysShown(
            tuple(shortcut_groups(self._actions, keymap)),
            tuple((each.id, each.title) for each in PRESETS),
            keymap.preset.id,
            len(keymap.own),
        )

    def join(self, keys: ShortcutList) -> None:
        """Carry out what is wanted in ``keys``, and show there what changes."""
        self.changed.connect(keys.show_keys)
        keys.change_wanted.connect(lambda name: self._start(self._change(name, keys)))
        keys.preset_wanted.connect(lambda preset: self._start(self._use(preset, keys)))
        keys.reset_wanted.connect(self._reset)
        keys.reset_all_wanted.connect(self._reset_all)

    def _start(self, work: object) -> None:
        self._tasks.start(work, name="change-keys", replace=True)  # type: ignore[arg-type]

    # --- one action -------------------------------------------------------------------------

    async def _change(self, name: str, over: QWidget) -> None:
        from ui.dialogs.change_keys import ChangeKeysDialog
        from ui.dialogs.opened import accepted

        command = self._keymap.commands[name]
        dialog = ChangeKeysDialog(
            over.window(),
            action=command.words,
            tip=command.tip,
            keys=self._keymap.keys(name),
            usual=self._keymap.without_own(name),
            judge=lambda key: self._judge(name, key),
        )
        if await accepted(dialog):
            before = self._keymap.chosen
            self._keymap.set_keys(name, dialog.keys)
            self._remember(tr("Change Keys"), before)

    def _judge(self, name: str, key: QKeySequence) -> Verdict:
        from ui.dialogs.change_keys import Verdict

        mac = self._actions.has_window_menu
        refused = refusal(key, menus=menu_letters(self._actions), mac=mac)
        if refused:
            return Verdict(refused)
        users = self._keymap.users(name, key)
        for other, its in users:
            if other == name:
                return Verdict(
                    tr(
                        "{key} and {other} can't both be here: one begins the other.",
                        key=native(key),
                        other=native(its),
                    )
                )
        used = " ".join(self._used(key, other, its) for other, its in users)
        known = advice(key, mac=mac)
        if not known and self._keymap.commands[name].reach is Reach.VIEW:
            known = tr("This action works only where the keys are in the view that it is about.")
        return Verdict(used=used, advice=known)

    def _used(self, key: QKeySequence, other: str, its: QKeySequence) -> str:
        action = self._keymap.commands[other].words
        if parts(key) == parts(its):
            return tr("{key} is used by {action}.", key=native(key), action=action)
        if len(parts(key)) < len(parts(its)):
            return tr(
                "{key} begins {other}, which is used by {action}.",
                key=native(key),
                other=native(its),
                action=action,
            )
        return tr(
            "{key} begins with {other}, which is used by {action}.",
            key=native(key),
            other=native(its),
            action=action,
        )

    def _reset(self, name: str) -> None:
        before = self._keymap.chosen
        self._keymap.reset(name)
        self._remember(tr("Reset Keys"), before)

    def _reset_all(self) -> None:
        before = self._keymap.chosen
        self._keymap.use(self._keymap.preset, keep_own=False)
        self._remember(tr("Reset All Keys"), before)

    # --- all of them ------------------------------------------------------------------------

    async def _use(self, preset_id: str, over: QWidget) -> None:
        from ui.dialogs.opened import accepted
        from ui.dialogs.preset import PresetDialog

        preset = next((each for each in PRESETS if each.id == preset_id), OWN)
        dialog = PresetDialog(
            over.window(),
            title=preset.title,
            own=len(self._keymap.own),
            preview=lambda keep_own: [
                ShortcutRow(
                    change.name,
                    self._keymap.commands[change.name].words,
                    tuple(named(change.after)),
                    before=tuple(named(change.before)),
                )
                for change in self._keymap.preview(preset, keep_own=keep_own)
            ],
        )
        if await accepted(dialog):
            before = self._keymap.chosen
            self._keymap.use(preset, keep_own=dialog.keep_own)
            self._remember(tr("Keys as in {program}", program=preset.title), before)

    def _remember(self, label: str, before: Chosen) -> None:
        after = self._keymap.chosen
        if after == before:
            return

        async def undo() -> None:
            self._keymap.bring_back(before)

        async def redo() -> None:
            self._keymap.bring_back(after)

        self._undo.push(label, undo, redo, said=label)
