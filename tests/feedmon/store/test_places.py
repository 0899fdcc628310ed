"""Feeds and folders are moved, and stand again where they stood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from feedmon.errors import NoSuchFolder
from feedmon.model import Places
from feedmon.store import open_store
from tests.feedmon.store.making import NOW, Clock


@pytest.fixture
async def tree(store, add):
    """Folders A (with A1) and B; feeds 1 to 3 in A, 4 in A1, 5 and 6 at the top."""
    a, b = await store.add_folder("A"), await store.add_folder("B")
    a1 = await store.add_folder("A1", a.id)
    for folder_id in (a.id, a.id, a.id, a1.id, None, None):
        await add(folder_id=folder_id)
    return a.id, b.id, a1.id


async def shape(store):
    """The tree as it is seen: titles of folders with what is in them, ids of feeds."""
    folders, feeds = await store.folders(), await store.feeds()

    def below(folder_id):
        return [
            *((one.title, below(one.id)) for one in folders if one.parent_id == folder_id),
            *(feed.id for feed in feeds if feed.folder_id == folder_id),
        ]

    return below(None)


START = [("A", [("A1", [4]), 1, 2, 3]), ("B", []), 5, 6]


async def test_feeds_go_into_a_folder_in_their_order(store, tree):
    _, b, _ = tree
    assert await shape(store) == START

    await store.move([6, 2], [], b)

    assert await shape(store) == [("A", [("A1", [4]), 1, 3]), ("B", [6, 2]), 5]


@pytest.mark.parametrize(
    ("feed_ids", "before", "order"),
    [
        ([3], 1, [3, 1, 2]),
        ([1], None, [2, 3, 1]),
        ([1], 3, [2, 1, 3]),
        ([5], 2, [1, 5, 2, 3]),
        ([3, 1], 2, [3, 1, 2]),
        ([1, 2], 1, [1, 2, 3]),
        ([1, 2], 2, [1, 2, 3]),
        ([2], 99, [1, 3, 2]),
    ],
)
async def test_a_feed_is_put_before_another(store, tree, feed_ids, before, order):
    a, _, _ = tree

    moved = await store.move(feed_ids, [], a, before_feed_id=before)

    assert [feed.id for feed in await store.feeds() if feed.folder_id == a] == order
    assert moved.folders == ()


async def test_what_stays_where_it_was_is_neither_written_nor_told(store, tree):
    before = await store.revision()

    moved = await store.move([3], [], tree[0])

    assert (moved.before, moved.feeds) == (Places(), ())
    assert await store.revision() == before


async def test_folders_go_with_all_that_is_in_them(store, tree):
    a, b, a1 = tree

    moved = await store.move([], [a1, b], None, before_folder_id=a)

    assert await shape(store) == [("A1", [4]), ("B", []), ("A", [1, 2, 3]), 5, 6]
    assert [folder.title for folder in moved.folders] == ["A1", "B", "A"]


async def test_feeds_and_folders_go_together_and_stand_again_where_they_stood(store, tree):
    _, b, a1 = tree
    moved = await store.move([5, 1], [a1], b)
    assert await shape(store) == [("A", [2, 3]), ("B", [("A1", [4]), 5, 1]), 6]

    again = await store.put_back(moved.before)
    assert await shape(store) == START
    await store.put_back(again.before)

    assert await shape(store) == [("A", [2, 3]), ("B", [("A1", [4]), 5, 1]), 6]


async def test_what_is_gone_meanwhile_is_passed_over(store, tree):
    a, b, a1 = tree
    moved = await store.move([5, 1], [a1], b)
    await store.remove_folder(a)
    await store.remove_feeds([5])

    await store.put_back(moved.before)

    assert await shape(store) == [("A1", [4]), ("B", []), 1, 6, 2, 3]


async def test_nothing_is_moved_into_a_folder_that_is_gone(store, tree):
    with pytest.raises(NoSuchFolder):
        await store.move([1], [], 99)

    assert await shape(store) == START


async def test_feeds_and_folders_that_are_gone_do_not_keep_the_others(store, tree):
    await store.move([99, 5], [99], tree[1])

    assert await shape(store) == [("A", [("A1", [4]), 1, 2, 3]), ("B", [5]), 6]


async def test_a_removed_folder_is_made_again_with_all_that_was_in_it(store, tree):
    a, _, _ = tree
    moved = await store.remove_folder(a)
    assert await shape(store) == [("B", []), ("A1", [4]), 5, 6, 1, 2, 3]

    await store.put_back(moved.before)

    assert await shape(store) == START
    assert a in [folder.id for folder in await store.folders()]


async def test_another_window_has_the_folder_again_as_well(store, other, tree):
    a, _, _ = tree
    moved = await store.remove_folder(a)
    seen = await other.revision()

    await store.put_back(moved.before)

    delta = await other.changes_since(seen)
    assert delta.removed_folders == ()
    assert "A" in [folder.title for folder in delta.folders]
    assert {feed.id for feed in delta.feeds} == {1, 2, 3}


async def test_a_feed_that_was_left_stays_in_its_folder_when_that_is_made_again(store, tree):
    a, _, _ = tree
    await store.remove_feeds([2])
    moved = await store.remove_folder(a)
    await store.put_back(moved.before)

    await store.restore_feeds([2])

    assert await shape(store) == START


async def test_a_folder_never_comes_to_lie_within_itself_by_being_put_back(store, tree):
    a, b, a1 = tree
    moved = await store.move([], [a1], b)  # back is: within A
    await store.move([], [a], a1)

    await store.put_back(moved.before)

    assert await shape(store) == [("B", [("A1", [("A", [1, 2, 3]), 4])]), 5, 6]


moves = some.lists(
    some.tuples(
        some.lists(some.integers(1, 6), unique=True, max_size=4),
        some.lists(some.integers(1, 3), unique=True, max_size=2),
        some.none() | some.integers(1, 3),
        some.none() | some.integers(1, 6),
        some.none() | some.integers(1, 3),
    ),
    max_size=6,
)


@given(moves=moves)
@settings(max_examples=25, deadline=None)
async def test_whatever_was_moved_comes_back_step_by_step(tmp_path_factory, moves):
    store = await open_store(tmp_path_factory.mktemp("moves") / "a.db", clock=Clock())
    try:
        a = await store.add_folder("A")
        await store.add_folder("A1", a.id)
        await store.add_folder("B")
        for n, folder_id in enumerate((1, 1, 2, 3, None, None)):
            await store.add_feed(f"https://{n}.example/", folder_id=folder_id, next_poll_at=NOW)
        shapes, undo = [await shape(store)], []
        for feed_ids, folder_ids, to, before_feed, before_folder in moves:
            try:
                moved = await store.move(
                    feed_ids,
                    folder_ids,
                    to,
                    before_feed_id=before_feed,
                    before_folder_id=before_folder,
                )
            except ValueError:
                continue
            undo.append(moved.before)
            shapes.append(await shape(store))
        for before in reversed(undo):
            shapes.pop()
            await store.put_back(before)
            assert await shape(store) == shapes[-1]
    finally:
        await store.close()
