"""What the person does to follow a feed that they have the address of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from feedmon.errors import AlreadySubscribed, FeedmonError
from ui import text
from ui.translation import trn
from ui.views.dropping import Drops, address_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QWidget

    from feedmon import Engine
    from feedmon.model import Candidate, Feed
    from ui.actions import Actions
    from ui.dialogs.add_feed import Chosen
    from ui.tasks import Tasks
    from ui.views.importing import Importing

_ADDING = "add feed"  # not for people


class Subscribing(QObject):
    """Carries out adding, one address at a time, over ``window``.

    What is dropped on the window is added as well; lists go to ``importing``, pages to ``watch``,
    with the folder that was chosen. ``folder`` says where the person is: the folder that is offered
    first.

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
        importing: Importing,
        clipboard: QClipboard,
        watch: Callable[[str, int | None], Awaitable[None]],
        folder: Callable[[], int | None] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._importing = importing
        self._clipboard = clipboard
        self._folder, self._watch = folder, watch
        self._waiting: list[str] = []
        self._drops = Drops(window)
        self._drops.addresses.connect(self.add_all)
        self._drops.lists.connect(importing.add_files)
        actions.add_feed.triggered.connect(lambda: self._once(_ADDING, self._add_from_clipboard))

    def add_all(self, addresses: Iterable[str]) -> None:
        """Open the dialog for each of these addresses, one after the other."""
        self._waiting.extend(addresses)
        if self._waiting:
            self._once(_ADDING, self._add_waiting)

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
        from ui.dialogs.add_feed import AddFeedDialog
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

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
        if chosen.page:
            await self._watch(chosen.page, chosen.folder_id)
            return
        if chosen.opml:
            await self._importing.offer(chosen.opml, text.host(dialog.address), dialog.address)
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
        from ui.dialogs.message import say

        if len(failed) == 1:
            candidate, error = failed[0]
            details = text.what_came_back(error) or candidate.url
            await say(self._window, text.error_sentence(error), details)
            return
        lines = (
            f"{candidate.title or candidate.url}: {text.error_sentence(error)}"
            for candidate, error in failed
        )
        sentence = trn(len(failed), "{n} feed could not be added.", "{n} feeds could not be added.")
        await say(self._window, sentence, "\n".join(lines))
