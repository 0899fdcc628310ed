"""The tree of folders and feeds as the person wants it: moved, made, deleted, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from feedmon.errors import NoSuchFolder
from feedmon.model import Places
from ui.models.sidebar_moves import Move, stays, step
from ui.models.sources import Kind, Source
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from ui.models.sidebar_moves import Picked
    from ui.views.kit import Kit

#: So many feeds are left without asking first: it can be undone.
ASKED_BEYOND = 10
_NEW = mark("New Folder")


class Organising(QObject):
    """Carries out what concerns places: drag and drop, moves by keys, folders, unsubscribing."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.sidebar)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._sidebar = kit.feeds, kit.sidebar
        self._to_be_named: Source | None = None
        self._follow: Move | None = None  # until the chosen row stands where it was moved to
        kit.sidebar.dropped.connect(self._move)
        kit.feeds.changed.connect(self._name)
        kit.feeds.changed.connect(self._keep_in_sight)
        actions = kit.actions
        actions.move_up.triggered.connect(lambda: self._step(up=True))
        actions.move_down.triggered.connect(lambda: self._step(up=False))
        actions.move_to.triggered.connect(
            lambda: self._tasks.start(self._ask_where(), name="move-to", replace=True)
        )
        actions.new_folder.triggered.connect(
            lambda: self._undo.start(self._add_folder(), name="new-folder")
        )
        actions.unsubscribe.triggered.connect(
            lambda: self._tasks.start(self._ask_delete(), name="ask-delete", replace=True)
        )

    # --- moving -----------------------------------------------------------------------------

    def _step(self, *, up: bool) -> None:
        move = step(self._feeds, self._sidebar.pick(), up=up)
        if move is not None:
            self._undo.start(self._carry_out(move), name="move")

    def _move(self, move: Move) -> None:
        if stays(self._feeds, move):
            return
        picked, to = move.picked, move.to_folder_id
        home = None if to is None else Source(Kind.FOLDER, to)
        moved = [Source(Kind.FEED, one) for one in picked.feeds]
        moved += [Source(Kind.FOLDER, one) for one in picked.folders]
        if all(self._feeds.home(one) == home for one in moved):
            said = tr("Moved {named}", named=self._named(picked))
        else:
            said = self._moved_words(picked, None if home is None else self._feeds.title(home))
        self._undo.start(self._carry_out(move, said=said), name="move")

    def _moved_words(self, picked: Picked, to: str | None) -> str:
        if to is None:
            return tr("Moved {named} out of all folders", named=self._named(picked))
        return tr("Moved {named} to {folder}", named=self._named(picked), folder=to)

    async def _carry_out(self, move: Move, *, said: str = "") -> None:
        async def ask() -> Places:
            return await self._engine.move(
                move.picked.feeds,
                move.picked.folders,
                move.to_folder_id,
                before_feed_id=move.before_feed_id,
                before_folder_id=move.before_folder_id,
            )

        self._follow = move
        before = await ask()
        if before != Places():
            self._undo.push(tr("Move"), lambda: self._engine.put_back(before), ask, said=said)

    def _keep_in_sight(self) -> None:
        """Scroll to what is chosen once it has moved: a feed that leaves its folder goes far."""
        if self._follow is not None and stays(self._feeds, self._follow):
            self._follow = None
            self._sidebar.scrollTo(self._sidebar.currentIndex())

    async def _ask_where(self) -> None:
        from ui.dialogs.move_to import MoveToDialog
        from ui.dialogs.opened import accepted

        picked = self._sidebar.pick()
        if not picked:
            return
        dialog = MoveToDialog(
            self._sidebar.window(),
            folders=await self._engine.folders(),
            named=self._named(picked),
            without=picked.folders,
        )
        if not await accepted(dialog):
            return
        if dialog.new_title:
            work = self._move_to_new(picked, dialog.new_title)
            self._undo.start(work, name="move")
        else:
            self._move(Move(picked, dialog.folder_id))

    async def _move_to_new(self, picked: Picked, title: str) -> None:
        folder = await self._engine.add_folder(title)
        before = await self._engine.move(picked.feeds, picked.folders, folder.id)

        async def undo() -> None:
            await self._engine.put_back(before)
            await self._engine.remove_folder(folder.id)

        async def redo() -> None:
            await self._engine.put_back(Places(lost=(folder,)))
            await self._engine.move(picked.feeds, picked.folders, folder.id)

        self._undo.push(tr("Move"), undo, redo, said=self._moved_words(picked, title))

    # --- folders ----------------------------------------------------------------------------

    async def _add_folder(self) -> None:
        """Make a folder beside or in what is chosen, and let it be named in its row."""
        chosen = self._sidebar.source()
        home = chosen if chosen.kind is Kind.FOLDER else self._feeds.home(chosen)
        taken = {folder.title for folder in await self._engine.folders()}
        numbers = range(2, len(taken) + 3)
        names = [tr(_NEW), *(tr("New Folder {number}", number=number) for number in numbers)]
        title = next(name for name in names if name not in taken)
        folder = await self._engine.add_folder(title, None if home is None else home.id)

        self._undo.push(
            tr(_NEW),
            lambda: self._engine.remove_folder(folder.id),
            lambda: self._engine.put_back(Places(lost=(folder,))),
        )
        self._to_be_named = Source(Kind.FOLDER, folder.id)
        self._name()

    def _name(self) -> None:
        """Begin to edit the title of a folder that was made, as soon as it has its row."""
        if self._to_be_named is None:
            return
        index = self._feeds.index_of(self._to_be_named)
        if index.isValid():
            self._to_be_named = None
            source = self._feeds.source(index)
            if source is not None and self._sidebar.choose(source):
                self._sidebar.setFocus()
                self._sidebar.edit(index)

    # --- deleting ---------------------------------------------------------------------------

    async def _ask_delete(self) -> None:
        """Delete what is picked: at once where an undo is quicker than a question."""
        from ui.dialogs.deleting import Fate, ask_about_feeds, ask_about_folder

        picked = self._sidebar.pick()
        below = [
            feed.id
            for folder_id in picked.folders
            for feed in self._feeds.feeds(Source(Kind.FOLDER, folder_id))
        ]
        window, named = self._sidebar.window(), self._named(picked)
        unsubscribes = False
        if below:
            fate = await ask_about_folder(window, named, len(below), len(picked.feeds))
            if fate is Fate.NONE:
                return
            unsubscribes = fate is Fate.UNSUBSCRIBE
        elif len(picked.feeds) > ASKED_BEYOND and not await ask_about_feeds(
            window, len(picked.feeds)
        ):
            return
        feeds = [*picked.feeds, *(below if unsubscribes else ())]
        folders = list(picked.folders)
        if unsubscribes:  # what is in them goes, too, and goes first
            folders = [each for folder_id in folders for each in self._with_those_below(folder_id)]
        if feeds or folders:
            self._undo.start(self._delete(feeds, folders, named), name="delete")

    def _with_those_below(self, folder_id: int) -> list[int]:
        inside = self._feeds.inside(Source(Kind.FOLDER, folder_id))
        below = [one.id for one in inside if one.kind is Kind.FOLDER]
        return [*(each for one in below for each in self._with_those_below(one)), folder_id]

    async def _delete(self, feeds: list[int], folders: list[int], named: str) -> None:
        before: list[Places] = []

        async def do() -> None:
            before.clear()
            if feeds:
                await self._engine.unsubscribe(feeds)
            for folder_id in folders:
                try:
                    before.append(await self._engine.remove_folder(folder_id))
                except NoSuchFolder:
                    continue  # another window was quicker

        async def undo() -> None:
            for places in reversed(before):
                await self._engine.put_back(places)
            if feeds:
                await self._engine.restore_feeds(feeds)

        await do()
        if not folders:
            self._undo.push(
                tr("Unsubscribe"), undo, do, said=tr("Unsubscribed from {named}", named=named)
            )
            return
        said = tr("Deleted {named}", named=named)
        if feeds:
            said = trn(
                len(feeds),
                "Deleted {named} and unsubscribed from {n} feed",
                "Deleted {named} and unsubscribed from {n} feeds",
                named=named,
            )
        self._undo.push(tr("Delete"), undo, do, said=said)

    def _named(self, picked: Picked) -> str:
        """Name what was picked: by its title, or how many there are."""
        if picked.count == 1:
            kind = Kind.FEED if picked.feeds else Kind.FOLDER
            title = self._feeds.title(Source(kind, (picked.feeds or picked.folders)[0]))
            return title if picked.feeds else tr("the folder {title}", title=title)
        if not picked.folders:
            return trn(picked.count, "{n} feed", "{n} feeds")
        if picked.feeds:
            return trn(picked.count, "{n} item", "{n} items")
        return trn(picked.count, "{n} folder", "{n} folders")
