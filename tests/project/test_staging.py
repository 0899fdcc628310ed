"""What pictures and figures of the window are made of is there, and the same every time."""

from __future__ import annotations

from feedmon import open_engine
from feedmon.model import EntryQuery
from tests.benchmarks import library
from tests.demo import stage


async def test_the_library_of_the_measurements_is_as_large_as_was_asked(tmp_path):
    await library.fill(tmp_path, feeds=60, folders=6, articles=900)

    engine = await open_engine(tmp_path, clock=lambda: library.NOW)
    try:
        feeds, folders = await engine.feeds(), await engine.folders()
        found = await engine.entries(EntryQuery(search="tide gauge"), limit=1000)
        article = await engine.entry(found[0].id)
    finally:
        await engine.close()

    assert (len(feeds), len(folders), sum(feed.total for feed in feeds)) == (60, 6, 900)
    assert 0 < sum(feed.unread for feed in feeds) < 450
    assert {folder.parent_id for folder in folders} == {None, 2, 5}
    assert sum(feed.error is not None for feed in feeds) == 6
    assert article is not None
    assert article.content_html.startswith("<p>")


async def test_the_pictures_show_the_same_feeds_every_time(tmp_path):
    shown = []
    for run in ("first", "second"):
        async with stage.small_web() as settings:
            await stage.furnish(tmp_path / run, settings)
            engine = await open_engine(tmp_path / run, clock=lambda: stage.NOW, settings=settings)
            try:
                feeds = await engine.feeds()
                logs = [await engine.poll_log(feed.id) for feed in feeds]
                articles = await engine.entries(EntryQuery(), limit=1000)
            finally:
                await engine.close()
        shown.append((feeds, logs, articles))

    assert shown[0] == shown[1]
    assert sum(feed.error is not None for feed in shown[0][0]) == 3
