"""Lists of feeds from and for other programs: looked at, followed, taken back, written."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from feedmon.errors import FeedmonError
from ui import text
from ui.models.outline import Outline
from ui.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from PySide6.QtWidgets import QWidget

    from feedmon.model import ImportReport, OpmlDocument, OpmlFeed, Places
    from ui.views.kit import Kit

_FILTERS = (mark("OPML (*.opml *.xml)"), mark("All files (*)"))


class Importing(QObject):
    """Carries out importing and exporting over ``window``, each one at a time.

    *Signals*: ``foreign_found(str)``, a file was given that is no list but data of a program.
    """

    foreign_found = Signal(str)

    def __init__(self, window: QWidget, kit: Kit, *, native_dialogs: bool = True) -> None:
        super().__init__(window)
        self._window, self._native = window, native_dialogs
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._status = kit.feeds, kit.status
        self._waiting: list[Path] = []
        actions = kit.actions
        actions.import_opml.triggered.connect(lambda: self._once("import OPML", self._import))
        actions.export_opml.triggered.connect(lambda: self._once("export OPML", self._export))

    def add_files(self, paths: Iterable[str]) -> None:
        """Offer the feeds of each of these files, one after the other."""
        self._waiting += map(Path, paths)
        self._once("import OPML", self._import_waiting)

    async def offer(self, data: bytes, name: str, place: str) -> None:
        """Let feeds be chosen of a list that is called ``name`` and was found at ``place``."""
        from ui.dialogs.import_list import ImportDialog
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

        try:
            preview = await self._engine.preview_opml(data)
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), place)
            return
        dialog = ImportDialog(
            await asyncio.to_thread(Outline, preview, _host),
            self._window,
            name=name,
            folders=await self._engine.folders(),
        )
        if await accepted(dialog):
            self.follow(
                dialog.chosen,
                tr("Import"),
                name,
                folder_id=dialog.folder_id,
                load_images=dialog.load_pictures,
                take_agents=dialog.take_agents,
                fetch_pages=dialog.fetch_pages,
            )

    def follow(
        self,
        document: OpmlDocument,
        label: str,
        name: str,
        *,
        folder_id: int | None = None,
        load_images: bool = False,
        take_agents: bool = False,
        fetch_pages: bool = False,
        then: Callable[[ImportReport], Coroutine[Any, Any, object]] | None = None,
    ) -> None:
        """Follow the feeds of a list that is called ``name``; ``label`` is that of its undo."""

        async def work() -> None:
            report = await self._engine.follow(
                document,
                folder_id=folder_id,
                load_images=load_images,
                take_agents=take_agents,
                fetch_pages=fetch_pages,
            )
            said = text.imported(report.added, name)
            if report.added or report.folders:
                self._undo.push(label, *self._there_and_back(report), said=said)
            else:
                self._status.done(said)
            if then is not None:
                await then(report)

        self._undo.start(work(), name="follow list")

    def _there_and_back(
        self, report: ImportReport
    ) -> tuple[Callable[[], Coroutine[Any, Any, None]], Callable[[], Coroutine[Any, Any, None]]]:
        stood: list[Places] = []

        async def undo() -> None:
            stood.append(await self._engine.take_back_import(report))

        async def redo() -> None:
            await self._engine.put_back(stood.pop())
            await self._engine.restore_feeds(feed.id for feed in report.added)

        return undo, redo

    def _once(self, name: str, story: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._tasks.running(name):
            self._tasks.start(story(), name=name)

    # --- files ------------------------------------------------------------------------------

    async def _import(self) -> None:
        from ui.dialogs.opened import accepted

        dialog = self._file_dialog(tr("Import OPML"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if await accepted(dialog):
            await self._import_file(Path(dialog.selectedFiles()[0]))
        await self._import_waiting()

    async def _import_waiting(self) -> None:
        while self._waiting:
            await self._import_file(self._waiting.pop(0))

    async def _import_file(self, path: Path) -> None:
        from feedmon import read_opml_file
        from ui.dialogs.message import say

        if await self._engine.is_foreign(str(path)):
            self.foreign_found.emit(str(path))
            return
        try:
            data = await asyncio.to_thread(read_opml_file, path)
        except OSError as error:
            await say(
                self._window,
                tr("{name} can't be read: {reason}.", name=path.name, reason=error.strerror),
                str(path),
            )
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), str(path))
        else:
            await self.offer(data, path.name, str(path))

    async def _export(self) -> None:
        from feedmon import write_opml_file
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

        dialog = self._file_dialog(tr("Export OPML"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("opml")
        dialog.selectFile("feeds.opml")
        if not await accepted(dialog):
            return
        path = Path(dialog.selectedFiles()[0])
        try:
            await asyncio.to_thread(write_opml_file, path, await self._engine.export_opml())
        except OSError as error:
            await say(
                self._window,
                tr("{name} can't be written: {reason}.", name=path.name, reason=error.strerror),
                str(path),
            )
        else:
            number = sum(1 for _ in self._feeds.feeds())
            self._status.done(text.list_exported(number, path.name))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilters([tr(each) for each in _FILTERS])
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        return dialog


def _host(feed: OpmlFeed) -> str:
    return text.host(feed.url)
