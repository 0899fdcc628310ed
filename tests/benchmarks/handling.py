"""Scenes in which a person marks, searches and scrolls very many articles."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.benchmarks.library import SECTIONS
from tests.benchmarks.measure import expect, quantile
from tests.benchmarks.stage import SETTLE_S
from tests.demo.stories import story
from ui.models.sources import ALL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from PySide6.QtGui import QAction

    from tests.benchmarks.stage import Scene
    from ui.views.main_window import MainWindow

#: Steps of the scroll bar from one end to the other, turns of the wheel, articles under a held key.
STEPS, TURNS, HELD = 300, 300, 1_000
_QUERIES = 60
_AFTERWARDS_S = 0.5


def marking(times: int) -> Callable[[Scene], Awaitable[None]]:
    """Mark everything read and take it back, so many times."""

    async def play(scene: Scene) -> None:
        await _open_all(scene)
        undo, redo = scene.hands.action("undo"), scene.hands.action("redo")
        unread = await _unread(scene)
        scene.facts["unread"] = unread
        for _ in range(times):
            marked = partial(_is_another, undo, {undo.text(), "&Undo"})
            async with scene.span("mark", afterwards_s=_AFTERWARDS_S):
                scene.hands.action("mark_all_read").trigger()
                await scene.hands.until(marked, "marking")
            expect(await _unread(scene) == 0, "not everything was marked")
            undone = partial(_is_another, redo, {redo.text(), "&Redo"})
            async with scene.span("undo", afterwards_s=_AFTERWARDS_S):
                undo.trigger()
                await scene.hands.until(undone, "the undo")
            expect(await _unread(scene) == unread, "not everything was taken back")

    return play


async def searching(scene: Scene) -> None:
    """Search for words of every kind; from the end of the typing to the first page, painted."""
    window = await _open_all(scene)
    box = window.tool_bar.search
    took = []
    async with scene.span("search"):
        for words in _queries():
            await asyncio.sleep(0.05)
            box.setText(words)
            began = time.monotonic()
            box.ask_now()
            await window.listing.ready()
            window.list.viewport().repaint()
            took.append((time.monotonic() - began) * 1000)
    took.sort()
    scene.facts |= {"p50": quantile(took, 0.5), "p95": quantile(took, 0.95), "longest": took[-1]}
    scene.facts["queries"] = len(took)


def _queries() -> Iterator[str]:
    """Words as they stand in articles: frequent, rare, several, in a row, and begun."""
    chance = Random(1)
    for number in range(_QUERIES // 5):
        one = story(SECTIONS[number % 3], f"site-{number}", number, 0)
        words = [word.strip(".,:;()") for word in one.title.split()]
        words = [word for word in words if word.isalpha()] or ["the"]
        yield chance.choice(words)
        yield str(chance.randrange(100_000, 500_000))
        yield " ".join(words[:2])
        yield f'"{" ".join(words[:2])}"'
        yield words[-1][:3] + "*"


async def scrolling(scene: Scene) -> None:
    """Hold J down; drag the bar through the whole list, and turn the wheel."""
    window = await _open_all(scene)
    view = window.list
    view.setFocus()
    view.choose(0)
    first = view.entry_id()
    async with scene.span("hold", afterwards_s=_AFTERWARDS_S):
        await scene.hands.hold(Qt.Key.Key_J, view, HELD)
    began = window.articles.row_of(first)
    went = view.currentIndex().row() - (began or 0)
    expect(went >= HELD * 0.9, f"J went down {went} rows only, of {window.articles.rowCount()}")
    async with scene.span("scroll", afterwards_s=_AFTERWARDS_S):
        await scene.hands.drag_bar(view, STEPS)
        await scene.hands.wheel(view, TURNS, 120)


async def _open_all(scene: Scene) -> MainWindow:
    window = scene.opened.window
    await scene.hands.until(lambda: window.feeds.rowCount() > 0, "the sidebar")
    window.sidebar.choose(ALL)
    await window.listing.ready()
    await asyncio.sleep(SETTLE_S)
    return window


def _is_another(action: QAction, texts: set[str]) -> bool:
    return action.text() not in texts


async def _unread(scene: Scene) -> int:
    return sum((await scene.engine.counts()).unread.values())
