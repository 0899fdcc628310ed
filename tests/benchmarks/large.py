"""The window after years of use: does it answer while a person does what they do?"""

from __future__ import annotations

from contextlib import AsyncExitStack
from re import search
from typing import TYPE_CHECKING

from feedmon import open_engine
from tests.benchmarks.library import NOW, fill
from tests.desktop import open_desk, run_offscreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.heart import Deed
    from ui.ending import Application

FEEDS, FOLDERS, ARTICLES = 2_000, 60, 100_000


def measure(directory: Path, *, only: str = "") -> dict[str, Deed]:
    """Do everything that there is to be done, or what the pattern ``only`` is found in."""

    async def run(application: Application) -> dict[str, Deed]:
        # Here, so that the other subjects are measured without Qt in memory; and all of the
        # program, so that opening its window is not measured with reading its files.
        import ui.desk
        import ui.views.main_window  # noqa: F401
        from tests.benchmarks.deeds import some_feeds, stories
        from tests.benchmarks.hands import Hands
        from tests.benchmarks.heart import Heart

        await fill(directory, feeds=FEEDS, folders=FOLDERS, articles=ARTICLES)
        engine = await open_engine(directory, clock=lambda: NOW)
        heart = Heart()
        done: dict[str, Deed] = {}
        async with AsyncExitStack() as stack:
            stack.push_async_callback(engine.close)
            async with heart.watching() as deed:
                opened = await stack.enter_async_context(open_desk(application, engine, directory))
                hands = Hands(opened)
                await hands.until(opened.window.articles.rowCount, "the first list")
            done["open the window"] = deed
            known = opened.actions.all()
            for story in stories(hands):
                if search(only, story.words) and (not story.needs or story.needs in known):
                    if story.picked:
                        hands.pick(some_feeds(story.picked))
                        await opened.window.listing.ready()
                    async with heart.watching() as deed:
                        await story.tell()
                    done[_free(story.words, done)] = deed
        return done

    return run_offscreen(run)


def _free(words: str, done: dict[str, Deed]) -> str:
    while words in done:
        words += " "
    return words
