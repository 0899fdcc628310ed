"""What feeds are called and how they are treated: one or many at once, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.models.sources import Kind, Source
from ui.translation import tr, trn
from ui.views.resuming import STOPPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Feed, Merged
    from ui.views.kit import Kit
    from ui.views.resuming import Resuming


class Editing(QObject):
    """Carries out renaming, pausing, counting in totals, editing of several, and merging."""

    def __init__(self, kit: Kit, resuming: Resuming) -> None:
        super().__init__(kit.sidebar)
        self._resuming = resuming
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._feeds, self._sidebar = kit.feeds, kit.sidebar
        kit.feeds.renamed.connect(
            lambda source, title: self._undo.start(self._rename(source, title), name="rename")
        )
        actions = kit.actions
        actions.pause_feed.triggered.connect(self._pause)
        actions.in_totals.triggered.connect(self._count_or_not)
        actions.edit_feeds.triggered.connect(
            lambda: self._tasks.start(self._ask_edit(), name="edit-feeds", replace=True)
        )
        actions.merge_feeds.triggered.connect(
            lambda: self.merge([feed.id for feed in self._picked()], kit.sidebar)
        )

    def _picked(self) -> list[Feed]:
        feeds = [self._feeds.feed(feed_id) for feed_id in self._sidebar.pick().feeds]
        return [feed for feed in feeds if feed is not None]

    # --- edits ------------------------------------------------------------------------------

    async def _rename(self, source: Source, title: str) -> None:
        if source.kind is Kind.FEED:
            # An empty title gives the feed its publisher's back.
            await self._edit([source.id], tr("Rename"), custom_title=title or None)
        elif source.kind is Kind.FOLDER and title:
            old = self._feeds.title(source)
            await self._engine.rename_folder(source.id, title)
            self._undo.push(
                tr("Rename"),
                lambda: self._engine.rename_folder(source.id, old),
                lambda: self._engine.rename_folder(source.id, title),
            )

    def _pause(self) -> None:
        feeds = self._picked()
        asked = [feed for feed in feeds if feed.state not in STOPPED]
        if asked:
            self._start(asked, tr("Pause"), tr("Paused {named}", named=_named(asked)), paused=True)
        elif feeds:
            self._resuming.resume(feed.id for feed in feeds)

    def _count_or_not(self) -> None:
        feeds = self._picked()
        counted = not all(feed.in_totals for feed in feeds)
        words = tr("Count in Totals") if counted else tr("Leave out of Totals")
        self._start(feeds, words, "", in_totals=counted)

    async def _ask_edit(self) -> None:
        from ui.dialogs.edit_feeds import EditFeedsDialog
        from ui.dialogs.opened import accepted

        feeds = self._picked()
        if not feeds:
            return
        dialog = EditFeedsDialog(
            self._sidebar.window(), number=len(feeds), folders=await self._engine.folders()
        )
        if await accepted(dialog) and (edit := dialog.edit()):
            self._start(feeds, tr("Edit Feeds"), tr("Edited {named}", named=_named(feeds)), **edit)

    def _start(self, feeds: Sequence[Feed], label: str, said: str, **columns: Any) -> None:
        ids = [feed.id for feed in feeds]
        if ids:
            self._undo.start(self._edit(ids, label, said, **columns), name="edit")

    async def _edit(self, ids: list[int], label: str, said: str = "", **columns: Any) -> None:
        before = await self._engine.set_feeds(ids, **columns)
        if before:
            self._undo.push(
                label,
                lambda: self._engine.edit_feeds(before),
                lambda: self._engine.set_feeds(ids, **columns),
                said=said,
            )

    # --- merging ----------------------------------------------------------------------------

    def merge_with_twin(self, feed_id: int) -> None:
        """Ask whether a feed and the one at the address to which it moved are to be one."""
        self.merge([feed_id], self._sidebar)

    def merge(self, feed_ids: Sequence[int], over: QWidget) -> None:
        """Ask over a window which of these feeds is to be all of them.

        One alone is merged with the one that is at the address to which it moved.
        """
        feeds = [feed for one in feed_ids if (feed := self._feeds.feed(one)) is not None]
        if len(feeds) == 1 and feeds[0].twin_id is not None:
            twin = self._feeds.feed(feeds[0].twin_id)
            if twin is not None:
                feeds.insert(0, twin)  # it has the address that is right
        if len(feeds) > 1:
            work = self._ask_merge(feeds, over)
            self._tasks.start(work, name="merge-feeds", replace=True)

    async def _ask_merge(self, feeds: list[Feed], over: QWidget) -> None:
        from ui.dialogs.merge import MergeDialog
        from ui.dialogs.opened import accepted

        dialog = MergeDialog(over.window(), feeds)
        if await accepted(dialog):
            kept = next(feed for feed in feeds if feed.id == dialog.keep_id)
            others = [feed.id for feed in feeds if feed.id != kept.id]
            self._undo.start(self._merge(kept, others), name="merge")

    async def _merge(self, kept: Feed, others: list[int]) -> None:
        merged: list[Merged] = []

        async def do() -> None:
            merged.clear()
            for feed_id in others:
                one = await self._engine.merge_feeds(kept.id, feed_id)
                merged.append(one)  # also those before one that fails

        async def undo() -> None:
            while merged:
                await self._engine.part_feeds(merged.pop())

        try:
            await do()
        finally:  # those before a failure can be parted as well
            if merged:
                self._undo.push(
                    tr("Merge Feeds"),
                    undo,
                    do,
                    said=trn(
                        len(merged),
                        "Merged {n} feed into {title}",
                        "Merged {n} feeds into {title}",
                        title=kept.title,
                    ),
                )
        self._sidebar.choose(Source(Kind.FEED, kept.id))


def _named(feeds: Sequence[Feed]) -> str:
    return feeds[0].title if len(feeds) == 1 else trn(len(feeds), "{n} feed", "{n} feeds")
