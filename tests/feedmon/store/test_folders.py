from __future__ import annotations

import pytest

from feedmon.errors import NoSuchFolder


async def titles(store):
    return [folder.title for folder in await store.folders()]


async def test_folders_nest_and_come_as_a_tree(store):
    a = await store.add_folder("a")
    await store.add_folder("b")
    inner = await store.add_folder("a1", a.id)
    await store.add_folder("a11", inner.id)
    await store.add_folder("a2", a.id)

    assert await titles(store) == ["a", "a1", "a11", "a2", "b"]


async def test_a_folder_is_renamed(store):
    folder = await store.add_folder("old")

    renamed = await store.rename_folder(folder.id, "new")

    assert renamed.title == "new"
    assert await store.folders() == [renamed]


async def test_a_folder_moves_with_all_that_is_in_it(store, add):
    a = await store.add_folder("a")
    b = await store.add_folder("b")
    inner = await store.add_folder("inner", a.id)
    feed_id = await add(folder_id=inner.id)

    await store.move([], [inner.id], b.id)

    assert await titles(store) == ["a", "b", "inner"]
    assert (await store.feed(feed_id)).folder_id == inner.id


@pytest.mark.parametrize("depth", [0, 1, 2])
async def test_a_folder_can_not_be_moved_into_itself(store, depth):
    folders = [await store.add_folder("0")]
    for level in (1, 2):
        folders.append(await store.add_folder(str(level), folders[-1].id))

    with pytest.raises(ValueError, match="within itself"):
        await store.move([], [folders[0].id], folders[depth].id)

    assert await titles(store) == ["0", "1", "2"]


async def test_a_removed_folder_leaves_what_it_held_to_its_parent(store, add):
    outer = await store.add_folder("outer")
    middle = await store.add_folder("middle", outer.id)
    inner = await store.add_folder("inner", middle.id)
    sibling = await add(folder_id=outer.id)
    first, second = await add(folder_id=middle.id), await add(folder_id=middle.id)
    deep = await add(folder_id=inner.id)

    moved = await store.remove_folder(middle.id)

    assert [feed.id for feed in moved.feeds] == [first, second]
    assert await titles(store) == ["outer", "inner"]
    assert [(feed.id, feed.folder_id) for feed in await store.feeds()] == [
        (deep, inner.id),
        (sibling, outer.id),
        (first, outer.id),
        (second, outer.id),
    ]


async def test_a_removed_top_folder_leaves_its_feeds_at_the_top(store, add):
    folder = await store.add_folder("folder")
    feed_id = await add(folder_id=folder.id)

    await store.remove_folder(folder.id)

    assert (await store.feed(feed_id)).folder_id is None


async def test_what_is_gone_is_told(store):
    with pytest.raises(NoSuchFolder):
        await store.add_folder("a", 99)
    with pytest.raises(NoSuchFolder):
        await store.rename_folder(99, "a")
    with pytest.raises(NoSuchFolder):
        await store.remove_folder(99)
