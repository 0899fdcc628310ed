"""What a person does in a window with very much in it, and how long it does not answer meanwhile.

Each deed begins in the window as the one before it left it. What is not among the program's
actions is left out.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QTreeView

from tests.benchmarks.hands import REPEAT_S
from ui.models.sources import ALL, STARRED, TODAY, UNREAD, Kind, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from typing import Any

    from PySide6.QtWidgets import QDialog

    from tests.benchmarks.hands import Hands

_HELD = 300
_TURNS = 80
_SOME, _MANY = 50, 2_000
_FOLDER = Source(Kind.FOLDER, 8)


@dataclass(frozen=True, slots=True)
class Story:
    """``tell`` does it; ``needs`` is the action without which it is left out.

    So many feeds as ``picked`` says are picked before.
    """

    words: str
    tell: Callable[[], Coroutine[Any, Any, None]]
    needs: str = ""
    picked: int = 0


def stories(hands: Hands) -> Iterator[Story]:
    """All deeds in their order."""
    yield from _Reading(hands).stories()
    yield from _Arranging(hands).stories()
    yield from _Dialogs(hands).stories()
    yield from _Tidying(hands).stories()


class _Reading:
    """Lists opened, scrolled, gone through and searched."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window

    def stories(self) -> Iterator[Story]:
        for words, source in (
            ("open Today", TODAY),
            ("open Unread", UNREAD),
            ("open Starred", STARRED),
            ("open a folder", _FOLDER),
            ("open a feed", Source(Kind.FEED, 1500)),
            ("open All Articles", ALL),
        ):
            yield Story(words, lambda source=source: self._show(source))
        yield Story(f"hold J through {_HELD} articles", self._hold_j)
        yield Story(f"scroll the list, {_TURNS} turns of the wheel", self._turn)
        yield Story("drag the list's scroll bar to its end, six times", self._drag_bar)
        yield Story("scroll the sidebar, up and down", self._turn_sidebar)
        yield Story("drag the sidebar's scroll bar to its end", self._drag_sidebar_bar)
        yield Story("hold Down through 200 rows of the sidebar", self._go_down)
        yield Story("type a search", self._search)

    async def _show(self, source: Source) -> None:
        self._window.sidebar.choose(source)
        await self._window.listing.ready()

    async def _hold_j(self) -> None:
        self._window.list.setFocus()
        await self._hands.hold(Qt.Key.Key_J, self._window.list, _HELD)

    async def _turn(self) -> None:
        await self._hands.wheel(self._window.list, _TURNS)

    async def _drag_bar(self) -> None:
        for _ in range(6):
            await self._hands.drag_bar(self._window.list, 10)

    async def _turn_sidebar(self) -> None:
        await self._hands.wheel(self._window.sidebar, 40)
        await self._hands.wheel(self._window.sidebar, 40, 120)

    async def _drag_sidebar_bar(self) -> None:
        await self._hands.drag_bar(self._window.sidebar, 30)

    async def _go_down(self) -> None:
        self._window.sidebar.choose(ALL)
        self._window.sidebar.setFocus()
        await self._hands.hold(Qt.Key.Key_Down, self._window.sidebar, 200)

    async def _search(self) -> None:
        await self._show(ALL)
        self._hands.action("search").trigger()
        field = self._window.tool_bar.search
        await self._hands.write("tide gauge", field.findChild(QLineEdit) or field)
        await asyncio.sleep(0.5)
        await self._window.listing.ready()
        field.clear()
        await self._window.listing.ready()


class _Arranging:
    """The list sorted, filtered, grouped and selected, with some pages of it loaded."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window

    def stories(self) -> Iterator[Story]:
        for order in ("oldest", "feed", "unread", "newest"):
            name = f"sort_{order}"
            yield Story(f"sort all articles: {order}", lambda name=name: self._arrange(name), name)
        for name in ("here_unread", "here_all"):
            yield Story(f"filter all articles: {name}", lambda name=name: self._arrange(name), name)
        yield Story("load some pages and group them by day", self._group, "group_articles")
        yield Story("scroll the grouped list, 80 turns of the wheel", self._turn, "group_articles")
        yield Story("select all that is loaded, and star it", self._select, "group_articles")

    async def _arrange(self, name: str) -> None:
        if self._window.listing.source != ALL:
            self._window.sidebar.choose(ALL)
            await self._window.listing.ready()
        self._hands.action(name).trigger()
        await self._window.listing.ready()

    async def _group(self) -> None:
        view, rows = self._window.list, self._window.articles.rowCount
        while rows() < _MANY:
            before = rows()
            await self._hands.drag_bar(view, 4)
            await self._hands.until(lambda before=before: rows() > before, "a page")
        self._hands.action("group_articles").trigger()
        await asyncio.sleep(REPEAT_S)

    async def _turn(self) -> None:
        await self._hands.wheel(self._window.list, _TURNS, 120)

    async def _select(self) -> None:
        self._window.list.setFocus()
        self._window.list.selectAll()
        await asyncio.sleep(REPEAT_S)
        undo = self._hands.action("undo")
        self._hands.action("star").trigger()
        await self._hands.until(lambda: undo.text() == "&Undo Star", "the stars")
        self._hands.action("group_articles").trigger()
        self._window.list.choose(0)
        await asyncio.sleep(REPEAT_S)


class _Dialogs:
    """Every window that opens over the first one."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window

    def stories(self) -> Iterator[Story]:
        yield Story("open and close the palette", self._palette, "command_palette")
        yield Story("type in the palette", self._type_in_palette, "command_palette")
        for words, name in (
            ("add feed", "add_feed"),
            ("shortcuts", "shortcuts"),
            ("about", "about"),
            ("starter pack", "starter_pack"),
            ("feed properties", "feed_properties"),
            ("move to", "move_to"),
        ):
            yield Story(f"open and close {words}", lambda name=name: self._open(name), name, 1)
        yield Story("preferences, page by page", self._turn_pages, "preferences")
        yield Story("open and close health", lambda: self._open("health"), "health")
        yield Story("sort health by every column", self._sort_health, "health")
        yield Story("filter and scroll health", self._filter_health, "health")
        for words, name, feeds in (
            (f"edit of {_SOME} feeds", "edit_feeds", _SOME),
            ("edit of all feeds", "edit_feeds", _MANY),
            ("merge of five feeds", "merge_feeds", 5),
        ):
            yield Story(f"open and close {words}", lambda name=name: self._open(name), name, feeds)

    async def _open(self, name: str) -> None:
        dialog = await self._hands.open(name)
        await asyncio.sleep(0.2)  # what it asks for after it is shown
        await self._hands.close(dialog)

    async def _palette(self) -> None:
        self._hands.action("command_palette").trigger()
        await asyncio.sleep(REPEAT_S)
        self._window.commands.palette.close_again()

    async def _type_in_palette(self) -> None:
        self._hands.action("command_palette").trigger()
        palette = self._window.commands.palette
        await self._hands.write("the tram 19", palette.field)
        await self._hands.hold(Qt.Key.Key_Backspace, palette.field, 11)
        await self._hands.hold(Qt.Key.Key_Down, palette.field, 30)
        palette.close_again()

    async def _turn_pages(self) -> None:
        dialog = await self._hands.open("preferences")
        pages = dialog.findChild(QAbstractItemView)
        for _ in range(pages.model().rowCount()):
            await self._hands.hold(Qt.Key.Key_Down, pages, 1)
            await asyncio.sleep(0.1)
        await self._hands.close(dialog)

    async def _health(self) -> tuple[QDialog, QTableView | QTreeView]:
        dialog = await self._hands.open("health")
        tables = [*dialog.findChildren(QTableView), *dialog.findChildren(QTreeView)]
        table = max(tables, key=lambda view: view.model().rowCount())
        await self._hands.until(lambda: table.model().rowCount() >= _MANY, "all feeds in health")
        return dialog, table

    async def _sort_health(self) -> None:
        dialog, table = await self._health()
        for column in range(table.model().columnCount()):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                table.sortByColumn(column, order)
                await asyncio.sleep(0.1)
        await self._hands.close(dialog)

    async def _filter_health(self) -> None:
        dialog, table = await self._health()
        field = dialog.findChild(QLineEdit)
        if field is not None:
            await self._hands.write("tram", field)
            await self._hands.hold(Qt.Key.Key_Backspace, field, 4)
        await self._hands.wheel(table, 30)
        await self._hands.drag_bar(table, 20)
        await self._hands.hold(Qt.Key.Key_Up, table, 30)
        await self._hands.close(dialog)


class _Tidying:
    """The tree put in order, and articles marked."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window

    def stories(self) -> Iterator[Story]:
        yield Story("close all folders, and open them", self._close_and_open)
        yield Story("hide and show what is read", self._hide_and_show, "hide_read")
        yield Story("pick everything", self._pick_all)
        for feeds in (1, _SOME):
            words = "a feed" if feeds == 1 else f"{feeds} feeds"
            drag = lambda feeds=feeds: self._drag(feeds)  # noqa: E731
            yield Story(f"drag {words} into a folder", drag, "move_to", feeds)
            yield Story("undo that", self._undo, "undo")
        yield Story("count all feeds beside the totals, undo", self._leave_out, "in_totals", _MANY)
        yield Story("mark a folder read", self._mark_folder)
        yield Story("undo that", self._undo, "undo")
        yield Story("mark everything read", self._mark_all)
        yield Story("undo that", self._undo, "undo")

    async def _close_and_open(self) -> None:
        sidebar = self._window.sidebar
        sidebar.choose(ALL)
        sidebar.collapseAll()
        await asyncio.sleep(REPEAT_S)
        sidebar.expandAll()
        await asyncio.sleep(REPEAT_S)

    async def _hide_and_show(self) -> None:
        for _ in range(2):
            self._hands.action("hide_read").trigger()
            await asyncio.sleep(REPEAT_S)

    async def _pick_all(self) -> None:
        self._hands.pick_all()
        await asyncio.sleep(REPEAT_S)
        self._window.sidebar.choose(ALL)
        await self._window.listing.ready()

    async def _drag(self, feeds: int) -> None:
        undo = self._hands.action("undo")
        await self._hands.drag_picked(_FOLDER)
        picked = set(some_feeds(feeds))
        await self._hands.until(
            lambda: (
                undo.text() != "&Undo"
                and picked <= {feed.id for feed in self._window.feeds.feeds(_FOLDER)}
            ),
            "the drop",
        )

    async def _leave_out(self) -> None:
        await self._do("in_totals")
        await self._undo()

    async def _mark_folder(self) -> None:
        self._window.sidebar.choose(_FOLDER)
        await self._window.listing.ready()
        await self._do("mark_all_read")

    async def _mark_all(self) -> None:
        self._window.sidebar.choose(ALL)
        await self._window.listing.ready()
        await self._do("mark_all_read")

    async def _do(self, name: str) -> None:
        """Trigger an action that can be undone, and wait until it can."""
        undo = self._hands.action("undo")
        before = undo.text()
        self._hands.action(name).trigger()
        await self._hands.until(lambda: undo.text() not in {before, "&Undo"}, name)

    async def _undo(self) -> None:
        undo, redo = self._hands.action("undo"), self._hands.action("redo")
        words = undo.text().removeprefix("&Undo ")
        undo.trigger()
        await self._hands.until(lambda: redo.text() == f"&Redo {words}", f"undoing {words}")


def some_feeds(number: int) -> range:
    """So many of the feeds, by id."""
    first = min(101, _MANY + 1 - number)
    return range(first, first + number)
