"""A long article, from the click to its words on the screen (H-9)."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from feedmon import open_engine
from tests.benchmarks.findings import Finding
from tests.desktop import open_desk, run_offscreen
from tests.feeds import item, rss
from tests.httpserver import HttpServer

if TYPE_CHECKING:
    from ui.ending import Application

_LONG, _NUMBER, _REST_S, _ASKED_MS = 200_000, 9, 0.3, 100


def _body(characters: int) -> str:
    """An article of so many characters of HTML: words mostly, and a little of everything."""
    words = "The river rose over the night, and by the morning the lower town stood under water. "
    parts: list[str] = []
    size = number = 0
    while size < characters:
        part = f'<p>{words * 4}<a href="https://e.example/{number}">Paragraph {number}</a>.</p>'
        if number % 10 == 3:
            part += f"<h2>Part {number}</h2>"
        if number % 25 == 7:
            part += "<pre><code>def rise(metres):\n    return metres + 1\n</code></pre>"
        if number % 25 == 11:
            part += f'<p><img src="https://e.example/{number}.png" width="640" height="360"></p>'
        if number % 25 == 17:
            row = "<tr><td>June</td><td>3.1 m</td></tr>"
            part += f"<blockquote><p>{words}</p></blockquote><table>{row * 6}</table>"
        parts.append(part)
        size += len(part)
        number += 1
    return "".join(parts)


def long_articles() -> Finding:
    """Click on articles of 200 kB, one after the other, until each has been painted."""
    return run_offscreen(_measure)


async def _measure(application: Application) -> Finding:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from tests.benchmarks.hands import Hands

    items = [
        item(str(n), body=_body(_LONG), at=int(time.time()) - 3_600 * n) for n in range(_NUMBER)
    ]
    took = []
    with tempfile.TemporaryDirectory(prefix="feedmon-bench-") as folder:
        engine = await open_engine(Path(folder))
        try:
            async with HttpServer() as server:
                await engine.subscribe(server.put("/feed", rss("Long", items)))
            async with open_desk(application, engine, Path(folder)) as opened:
                view, pane = opened.window.list, opened.window.pane
                hands, articles = Hands(opened), opened.window.articles
                await hands.until(lambda: articles.rowCount() == _NUMBER, "the list")
                for row in range(_NUMBER):
                    await asyncio.sleep(_REST_S)
                    entry_id = articles.summary(row).id
                    height = view.verticalHeader().defaultSectionSize()
                    spot = QPoint(60, view.rowViewportPosition(row) + height // 2)
                    began = time.perf_counter()
                    QTest.mouseClick(
                        view.viewport(),
                        Qt.MouseButton.LeftButton,
                        Qt.KeyboardModifier.NoModifier,
                        spot,
                    )
                    await hands.until(
                        lambda wanted=entry_id: (
                            pane.entry is not None and pane.entry.summary.id == wanted
                        ),
                        "the article",
                    )
                    pane.browser.viewport().repaint()
                    took.append((time.perf_counter() - began) * 1000)
        finally:
            await engine.close()
    # The first one loads fonts, once in the life of a window.
    longest = max(took[1:])
    return Finding(
        f"median {median(took):.0f} ms, max {longest:.0f} ms, the first {took[0]:.0f} ms",
        longest <= _ASKED_MS,
    )
