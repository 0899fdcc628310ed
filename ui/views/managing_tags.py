"""Tags as such: renamed, joined, taken off everything, as one step to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedmon.model import TagChange
    from ui.dialogs.manage_tags import TagEdits
    from ui.views.kit import Kit
    from ui.views.searching import Searching


class ManagingTags(QObject):
    """Opens the dialog, and does what was asked for in it."""

    def __init__(self, kit: Kit, searching: Searching) -> None:
        super().__init__(searching)
        self._engine, self._tasks, self._undo = kit.engine, kit.tasks, kit.undo
        self._sidebar, self._searching = kit.sidebar, searching
        kit.actions.manage_tags.triggered.connect(
            lambda: self._tasks.start(self._ask(), name="manage-tags", replace=True)
        )

    async def _ask(self) -> None:
        from ui.dialogs.manage_tags import ManageTagsDialog
        from ui.dialogs.opened import accepted

        dialog = ManageTagsDialog(self._sidebar.window(), tags=await self._engine.tags())
        if not await accepted(dialog):
            return
        edits, wanted = dialog.edits, dialog.wanted
        if edits.renamed or edits.removed:
            self._undo.start(self._change(edits), name="tags")
        if wanted:
            wanted = dict(edits.renamed).get(wanted, wanted)
            self._searching.search_everywhere_for(f'tag:"{wanted}"')

    async def _change(self, edits: TagEdits) -> None:
        done: list[TagChange] = []

        async def do() -> None:
            done.clear()
            for title in edits.removed:
                note(await self._engine.remove_tag(title))
            for title, to in in_turn(edits.renamed):
                note(await self._engine.rename_tag(title, to))

        def note(change: TagChange | None) -> None:
            if change is not None:  # not gone meanwhile
                done.append(change)

        async def undo() -> None:
            for change in reversed(done):
                await self._engine.put_back_tag(change)

        await do()
        if done:
            self._undo.push(tr("Edit Tags"), undo, do, said=_said(done))


def in_turn(renamed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Order renames so that none takes a title that another tag is about to leave.

    Where titles go round in a circle one of them is called by a third title meanwhile.
    """
    left = list(renamed)
    while left:
        free = [one for one in left if not any(_takes(one, other) for other in left)]
        if free:
            left.remove(free[0])
            yield free[0]
        else:
            title, to = left.pop(0)
            meanwhile = f"{to} \N{MIDDLE DOT}"
            yield title, meanwhile
            left.append((meanwhile, to))


def _takes(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return other is not one and other[0].casefold() == one[1].casefold()


def _said(done: list[TagChange]) -> str:
    if len(done) > 1:
        return trn(len(done), "Changed {n} tag", "Changed {n} tags")
    (change,) = done
    if not change.to:
        number = len(change.entry_ids)
        return trn(
            number,
            "Took the tag “{title}” off {n} article",
            "Took the tag “{title}” off {n} articles",
            title=change.title,
        )
    if change.joined:
        return tr("Joined the tags “{title}” and “{to}”", title=change.title, to=change.to)
    return tr("Renamed the tag “{title}” to “{to}”", title=change.title, to=change.to)
