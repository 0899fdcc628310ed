"""Pages are watched: the dialog is opened and carried out, for a new watch or one there is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from feedmon.errors import AlreadySubscribed, FeedmonError
from feedmon.model import WatchSpec
from ui import text
from ui.models.sources import Kind
from ui.text import watches as said
from ui.translation import mark, tr
from ui.views.announcing import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Feed, WatchVersion
    from ui.dialogs.properties import PropertiesDialog
    from ui.dialogs.watch import Wanted
    from ui.views.kit import Kit

_LABEL = mark("Change What Is Watched")
_ADDING, _EDITING = "watch a page", "edit a watch"  # not for people
_LONGEST = 60


class Watching(QObject):
    """Carries out what the dialog of a watch decides.

    *Signals*: ``added(int)``, the id of a watch that the person has now, or had already.
    """

    added = Signal(int)

    def __init__(self, window: QWidget, kit: Kit) -> None:
        super().__init__(window)
        self._window = window
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._sidebar, self._status = kit.feeds, kit.sidebar, kit.status
        self._now = kit.now
        self._action = kit.actions.edit_watch
        self._action.triggered.connect(self._edit_chosen)
        kit.actions.watch_page.triggered.connect(
            lambda: self._once(_ADDING, lambda: self.add("", self._folder()))
        )
        kit.sidebar.chosen.connect(self._enable)
        kit.feeds.changed.connect(self._enable)
        self._enable()

    async def add(self, address: str, folder_id: int | None = None) -> None:
        """Ask what of a page is to be watched, and watch it."""
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted
        from ui.dialogs.watch import Wanted, WatchDialog

        folders = await self._engine.folders()
        dialog = WatchDialog(
            self._window,
            preview=self._engine.preview_watch,
            suggest=self._engine.suggest_watch,
            tasks=self._tasks,
            before=Wanted(address, WatchSpec(), folder_id=folder_id),
            folders=folders,
            announce=announce,
        )
        if not await accepted(dialog):
            return
        try:
            await self._watch(dialog.wanted)
        except AlreadySubscribed as error:
            self._status.done(tr("You watch this already."))
            self.added.emit(error.feed_id)
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), dialog.wanted.address)

    async def edit(self, feed_id: int, over: QWidget | None = None) -> WatchSpec | None:
        """Ask what of a page is to be watched from now on; ``None`` when that stays as it was."""
        from ui.dialogs.opened import accepted
        from ui.dialogs.watch import Wanted, WatchDialog

        feed, before = self._feeds.feed(feed_id), await self._engine.watch_spec(feed_id)
        if feed is None or before is None:
            return None
        dialog = WatchDialog(
            over or self._window,
            preview=partial(self._engine.preview_watch, of=feed_id),
            suggest=partial(self._engine.suggest_watch, of=feed_id),
            tasks=self._tasks,
            before=Wanted(said.address_of(feed), before),
            known=True,
            announce=announce,
        )
        if not await accepted(dialog):
            return None
        after = dialog.wanted.spec
        if after == before:
            return None
        await self._engine.edit_watch(feed_id, after)
        self._undo.push(
            tr(_LABEL),
            lambda: self._engine.edit_watch(feed_id, before),
            lambda: self._engine.edit_watch(feed_id, after),
            said=tr("Changed {title}", title=text.one_line(feed.title, _LONGEST)),
        )
        return after

    async def seen_of(self, feed: Feed) -> tuple[WatchSpec, Sequence[WatchVersion]] | None:
        """What a watch looks at, and what it saw; ``None`` for a feed that is none."""
        spec = await self._engine.watch_spec(feed.id) if said.is_watch(feed) else None
        return None if spec is None else (spec, await self._engine.watch_versions(feed.id))

    def serve(self, dialog: PropertiesDialog, feed: Feed, versions: Sequence[WatchVersion]) -> None:
        """Open over the properties of a watch what is asked for there."""
        page = dialog.watched
        if page is None:
            return
        page.change_wanted.connect(
            lambda: self._once(_EDITING, lambda: self._change(dialog, feed.id))
        )
        page.version_wanted.connect(lambda row: self._show_version(dialog, feed, versions, row))

    async def _change(self, dialog: PropertiesDialog, feed_id: int) -> None:
        after = await self.edit(feed_id, over=dialog)
        if after is not None and dialog.watched is not None:
            dialog.watched.show_spec(after)

    def _show_version(
        self, over: QWidget, feed: Feed, versions: Sequence[WatchVersion], row: int
    ) -> None:
        from ui.views.watch_versions import WatchVersionsDialog

        shown = WatchVersionsDialog(
            over,
            versions,
            row,
            title=feed.title,
            compare=partial(self._engine.watch_difference, feed.id),
            tasks=self._tasks,
            now=self._now(),
        )
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.open()

    async def _watch(self, wanted: Wanted) -> None:
        made, folder_id = None, wanted.folder_id
        if wanted.new_folder:
            made = await self._engine.add_folder(wanted.new_folder)
            folder_id = made.id
        try:
            feed = await self._engine.add_watch(
                wanted.address, wanted.spec, title=wanted.title, folder_id=folder_id
            )
        except FeedmonError:
            if made is not None:
                await self._engine.remove_folder(made.id)
            raise
        title = text.one_line(feed.title, _LONGEST)
        self._status.done(tr("Watching {title}", title=title))
        self.added.emit(feed.id)

    # --- what is chosen ---------------------------------------------------------------------

    def _once(self, name: str, story: Callable[[], Coroutine[Any, Any, object]]) -> None:
        if not self._tasks.running(name):
            self._tasks.start(story(), name=name)

    def _edit_chosen(self) -> None:
        feed_id = self._sidebar.source().id
        self._once(_EDITING, lambda: self.edit(feed_id))

    def _enable(self) -> None:
        source = self._sidebar.source()
        feed = self._feeds.feed(source.id) if source.kind is Kind.FEED else None
        self._action.setEnabled(feed is not None and said.is_watch(feed))

    def _folder(self) -> int | None:
        """The folder in which the person is, in the sidebar."""
        source = self._sidebar.source()
        if source.kind is Kind.FOLDER:
            return source.id
        feed = self._feeds.feed(source.id) if source.kind is Kind.FEED else None
        return None if feed is None else feed.folder_id
