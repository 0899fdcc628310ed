"""Coming from another reader: its data found, looked at, taken over; and everything exported."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from feedmon.errors import FeedmonError
from feedmon.model import Held, Program
from ui import text
from ui.models.outline import Outline
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Holdings, OpmlDocument, OpmlFeed, Places, Taken
    from ui.dialogs.progress import ProgressDialog
    from ui.views.importing import Importing
    from ui.views.kit import Kit
    from ui.views.welcome import Welcome

_SUGGESTED = "articles.json"
_TAKING = "take data over"  # not for people


class Switching(QObject):
    """Carries it out over ``window``, one at a time; ``welcome`` offers what was found.

    Files that ``importing`` was given and that are no lists of feeds come here.
    """

    def __init__(
        self,
        window: QWidget,
        kit: Kit,
        importing: Importing,
        welcome: Welcome,
        *,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(window)
        self._window, self._native, self._now = window, native_dialogs, kit.now
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._status, self._feeds = kit.status, kit.feeds
        self._actions, self._welcome = kit.actions, welcome
        self._by_program = {
            Program.RSS_GUARD: kit.actions.import_rssguard,
            Program.QUITERSS: kit.actions.import_quiterss,
            Program.LIFEREA: kit.actions.import_liferea,
        }
        for program, action in self._by_program.items():
            action.triggered.connect(lambda _=False, program=program: self._begin(program))
        kit.actions.import_articles.triggered.connect(lambda: self._begin(Program.FEEDMON))
        kit.actions.export_articles.triggered.connect(self._begin_export)
        importing.foreign_found.connect(self.look_into)
        welcome.appeared.connect(self._look_around)
        kit.feeds.changed.connect(self._enable)
        self._enable()

    def look_into(self, path: str) -> None:
        """Offer what a file of another program holds."""
        self._once(self._offer(path))

    def _begin(self, program: Program) -> None:
        self._once(self._find(program))

    def _once(self, story: Coroutine[Any, Any, None]) -> None:
        if self._tasks.running("import data") or self._tasks.running(_TAKING):
            story.close()
        else:
            self._tasks.start(story, name="import data")

    def _enable(self) -> None:
        self._actions.export_articles.setEnabled(any(True for _ in self._feeds.feeds()))

    # --- what there is ----------------------------------------------------------------------

    def _look_around(self) -> None:
        self._tasks.start(self._offer_found(), name="look for other readers", replace=True)

    async def _offer_found(self) -> None:
        found = {place.program for place in await self._engine.find_places()}
        self._welcome.offer(
            [action for program, action in self._by_program.items() if program in found]
        )

    async def _find(self, program: Program) -> None:
        from ui.dialogs.found_data import FoundDataDialog
        from ui.dialogs.opened import accepted

        name = text.program_name(program)
        places = [one for one in await self._engine.find_places() if one.program is program]
        if places:
            dialog = FoundDataDialog(places, self._window, program=name, now=self._now())
            if not await accepted(dialog):
                return
            if dialog.path:
                await self._offer(dialog.path)
                return
        chooser = self._file_dialog(tr("Import from {program}", program=name), program)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        if await accepted(chooser):
            await self._offer(chooser.selectedFiles()[0])

    # --- taking over ------------------------------------------------------------------------

    async def _offer(self, path: str) -> None:
        from ui.dialogs.import_data import ImportDataDialog
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

        try:
            holdings = await self._engine.look_into(path)
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), path)
            return
        dialog = ImportDataDialog(
            holdings,
            await asyncio.to_thread(Outline, holdings.preview, _about(holdings)),
            self._window,
            folders=await self._engine.folders(),
        )
        if await accepted(dialog):
            chosen, folder_id = dialog.chosen, dialog.folder_id
            # Beside what can be undone: in its turn it would keep each star waiting until its end.
            self._tasks.start(self._take(holdings, chosen, folder_id), name=_TAKING)

    async def _take(self, holdings: Holdings, chosen: OpmlDocument, folder_id: int | None) -> None:
        name = text.program_name(holdings.program)
        label = tr("Import from {program}", program=name)

        async def take() -> Taken:
            with self._progress(label, text.importing(0, holdings.total)) as progress:

                def tell(done: int, total: int) -> bool:
                    progress.tell(text.importing(done, total), done, total)
                    return not progress.is_stopped

                return await self._engine.take_over(
                    holdings, chosen, folder_id=folder_id, tell=tell
                )

        taken = await take()
        said = text.taken_over(taken, name)

        async def remember() -> None:
            self._undo.push(label, *self._there_and_back(taken, take), said=said)

        if taken.changed:
            self._undo.start(remember(), name="remember import")
        else:
            self._status.done(said)
        if taken.ended not in ("done", "stopped"):
            self._status.trouble(said)

    def _there_and_back(
        self, first: Taken, take: Callable[[], Coroutine[Any, Any, Taken]]
    ) -> tuple[Callable[[], Coroutine[Any, Any, None]], Callable[[], Coroutine[Any, Any, None]]]:
        """Take it back; and bring it back: its feeds whole, and the rest from where it came."""
        now = [first]
        stood: list[Places] = []

        async def undo() -> None:
            stood.append(await self._engine.take_back(now[-1]))

        async def redo() -> None:
            before = now[-1].report
            await self._engine.put_back(stood.pop())
            back = await self._engine.restore_feeds(feed.id for feed in before.added)
            again = await take()
            report = replace(
                again.report,
                added=(*back, *again.report.added),
                folders=(*before.folders, *again.report.folders),
            )
            now[-1] = replace(again, report=report)

        return undo, redo

    # --- everything as a file ---------------------------------------------------------------

    def _begin_export(self) -> None:
        if not self._tasks.running("export articles"):
            self._tasks.start(self._export(), name="export articles")

    async def _export(self) -> None:
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

        title = tr("Export Articles")
        chooser = self._file_dialog(title, Program.FEEDMON)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("json")
        chooser.selectFile(_SUGGESTED)
        if not await accepted(chooser):
            return
        path = Path(chooser.selectedFiles()[0])
        with self._progress(title, tr("Exporting articles")) as progress:

            def tell(done: int, total: int) -> bool:
                progress.tell(text.exporting(done, total), done, total)
                return not progress.is_stopped

            try:
                number = await self._engine.export_articles(str(path), tell=tell)
            except OSError as error:
                progress.finish()
                sentence = tr("{name} can't be written: {why}.", name=path.name, why=error.strerror)
                await say(self._window, sentence, str(path))
                return
        if number >= 0:
            self._status.done(text.exported(number, path.name))

    @contextmanager
    def _progress(self, title: str, words: str) -> Iterator[ProgressDialog]:
        from ui.dialogs.progress import ProgressDialog

        progress = ProgressDialog(self._window, title=title, words=words)
        progress.show()
        try:
            yield progress
        finally:
            progress.finish()

    def _file_dialog(self, title: str, program: Program) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        kind = tr("JSON (*.json)") if program is Program.FEEDMON else tr("SQLite (*.db)")
        dialog.setNameFilters([kind, tr("All files (*)")])
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        return dialog


def _about(holdings: Holdings) -> Callable[[OpmlFeed], str]:
    """Say of each feed where it is from and what comes with it."""
    feeds = holdings.preview.document.feeds
    said = {
        feed.url: (held, place in holdings.followed)
        for place, (feed, held) in enumerate(zip(feeds, holdings.held, strict=True))
    }

    def about(feed: OpmlFeed) -> str:
        held, followed = said.get(feed.url, (Held(), False))
        return text.held_of_feed(text.host(feed.url), held, followed=followed)

    return about
