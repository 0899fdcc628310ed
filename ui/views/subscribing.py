"""What the person does to follow feeds: add one, bring a list along, take it away again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from feedmon import read_opml_file, write_opml_file
from feedmon.errors import AlreadySubscribed, FeedmonError
from ui import text
from ui.dialogs.add_feed import AddFeedDialog
from ui.dialogs.import_report import ImportReportDialog
from ui.dialogs.message import say
from ui.dialogs.opened import accepted
from ui.views.dropping import Drops, address_on

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QWidget

    from feedmon import Engine
    from feedmon.model import Candidate, Feed
    from ui.actions import Actions
    from ui.dialogs.add_feed import Chosen
    from ui.tasks import Tasks

_FILTERS = ("OPML (*.opml *.xml)", "All files (*)")


class Subscribing(QObject):
    """Carries out adding, importing and exporting, each one at a time, over ``window``.

    What is dropped on the window is added as well. ``folder`` says where the person is: the
    folder that is offered first.

    *Signals*: ``added(int)``, the id of a feed that the person now follows, or asked for and
    followed already: the first of several; ``said(str)``, what was done, for the status line.
    """

    added = Signal(int)
    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        engine: Engine,
        tasks: Tasks,
        actions: Actions,
        *,
        clipboard: QClipboard,
        folder: Callable[[], int | None] = lambda: None,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._clipboard = clipboard
        self._folder = folder
        self._native = native_dialogs
        self._waiting: list[str] = []
        self._drops = Drops(window)
        self._drops.addresses.connect(self.add_all)
        self._drops.lists.connect(self._import_dropped)
        actions.add_feed.triggered.connect(lambda: self._once("add feed", self._add_from_clipboard))
        actions.import_opml.triggered.connect(lambda: self._once("import OPML", self._import))
        actions.export_opml.triggered.connect(lambda: self._once("export OPML", self._export))

    def add_all(self, addresses: Iterable[str]) -> None:
        """Open the dialog for each of these addresses, one after the other."""
        self._waiting.extend(addresses)
        if self._waiting:
            self._once("add feed", self._add_waiting)

    def _import_dropped(self, paths: list[str]) -> None:
        async def each() -> None:
            for path in paths:
                await self._import_file(Path(path))

        self._once("import OPML", each)

    def _once(self, name: str, story: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._tasks.running(name):
            self._tasks.start(story(), name=name)

    # --- adding -----------------------------------------------------------------------------

    async def _add_from_clipboard(self) -> None:
        await self._add(address_on(self._clipboard.mimeData()), offered=True)
        await self._add_waiting()

    async def _add_waiting(self) -> None:
        while self._waiting:
            await self._add(self._waiting.pop(0), offered=False)

    async def _add(self, address: str, *, offered: bool) -> None:
        dialog = AddFeedDialog(
            self._window,
            find=self._engine.find_feeds,
            folders=await self._engine.folders(),
            tasks=self._tasks,
            address=address,
            offered=offered,
            folder_id=self._folder(),
        )
        if not await accepted(dialog) or (chosen := dialog.chosen) is None:
            return
        if chosen.opml:
            await self._import_list(chosen.opml, text.host(dialog.address), dialog.address)
            return
        try:
            await self._follow(chosen)
        except FeedmonError as error:  # of the folder: each feed's own is said below
            await say(self._window, text.error_sentence(error))

    async def _follow(self, chosen: Chosen) -> None:
        """Follow what was chosen; say what did not work, and go to the first that did."""
        folder_id, made = chosen.folder_id, None
        if chosen.new_folder:
            made = await self._engine.add_folder(chosen.new_folder)
            folder_id = made.id
        added: list[Feed] = []
        there: list[int] = []
        failed: list[tuple[Candidate, FeedmonError]] = []
        for candidate in chosen.candidates:
            if candidate.subscribed_id is not None:
                there.append(candidate.subscribed_id)
                continue
            try:
                added.append(await self._engine.subscribe(candidate.url, folder_id=folder_id))
            except AlreadySubscribed as error:
                there.append(error.feed_id)
            except FeedmonError as error:
                failed.append((candidate, error))
        if made is not None and not added:
            await self._engine.remove_folder(made.id)
        if added:
            self.said.emit(text.following([feed.title for feed in added]))
        for feed_id in [*(feed.id for feed in added), *there][:1]:
            self.added.emit(feed_id)
        if failed:
            await self._say_failed(failed)

    async def _say_failed(self, failed: list[tuple[Candidate, FeedmonError]]) -> None:
        if len(failed) == 1:
            candidate, error = failed[0]
            details = text.what_came_back(error) or candidate.url
            await say(self._window, text.error_sentence(error), details)
            return
        lines = (
            f"{candidate.title or candidate.url}: {text.error_sentence(error)}"
            for candidate, error in failed
        )
        sentence = f"{text.plural(len(failed), 'feed')} could not be added."
        await say(self._window, sentence, "\n".join(lines))

    # --- OPML -------------------------------------------------------------------------------

    async def _import(self) -> None:
        dialog = self._file_dialog("Import OPML")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if not await accepted(dialog):
            return
        await self._import_file(Path(dialog.selectedFiles()[0]))

    async def _import_file(self, path: Path) -> None:
        try:
            data = await asyncio.to_thread(read_opml_file, path)
        except OSError as error:
            await say(self._window, f"{path.name} can't be read: {error.strerror}.", str(path))
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), str(path))
        else:
            await self._import_list(data, path.name, str(path))

    async def _import_list(self, data: bytes, name: str, place: str) -> None:
        """Follow the feeds of a list that is called ``name`` and was found at ``place``."""
        try:
            report = await self._engine.import_opml(data)
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), place)
        else:
            await accepted(ImportReportDialog(report, name, self._window))

    async def _export(self) -> None:
        dialog = self._file_dialog("Export OPML")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("opml")
        dialog.selectFile("feeds.opml")
        if not await accepted(dialog):
            return
        path = Path(dialog.selectedFiles()[0])
        try:
            await asyncio.to_thread(write_opml_file, path, await self._engine.export_opml())
        except OSError as error:
            await say(self._window, f"{path.name} can't be written: {error.strerror}.", str(path))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilters(_FILTERS)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        return dialog
