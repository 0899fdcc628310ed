"""Destinations and digests in the preferences: listed, made, changed, tried and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from feedmon.model import Channel, Digest, PasswordPlace
from ui import text
from ui.dialogs.destination import DestinationDialog
from ui.dialogs.digest import DigestDialog
from ui.dialogs.opened import accepted
from ui.dialogs.preferences.outlet_list import OutletList
from ui.text import outlets as words
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from feedmon import Engine
    from feedmon.model import Destination
    from ui.tasks import Tasks
    from ui.undo import UndoStack

#: Tasks.
_EDIT_DESTINATION = "edit destination"  # not for people
_REMOVE_DESTINATION = "remove destination"  # not for people
_LIST_DESTINATIONS = "list destinations"  # not for people
_EDIT_DIGEST = "edit digest"  # not for people
_SEND_DIGEST = "send digest"  # not for people
_REMOVE_DIGEST = "remove digest"  # not for people
_LIST_DIGESTS = "list digests"  # not for people


class Destinations(OutletList):
    """Where else than on the desktop one is told."""

    def __init__(self, engine: Engine, *, tasks: Tasks, undo: UndoStack, back: QAction) -> None:
        nothing = tr("None: alerts are told on the desktop alone.")
        self._known: dict[int, Destination] = {}
        self._engine, self._undo = engine, undo
        super().__init__(tr("Destinations"), nothing, tasks=tasks, undo=back)
        self.add = self.add_button(tr("&Add"), lambda: None)
        menu = QMenu(self.add)
        for title, channel in (
            (tr("&Webhook…"), Channel.WEBHOOK),
            (tr("&E-mail…"), Channel.MAIL),
            (tr("&Program…"), Channel.COMMAND),
        ):
            action = menu.addAction(title)
            action.triggered.connect(
                lambda _=False, channel=channel: self.start(self._add(channel), _EDIT_DESTINATION)
            )
        self.add.setMenu(menu)
        self.edit = self.add_button(
            tr("&Edit…"), lambda: self.start(self._edit(), _EDIT_DESTINATION)
        )
        self.test = self.add_button(tr("&Test"), lambda: self.start(self._test(), "test"))
        self.test.setToolTip(tr("Send a sample now"))
        self.remove = self.add_button(
            tr("Remo&ve"), lambda: self.start(self._remove(), _REMOVE_DESTINATION)
        )
        self.end_buttons()
        self.list.itemActivated.connect(lambda _: self.edit.click())
        self.offer()

    def look(self) -> None:
        """Show what there is now."""
        self.start(self._look(), _LIST_DESTINATIONS)

    def offer(self) -> None:
        """Enable what can be done with the chosen one."""
        if hasattr(self, "remove"):
            for button in (self.edit, self.test, self.remove):
                button.setEnabled(self.chosen is not None)

    async def _look(self) -> None:
        found = await self._engine.destinations()
        self._known = {each.id: each for each in found}
        self.show_rows(
            [
                (each.id, text.one_line(each.title, 80), words.destination_line(each))
                for each in found
            ]
        )

    async def _add(self, channel: Channel) -> None:
        dialog = DestinationDialog(self.window(), channel, tasks=self._tasks)
        ids: list[int] = []

        async def keep() -> None:
            title, spec = dialog.name.text(), dialog.spec()
            added = await self._engine.add_destination(title, spec, dialog.secret() or None)
            ids.append(added.id)
            if not dialog.enabled.isChecked():
                await self._engine.change_destination(
                    added.id, title=title, spec=spec, enabled=False
                )

        dialog.keep = keep
        if await accepted(dialog):
            await self._kept(ids[-1], dialog)

    async def _edit(self) -> None:
        known = self._known.get(self.chosen or 0)
        if known is None:
            return
        dialog = DestinationDialog(self.window(), known.channel, known, tasks=self._tasks)

        async def keep() -> None:
            await self._engine.change_destination(
                known.id,
                title=dialog.name.text(),
                spec=dialog.spec(),
                secret=dialog.secret(),
                enabled=dialog.enabled.isChecked(),
            )

        dialog.keep = keep
        if await accepted(dialog):
            await self._kept(known.id, dialog)

    async def _kept(self, destination_id: int, dialog: DestinationDialog) -> None:
        """Show it, and say so where what was typed will be gone with the program."""
        gone = False
        if dialog.secret():
            gone = await self._engine.secret_place(destination_id) is PasswordPlace.SESSION
        self.say(words.secret_in_session(dialog.channel) if gone else "")
        await self._look()

    async def _test(self) -> None:
        known = self._known.get(self.chosen or 0)
        if known is None:
            return
        self.say(tr("Sending a sample to {name}…", name=text.one_line(known.title, 60)))
        self.test.setEnabled(False)
        try:
            way = await self._engine.test_destination(known.id)
        finally:
            self.offer()
        self.say(words.tried_out(known.title, way))

    async def _remove(self) -> None:
        known = self._known.get(self.chosen or 0)
        if known is None:
            return
        removed = await self._engine.remove_destination(known.id)

        async def put_back() -> None:
            await self._engine.put_back_destination(removed)

        async def again() -> None:
            await self._engine.remove_destination(removed.id)

        said = tr("{name} removed", name=text.one_line(removed.title, 60))
        self._undo.push(tr("Remove Destination"), put_back, again, said=said)
        await self._look()
        self.say(said, undo=True)


class Digests(OutletList):
    """When alerts that can wait are collected."""

    def __init__(
        self,
        engine: Engine,
        *,
        tasks: Tasks,
        undo: UndoStack,
        back: QAction,
        now: Callable[[], float],
    ) -> None:
        nothing = tr("None: alerts for the digest wait in the alert history.")
        self._known: dict[int, Digest] = {}
        self._engine, self._undo, self._now = engine, undo, now
        super().__init__(tr("Digests"), nothing, tasks=tasks, undo=back)
        self.add = self.add_button(
            tr("A&dd…"), lambda: self.start(self._ask(Digest(0, "")), _EDIT_DIGEST)
        )
        self.edit = self.add_button(tr("Ed&it…"), self._edit)
        self.send = self.add_button(tr("&Send Now"), lambda: self.start(self._send(), _SEND_DIGEST))
        self.remove = self.add_button(
            tr("Rem&ove"), lambda: self.start(self._remove(), _REMOVE_DIGEST)
        )
        self.end_buttons()
        self.list.itemActivated.connect(lambda _: self.edit.click())
        self.offer()

    def look(self) -> None:
        """Show what there is now."""
        self.start(self._look(), _LIST_DIGESTS)

    def offer(self) -> None:
        """Enable what can be done with the chosen one."""
        if hasattr(self, "remove"):
            for button in (self.edit, self.send, self.remove):
                button.setEnabled(self.chosen is not None)

    async def _look(self) -> None:
        found = await self._engine.digests()
        places = {each.id: each.title for each in await self._engine.destinations()}
        self._known = {each.id: each for each in found}
        self.show_rows(
            [
                (
                    each.id,
                    text.one_line(each.title, 80) or tr("Digest"),
                    words.digest_line(each, places, self._now()),
                )
                for each in found
            ]
        )

    def _edit(self) -> None:
        known = self._known.get(self.chosen or 0)
        if known is not None:
            self.start(self._ask(known), _EDIT_DIGEST)

    async def _ask(self, digest: Digest) -> None:
        places = await self._engine.destinations()
        dialog = DigestDialog(self.window(), digest, places, tasks=self._tasks)
        dialog.keep = lambda: self._engine.save_digest(dialog.digest())
        if await accepted(dialog):
            self.say("")
            await self._look()

    async def _send(self) -> None:
        known = self._known.get(self.chosen or 0)
        if known is not None:
            number = await self._engine.run_digest_now(known.id)
            if number:
                self.say(trn(number, "{n} alert is sent", "{n} alerts are sent"))
            else:
                self.say(tr("There is nothing to tell."))
            await self._look()

    async def _remove(self) -> None:
        known = self._known.get(self.chosen or 0)
        if known is None:
            return
        removed = await self._engine.remove_digest(known.id)

        async def put_back() -> None:
            await self._engine.put_back_digest(removed)

        async def again() -> None:
            await self._engine.remove_digest(removed.id)

        said = tr("{name} removed", name=text.one_line(known.title, 60) or tr("Digest"))
        self._undo.push(tr("Remove Digest"), put_back, again, said=said)
        await self._look()
        self.say(said, undo=True)
