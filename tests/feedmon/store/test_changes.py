from __future__ import annotations

from feedmon.model import Delta, EntryQuery
from feedmon.store import changes
from tests.feedmon.store.making import DAY, NOW, worked


async def test_a_window_learns_what_another_program_did(store, other, add, poll):
    kept, dropped = await add(), await add()
    (entry, purged) = (await poll(kept, ["a", "b"])).new
    folder = await store.add_folder("gone soon")
    seen = await store.revision()
    assert (await store.changes_since(seen)) == Delta(seen, (), (), (), (), (), ())

    await other.mark_read([entry.id])
    await other.purge(kept, keep_newest=1)
    await other.remove_feeds([dropped])
    await other.remove_folder(folder.id)
    made = await other.add_folder("made")

    delta = await store.changes_since(seen)
    assert delta.feeds == ()  # no column of it changed; its counts are asked for anew
    assert delta.folders == (made,)
    assert [(one.id, one.read) for one in delta.entries] == [(entry.id, True)]
    assert delta.removed_feeds == (dropped,)
    assert delta.removed_folders == (folder.id,)
    assert delta.removed_entries == (purged.id,)
    assert not delta.reload
    assert delta.revision == await other.revision() > seen


async def test_every_write_that_a_window_shows_takes_the_next_revision(store, add, poll):
    feed_id = await add()
    steps = [
        await poll(feed_id, ["a"]) and await store.revision(),
        await store.update_feed(feed_id, custom_title="Mine") and await store.revision(),
        await store.add_folder("folder") and await store.revision(),
        await store.star([1]) and await store.revision(),
        await store.tag([1], "later") and await store.revision(),
        await store.purge(feed_id, keep_newest=0) or await store.revision(),
    ]

    assert steps == [2, 3, 4, 5, 6, 6]


async def test_a_claim_is_nothing_to_show(store, add):
    feed_id = await add()
    before = await store.changes_since(0)

    await store.claim(feed_id, owner="a", lease_s=60)
    await store.release(feed_id, "a")
    await store.claim(feed_id, owner="b", lease_s=60, host="site.example", spacing_ms=250)
    await store.reserve_request("site.example", spacing_ms=250)

    assert await store.changes_since(0) == before


async def test_the_data_version_is_about_other_programs_only(store, other, add, poll):
    feed_id = await add()
    first = await store.data_version()
    await poll(feed_id, ["a"])
    await store.mark_read([1])
    await other.page(EntryQuery())
    assert await store.data_version() == first

    await other.mark_read([1], False)
    assert await store.data_version() != first


async def test_too_much_to_be_listed_is_to_be_read_anew(store, add, poll):
    feed_id = await add()
    seen = await store.revision()
    await poll(feed_id, [worked(f"e{n}") for n in range(changes.MOST_ENTRIES + 1)])

    delta = await store.changes_since(seen)

    assert (delta.reload, delta.entries) == (True, ())
    assert [feed.total for feed in delta.feeds] == [changes.MOST_ENTRIES + 1]


async def test_a_window_that_slept_longer_than_deletions_are_remembered_reads_anew(
    store, add, clock
):
    first, second, third = await add(), await add(), await add()
    before = await store.revision()
    await store.remove_feeds([first])
    after_first = await store.revision()
    clock.now += 31 * DAY
    await store.remove_feeds([second])

    assert (await store.changes_since(before)).reload
    delta = await store.changes_since(after_first)
    assert (delta.reload, delta.removed_feeds) == (False, (second,))
    clock.now = NOW
    await store.remove_feeds([third])
    assert (await store.changes_since(after_first)).removed_feeds == (second, third)
