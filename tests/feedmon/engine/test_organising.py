"""What the engine tells of moved feeds and folders."""

from __future__ import annotations

import pytest

from feedmon import errors, events
from feedmon.model import Notify, OpmlDocument, OpmlFeed
from feedmon.opml import write_opml
from tests.feedmon.hearing import listen, of_kind


@pytest.fixture
async def engine(start):
    """Folders A and B; feeds 1 and 2 in A, 3 at the top."""
    engine = await start()
    feeds = [
        OpmlFeed(url=f"https://{n}.example/feed", title=f"Feed {n}", folder=folder)
        for n, folder in ((1, ("A",)), (2, ("A",)), (3, ()))
    ]
    await engine.import_opml(
        write_opml(OpmlDocument(title="", folders=(("A",), ("B",)), feeds=tuple(feeds)))
    )
    return engine


async def ids(engine):
    folders = {folder.title: folder.id for folder in await engine.folders()}
    return folders["A"], folders["B"]


async def places(engine):
    return [(feed.id, feed.folder_id) for feed in await engine.feeds()]


async def test_only_what_stands_elsewhere_now_is_told(engine, told):
    a, b = await ids(engine)

    before = await engine.move([2], [], b)

    assert [type(event) for event in told] == [events.FeedsChanged]
    assert [(feed.id, feed.folder_id) for feed in told[0].feeds] == [(2, b)]
    await engine.put_back(before)
    assert await places(engine) == [(1, a), (2, a), (3, None)]


async def test_folders_are_told_before_the_feeds_that_are_in_them(engine, told):
    a, _ = await ids(engine)

    before = await engine.remove_folder(a)
    assert [type(event) for event in told] == [events.FoldersChanged, events.FeedsChanged]
    assert [folder.title for folder in told[0].folders] == ["B"]
    told.clear()
    await engine.put_back(before)

    assert [type(event) for event in told] == [events.FoldersChanged, events.FeedsChanged]
    assert [folder.title for folder in told[0].folders] == ["A", "B"]
    assert await places(engine) == [(1, a), (2, a), (3, None)]


async def test_the_last_folder_too_is_told_to_be_gone(engine, told):
    for folder_id in await ids(engine):
        await engine.remove_folder(folder_id)

    assert of_kind(told, events.FoldersChanged)[-1].folders == ()


async def test_another_program_sees_what_was_moved(engine, start):
    other = await start()
    heard = listen(other)
    _, b = await ids(engine)

    await engine.move([3, 1], [], b)
    await other.watch()

    (told,) = [event.delta for event in of_kind(heard, events.StoreChanged)]
    assert {(feed.id, feed.folder_id) for feed in told.feeds} >= {(3, b), (1, b)}


async def test_a_folder_that_is_gone_takes_nothing(engine, told):
    with pytest.raises(errors.NoSuchFolder):
        await engine.move([1], [], 99)

    assert told == []


async def test_an_edit_of_several_feeds_is_told_once_and_taken_back(engine, told):
    before = await engine.set_feeds([1, 2, 3], notify=Notify.OFF, in_totals=False)

    changed = of_kind(told, events.FeedsChanged)
    assert [[feed.id for feed in event.feeds] for event in changed] == [[1, 2, 3]]
    assert not any(feed.in_totals for feed in await engine.feeds())
    await engine.edit_feeds(before)

    assert [feed.notify for feed in await engine.feeds()] == [Notify.GROUPED] * 3
    assert all(feed.in_totals for feed in await engine.feeds())


async def test_merged_feeds_are_told_and_parted_again(engine, told):
    merged = await engine.merge_feeds(1, 3)

    delta = told[0].delta
    assert (delta.removed_feeds, [feed.id for feed in delta.feeds]) == ((3,), [1])
    assert [feed.id for feed in await engine.feeds()] == [1, 2]
    await engine.part_feeds(merged)

    assert [feed.id for feed in await engine.feeds()] == [1, 2, 3]
