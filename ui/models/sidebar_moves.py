"""Where folders and feeds would go when a person drags them, or moves them by keys.

Within a folder its folders stand first and its feeds follow, so each goes among its own kind.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from ui.models.sources import MOVABLE, Kind, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.models.sidebar import SidebarModel


@frozen
class Picked:
    """Folders and feeds that a person picked, in the order of the tree.

    What lies in a picked folder goes with it and does not stand here.
    """

    feeds: tuple[int, ...] = ()
    folders: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.feeds or self.folders)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.feeds) + len(self.folders)


@frozen
class Move:
    """Put these into a folder (``None``: the top), before one of its own or at the end."""

    picked: Picked
    to_folder_id: int | None
    before_feed_id: int | None = None
    before_folder_id: int | None = None


class Part(Enum):
    """The part of a row on which something is dropped."""

    ABOVE = "above"
    ON = "on"
    BELOW = "below"


def pick(model: SidebarModel, sources: Iterable[Source]) -> Picked:
    """Put what was picked in order, and leave out what lies in picked folders."""
    wanted = {source for source in sources if source.kind in MOVABLE}
    feeds: list[int] = []
    folders: list[int] = []
    waiting = list(reversed(model.inside(None)))
    while waiting and wanted:
        source = waiting.pop()
        if source in wanted:
            wanted.discard(source)
            (folders if source.kind is Kind.FOLDER else feeds).append(source.id)
        elif source.kind is Kind.FOLDER:
            waiting += reversed(model.inside(source))
    return Picked(tuple(feeds), tuple(folders))


def drop(
    model: SidebarModel, picked: Picked, onto: Source | None, part: Part, *, is_open: bool = False
) -> Move | None:
    """Say where ``picked`` goes when it is dropped on this part of a row.

    ``onto`` is ``None`` on the free room below all rows, which is the end of the top level, and
    on the heading above them, with ``Part.BELOW``: its beginning. ``is_open`` tells whether a
    folder shows what is in it. ``None`` where it can't go.
    """
    if not picked or (onto is not None and onto.kind not in {Kind.FOLDER, Kind.FEED}):
        return None
    if onto is None:
        move = _at_edge(model, picked, None, first=part is Part.BELOW)
    elif onto.kind is Kind.FEED:
        home = model.home(onto)
        before = onto.id if part is Part.ABOVE else _next(model, onto)
        move = Move(picked, _id(home), before_feed_id=before)
    elif part is Part.ON or not picked.folders:
        move = Move(picked, onto.id)  # a feed never stands between folders
    elif part is Part.BELOW and is_open:
        move = _at_edge(model, picked, onto, first=True)
    else:
        before = onto.id if part is Part.ABOVE else _next(model, onto)
        move = Move(picked, _id(model.home(onto)), before_folder_id=before)
    return None if _is_inside(model, move) else move


def step(model: SidebarModel, picked: Picked, *, up: bool) -> Move | None:
    """Move what was picked past its neighbour; ``None`` at the edge, or where it is scattered."""
    if bool(picked.feeds) == bool(picked.folders):
        return None
    kind = Kind.FEED if picked.feeds else Kind.FOLDER
    chosen = [Source(kind, one) for one in (picked.feeds or picked.folders)]
    home = model.home(chosen[0])
    row = [one for one in model.inside(home) if one.kind is kind]
    rows = {one: place for place, one in enumerate(row)}
    places = [rows[one] for one in chosen if one in rows]
    if len(places) < len(chosen):
        return None
    if up:
        if places[0] == 0:
            return None
        before: Source | None = row[places[0] - 1]
    else:
        behind = row[places[-1] + 1 :]  # what was picked comes in the order of the tree
        if not behind:
            return None
        before = behind[1] if len(behind) > 1 else None
    number = _id(before)
    if kind is Kind.FEED:
        return Move(picked, _id(home), before_feed_id=number)
    return Move(picked, _id(home), before_folder_id=number)


def stays(model: SidebarModel, move: Move) -> bool:
    """Whether everything would stand where it stands now."""
    home = None if move.to_folder_id is None else Source(Kind.FOLDER, move.to_folder_id)
    inside = model.inside(home)
    return all(
        _in_order([one.id for one in inside if one.kind is kind], coming, before)
        for kind, coming, before in (
            (Kind.FEED, move.picked.feeds, move.before_feed_id),
            (Kind.FOLDER, move.picked.folders, move.before_folder_id),
        )
    )


def _in_order(row: list[int], coming: tuple[int, ...], before: int | None) -> bool:
    """Whether those who come stand in the row already, in their order and before that one."""
    if not coming:
        return True
    behind = row.index(before) if before in row else len(row)
    while behind < len(row) and row[behind] in coming:  # the next that does not come itself
        behind += 1
    stays = [each for each in row[:behind] if each not in coming]
    return [*stays, *coming] == row[:behind]


def _at_edge(model: SidebarModel, picked: Picked, home: Source | None, *, first: bool) -> Move:
    if not first:
        return Move(picked, _id(home))
    inside = model.inside(home)
    feeds = [one.id for one in inside if one.kind is Kind.FEED]
    folders = [one.id for one in inside if one.kind is Kind.FOLDER]
    return Move(
        picked,
        _id(home),
        before_feed_id=feeds[0] if feeds else None,
        before_folder_id=folders[0] if folders else None,
    )


def _next(model: SidebarModel, source: Source) -> int | None:
    """Return the one of the same kind behind it."""
    row = [one for one in model.inside(model.home(source)) if one.kind is source.kind]
    behind = row[row.index(source) + 1 :]
    return behind[0].id if behind else None


def _is_inside(model: SidebarModel, move: Move) -> bool:
    """Whether a picked folder would come to lie within itself."""
    place = None if move.to_folder_id is None else Source(Kind.FOLDER, move.to_folder_id)
    while place is not None:
        if place.id in move.picked.folders:
            return True
        place = model.home(place)
    return False


def _id(source: Source | None) -> int | None:
    return None if source is None else source.id
