"""The properties of a feed or a folder, opened and carried out as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from shiboken6 import isValid

from feedmon.errors import NoSuchFeed, SubscribeError
from feedmon.model import PasswordPlace, Places
from ui import text
from ui.models.sources import Kind
from ui.text.watches import is_watch
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon import Engine
    from feedmon.model import Feed, Folder, Wish
    from ui.dialogs.properties import PropertiesDialog, Wanted
    from ui.views.kit import Kit
    from ui.views.watching import Watching

_LABEL = mark("Edit Feed")


class FeedProperties(QObject):
    """Shows the properties of the feed or folder that is chosen, and changes what is to change.

    *Signals*: ``health_wanted(int)``, the feed whose polls the person wants to see;
    ``merge_wanted(int)``, one to be merged with its twin; ``resume_wanted(list)``, those to be
    asked again.
    """

    health_wanted = Signal(int)
    merge_wanted = Signal(int)
    resume_wanted = Signal(list)

    def __init__(self, kit: Kit, watching: Watching) -> None:
        super().__init__(kit.sidebar)
        self._watching = watching
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._sidebar = kit.feeds, kit.sidebar
        self._open_url, self._now = kit.open_url, kit.now
        self._action = kit.actions.feed_properties
        self._action.triggered.connect(self._open_chosen)
        kit.sidebar.chosen.connect(self._enable)
        kit.feeds.changed.connect(self._enable)
        self._enable()

    def open(self, feed_id: int) -> None:
        """Show the properties of a feed."""
        self._tasks.start(self._ask(feed_id), name="feed-properties", replace=True)

    def _enable(self) -> None:
        source = self._sidebar.source()
        is_feed = source.kind is Kind.FEED and self._feeds.feed(source.id) is not None
        is_folder = source.kind is Kind.FOLDER
        self._action.setEnabled(is_feed or is_folder)
        self._action.setText(tr("&Folder Properties…") if is_folder else tr("&Feed Properties…"))

    def _open_chosen(self) -> None:
        source = self._sidebar.source()
        if source.kind is Kind.FEED:
            self.open(source.id)
        elif source.kind is Kind.FOLDER:
            work = self._ask_of_folder(source.id)
            self._tasks.start(work, name="folder-properties", replace=True)

    async def _ask_of_folder(self, folder_id: int) -> None:
        from ui.dialogs.folder import FolderDialog
        from ui.dialogs.opened import accepted
        from ui.dialogs.rhythm import wish_of

        folders = {folder.id: folder for folder in await self._engine.folders()}
        folder = folders.get(folder_id)
        if folder is None:
            return
        around = await self._engine.plan_around(folder.parent_id)
        dialog = FolderDialog(self._sidebar.window(), folder, around=around)
        if not await accepted(dialog):
            return
        before = (folder.title, wish_of(folder))
        after = (dialog.title(), dialog.wish())
        if after != before:
            self._undo.start(self._change_folder(folder_id, before, after), name="edit-folder")

    async def _change_folder(
        self, folder_id: int, before: tuple[str, Wish], after: tuple[str, Wish]
    ) -> None:
        async def become(title: str, wish: Wish) -> None:
            await self._engine.rename_folder(folder_id, title)
            await self._engine.set_folder_rhythm(folder_id, wish)

        await become(*after)
        self._undo.push(
            tr("Edit Folder"),
            lambda: become(*before),
            lambda: become(*after),
            said=tr("Changed {title}", title=text.one_line(after[0], 60)),
        )

    async def _ask(self, feed_id: int) -> None:
        from ui.dialogs.opened import accepted
        from ui.dialogs.properties import PropertiesDialog

        details = await self._engine.feed_details(feed_id)
        watched = await self._watching.seen_of(details.feed)
        dialog = PropertiesDialog(
            self._sidebar.window(),
            details,
            folders=await self._engine.folders(),
            around=await self._engine.plan_around(details.feed.folder_id),
            settings=self._engine.settings,
            tasks=self._tasks,
            understand=lambda typed: self._understand(details.feed, typed),
            now=self._now(),
            watched=watched,
        )
        self._watching.serve(dialog, details.feed, [] if watched is None else watched[1])
        dialog.site_wanted.connect(lambda url: self._open_url(QUrl(url)))
        dialog.health_wanted.connect(lambda: self.health_wanted.emit(feed_id))
        dialog.resume_wanted.connect(lambda: self.resume_wanted.emit([feed_id]))
        dialog.merge_wanted.connect(dialog.reject)
        dialog.merge_wanted.connect(lambda: self.merge_wanted.emit(feed_id))
        self._tasks.start(self._tell(dialog, feed_id), name="look for a password", replace=True)
        if await accepted(dialog) and (wanted := dialog.wanted()):
            work = self._carry_out(details.feed, wanted)
            self._undo.start(work, name="edit-feed")

    async def _tell(self, dialog: PropertiesDialog, feed_id: int) -> None:
        kept = await self._engine.kept_password(feed_id)
        if isValid(dialog):  # it may have been left meanwhile
            dialog.show_kept(kept)

    async def _understand(self, feed: Feed, typed: str) -> tuple[str, str]:
        try:
            url = await self._engine.read_address(feed.id, typed)
        except SubscribeError as error:
            return "", text.error_sentence(error)
        if is_watch(feed):  # what tells it from other watches of the page stays
            url = f"{url}#{feed.url.partition('#')[2]}"
        return url, ""

    async def _carry_out(self, feed: Feed, wanted: Wanted) -> None:
        change = _Change(self._engine, feed.id, wanted)
        place = await change.do()
        title = wanted.edit.get("custom_title") or feed.title
        words = tr("Changed {title}", title=text.one_line(title, 60))
        if place is PasswordPlace.SESSION:
            words = tr("{changed} · its password is kept for this session only", changed=words)
        self._undo.push(tr(_LABEL), change.undo, change.again, said=words)


class _Change:
    """One edit with all that belongs to it, to be done, taken back and done again."""

    def __init__(self, engine: Engine, feed_id: int, wanted: Wanted) -> None:
        self._engine, self._feed_id, self._wanted = engine, feed_id, wanted
        self._folder: Folder | None = None
        self._before: dict[int, Any] = {}
        self._old_password: str | None = None
        self._touches_password = wanted.password is not None or wanted.forget_password

    async def do(self) -> PasswordPlace:
        """Change everything; where the password is now."""
        edit = dict(self._wanted.edit)
        if self._wanted.new_folder:
            self._folder = await self._engine.add_folder(self._wanted.new_folder)
        return await self._edit(edit)

    async def again(self) -> None:
        """Change everything once more."""
        if self._folder is not None:
            await self._engine.put_back(Places(lost=(self._folder,)))
        await self._edit(dict(self._wanted.edit))

    async def undo(self) -> None:
        """Let everything be as it was."""
        if self._touches_password:  # while the feed has the address for which it was given
            await self._engine.set_password(self._feed_id, self._old_password)
        if self._before:
            await self._engine.edit_feeds(self._before)
        if self._folder is not None:
            await self._engine.remove_folder(self._folder.id)

    async def _edit(self, edit: dict[str, Any]) -> PasswordPlace:
        if self._folder is not None:
            edit["folder_id"] = self._folder.id
        if edit:
            self._before = await self._engine.set_feeds([self._feed_id], **edit)
            if not self._before:
                raise NoSuchFeed(self._feed_id)
        if not self._touches_password:
            return PasswordPlace.NOWHERE
        self._old_password = await self._engine.password(self._feed_id)
        return await self._engine.set_password(self._feed_id, self._wanted.password)
