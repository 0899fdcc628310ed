"""Transactions, cancelling, locked files and full disks: what holds for every method."""

from __future__ import annotations

import asyncio
import inspect
import sqlite3
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from feedmon.errors import StoreBusy, StoreFull
from feedmon.model import (
    AlertKind,
    ArticlePage,
    CareJob,
    CleanBody,
    Destination,
    Digest,
    EntryQuery,
    Finding,
    Merged,
    OlderUpdate,
    OpmlDocument,
    Places,
    Rule,
    RuleSpec,
    SavedSearch,
    Span,
    TagChange,
    Urgency,
    WatchSpec,
    Webhook,
    Wish,
)
from feedmon.store import Store, open_store
from tests.feedmon.store.making import NOW, Clock, document, failure, quiet, worked
from tests.mounts import mounted

if TYPE_CHECKING:
    from pathlib import Path


@contextmanager
def locked(path: Path):
    """Another program is in the middle of writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE meta SET revision = revision")
        yield
        other.execute("ROLLBACK")


WRITES = {
    "add_feed": lambda store: store.add_feed("https://b.example/", next_poll_at=NOW),
    "subscribe": lambda store: store.subscribe(
        "https://b.example/",
        title="",
        site_url=None,
        folder_id=None,
        private_allowed=False,
        uids=(),
        decide=document([]),
    ),
    "add_watch": lambda store: store.add_watch(
        "https://b.example/",
        WatchSpec(),
        title="",
        custom_title=None,
        folder_id=None,
        uids=(),
        decide=document([]),
    ),
    "edit_watch": lambda store: store.edit_watch(1, WatchSpec()),
    "update_feed": lambda store: store.update_feed(1, custom_title="mine"),
    "replace_body": lambda store: store.replace_body(1, CleanBody("<p>new</p>", "new", 0, 99)),
    "remove_feeds": lambda store: store.remove_feeds([1]),
    "restore_feeds": lambda store: store.restore_feeds([1]),
    "delete_removed": lambda store: store.delete_removed(),
    "edit_feeds": lambda store: store.edit_feeds({1: {"paused": True}}),
    "merge_feeds": lambda store: store.merge_feeds(1, 2),
    "part_feeds": lambda store: store.part_feeds(Merged(1, 2, (), (), (), (), (), 1)),
    "set_poll_times": lambda store: store.set_poll_times({1: (NOW, "interval")}),
    "import_feeds": lambda store: store.import_feeds(OpmlDocument(feeds=())),
    "take_back_import": lambda store: store.take_back_import([1], [1]),
    "add_folder": lambda store: store.add_folder("news"),
    "rename_folder": lambda store: store.rename_folder(1, "news"),
    "set_folder_rhythm": lambda store: store.set_folder_rhythm(1, Wish()),
    "move": lambda store: store.move([1], [1], None),
    "put_back": lambda store: store.put_back(Places()),
    "remove_folder": lambda store: store.remove_folder(1),
    "claim": lambda store: store.claim(1, owner="a", lease_s=60),
    "release": lambda store: store.release(1, "a"),
    "free_leases": lambda store: store.free_leases("a"),
    "apply": lambda store: store.apply(1, owner="a", uids=(), decide=document([])),
    "note_unchanged": lambda store: store.note_unchanged(1, owner="a", decide=quiet()),
    "record_failure": lambda store: store.record_failure(1, owner="a", decide=failure()),
    "add_older": lambda store: store.add_older(
        1,
        "https://site.example/feed",
        further={},
        decide=lambda feed, known, oldest: OlderUpdate((), (), "", 0),
    ),
    "mark_read": lambda store: store.mark_read([1]),
    "settle_stories": lambda store: store.settle_stories(),
    "mark_all_read": lambda store: store.mark_all_read(EntryQuery()),
    "hide": lambda store: store.hide([1]),
    "star": lambda store: store.star([1]),
    "tag": lambda store: store.tag([1], "later"),
    "rename_tag": lambda store: store.rename_tag("later", "soon"),
    "remove_tag": lambda store: store.remove_tag("soon"),
    "put_back_tag": lambda store: store.put_back_tag(TagChange("soon", "", (1,))),
    "save_search": lambda store: store.save_search("Rust", "rust"),
    "edit_search": lambda store: store.edit_search(1, "Rust", "rust"),
    "remove_search": lambda store: store.remove_search(1),
    "put_back_search": lambda store: store.put_back_search(SavedSearch(1, "Rust", "rust"), 0),
    "arrange_searches": lambda store: store.arrange_searches([1]),
    "add_rules": lambda store: store.add_rules([("Rust", RuleSpec(), True)]),
    "change_rule": lambda store: store.change_rule(1, title="A", spec=RuleSpec(), enabled=True),
    "remove_rules": lambda store: store.remove_rules([1]),
    "put_back_rules": lambda store: store.put_back_rules([Rule(1, "Rust", RuleSpec())]),
    "arrange_rules": lambda store: store.arrange_rules([1]),
    "mark_alerts_seen": lambda store: store.mark_alerts_seen(None, seen=True),
    "add_destination": lambda store: store.add_destination("Hook", Webhook("http://a.example/")),
    "change_destination": lambda store: store.change_destination(
        1, title="Hook", spec=Webhook("http://a.example/"), enabled=True
    ),
    "disable_destination": lambda store: store.disable_destination(1),
    "remove_destination": lambda store: store.remove_destination(1),
    "put_back_destination": lambda store: store.put_back_destination(
        Destination(1, "Hook", Webhook("http://a.example/")), [1]
    ),
    "save_digest": lambda store: store.save_digest(Digest(0, "Evening")),
    "plan_digests": lambda store: store.plan_digests({1: NOW}),
    "tidy_alerts": lambda store: store.tidy_alerts(older_than=NOW, ways_older_than=NOW),
    "put_back_digest": lambda store: store.put_back_digest(Digest(9, "Evening")),
    "remove_digest": lambda store: store.remove_digest(1),
    "run_digest": lambda store: store.run_digest(1, next_run_at=NOW, only_due=False),
    "settle_outbox": lambda store: store.settle_outbox(),
    "claim_delivery": lambda store: store.claim_delivery(1, owner="a", lease_s=60),
    "claim_deliveries": lambda store: store.claim_deliveries([1], owner="a", lease_s=60),
    "release_deliveries": lambda store: store.release_deliveries("a"),
    "acknowledge_deliveries": lambda store: store.acknowledge_deliveries([1], "a"),
    "put_off_deliveries": lambda store: store.put_off_deliveries(
        [1], "a", until=NOW, error="timeout", detail="30", counts=True
    ),
    "retry_delivery": lambda store: store.retry_delivery(1),
    "purge": lambda store: store.purge(1, keep_newest=0),
    "give_back": lambda store: store.give_back(),
    "merge_words": lambda store: store.merge_words(),
    "tell_of_feeds": lambda store: store.tell_of_feeds(
        [Finding(1, AlertKind.SILENT, "silent:1:1", Urgency.NORMAL, "{}")]
    ),
    "plan_care": lambda store: store.plan_care({CareJob.TIDY: NOW}),
    "ask_for_care": lambda store: store.ask_for_care(CareJob.TIDY),
    "claim_care": lambda store: store.claim_care(CareJob.TIDY, owner="a", period=60),
    "finish_care": lambda store: store.finish_care(
        CareJob.TIDY, owner="a", next_run_at=NOW, result="ok"
    ),
    "release_care": lambda store: store.release_care(CareJob.TIDY, "a"),
    "put_settings": lambda store: store.put_settings({"interval_s": 1800}),
    "claim_look": lambda store: store.claim_look("https://a.example", owner="a", lease_s=60),
    "end_look": lambda store: store.end_look("https://a.example", "a"),
    "take_picture": lambda store: store.take_picture(b"hash", owner="a", lease_s=60),
    "finish_picture": lambda store: store.finish_picture(b"hash", "a", b"png"),
    "give_icon": lambda store: store.give_icon(1, None, due_at=NOW),
    "drop_icons": lambda store: store.drop_icons(),
    "claim_full_text": lambda store: store.claim_full_text(
        1, owner="a", lease_s=60, only_due=False
    ),
    "finish_full_text": lambda store: store.finish_full_text(
        1, "a", ArticlePage("", "", CleanBody("", "")), url="", short=False
    ),
    "fail_full_text": lambda store: store.fail_full_text(1, "a", "timeout", "20"),
    "release_full_text": lambda store: store.release_full_text(1, "a"),
    "show_full_text": lambda store: store.show_full_text(1, True),
    "replace_full_text": lambda store: store.replace_full_text(1, CleanBody("", "", 0, 99)),
    "arrange_push": lambda store: store.arrange_push(
        "https://me.example", lambda: "path", lambda _url: False
    ),
    "claim_push": lambda store: store.claim_push(1, owner="a", lease_s=60),
    "release_push": lambda store: store.release_push(1, "a"),
    "change_push": lambda store: store.change_push(1, lambda push: push),
    "ping": lambda store: store.ping(1, NOW, "pinged"),
    "hear": lambda store: store.hear(anew=True),
    "stop_hearing": lambda store: store.stop_hearing(),
    "use_images": lambda store: store.use_images(["https://a.example/p.png"]),
    "claim_image": lambda store: store.claim_image("https://a.example/p.png", owner="a", lease_s=9),
    "release_image": lambda store: store.release_image("https://a.example/p.png", "a"),
    "finish_image": lambda store: store.finish_image(
        "https://a.example/p.png", "a", None, etag=None, last_modified=None, fresh_until=NOW
    ),
    "fail_image": lambda store: store.fail_image(
        "https://a.example/p.png", "a", "timeout", next_attempt_at=NOW
    ),
    "forget_image_files": lambda store: store.forget_image_files([b"hash"]),
    "begin_image_wishes": lambda store: store.begin_image_wishes(),
    "end_image_wishes": lambda store: store.end_image_wishes(),
    "wish_images": lambda store: store.wish_images(
        [("https://a.example/p.png", 1)], after=0, upto=1
    ),
    "drop_images": lambda store: store.drop_images(["https://a.example/p.png"]),
    "forget_unused_images": lambda store: store.forget_unused_images(),
    "take": lambda store: store.take({}, {}, lambda feed, articles, known: ((), (), 0)),
    "take_back": lambda store: store.take_back([Span(1, 1, 9)]),
    "block_host": lambda store: store.block_host("a.example", until=NOW, reason="429"),
    "reserve_request": lambda store: store.reserve_request("a.example", spacing_ms=250),
}
READS = {
    "due_full_texts": lambda store: store.due_full_texts(10),
    "raw_full_text": lambda store: store.raw_full_text(1),
    "feeds": lambda store: store.feeds(),
    "poll_targets": lambda store: store.poll_targets(),
    "feed": lambda store: store.feed(1),
    "feed_details": lambda store: store.feed_details(1),
    "needs_push_arranged": lambda store: store.needs_push_arranged(None, lambda _url: False),
    "pushes": lambda store: store.pushes(),
    "due_pushes": lambda store: store.due_pushes(),
    "left_alone": lambda store: store.left_alone(),
    "logins_to_forget": lambda store: store.logins_to_forget(),
    "url_keys": lambda store: store.url_keys(),
    "find_feed": lambda store: store.find_feed("https://site1.example/feed"),
    "folders": lambda store: store.folders(),
    "due_feeds": lambda store: store.due_feeds(),
    "lease_owners": lambda store: store.lease_owners(),
    "past": lambda store: store.past(1),
    "pasts": lambda store: store.pasts([1]),
    "wishes_around": lambda store: store.wishes_around(None),
    "poll_log": lambda store: store.poll_log(1),
    "health": lambda store: store.health(),
    "weeks": lambda store: store.weeks([1]),
    "articles_per_day": lambda store: store.articles_per_day([NOW, NOW + 86_400]),
    "polls_per_day": lambda store: store.polls_per_day([1], [NOW, NOW + 86_400]),
    "page": lambda store: store.page(EntryQuery(search="text")),
    "place_at": lambda store: store.place_at(EntryQuery(), 3),
    "tags": lambda store: store.tags(),
    "tags_on_all": lambda store: store.tags_on_all([1]),
    "searches": lambda store: store.searches(),
    "rules": lambda store: store.rules(),
    "rules_changed_since": lambda store: store.rules_changed_since(0),
    "alerts_since": lambda store: store.alerts_since(0),
    "destinations": lambda store: store.destinations(),
    "digests": lambda store: store.digests(),
    "look_at_outbox": lambda store: store.look_at_outbox(),
    "waiting_tellings": lambda store: store.waiting_tellings(),
    "told_since": lambda store: store.told_since(NOW),
    "deliveries_since": lambda store: store.deliveries_since(0),
    "deliveries": lambda store: store.deliveries(),
    "folders_of": lambda store: store.folders_of(1),
    "article_text": lambda store: store.article_text(1),
    "arrival": lambda store: store.arrival(1),
    "alerts": lambda store: store.alerts([1]),
    "alert_history": lambda store: store.alert_history(),
    "told_before": lambda store: store.told_before(1),
    "has_old_alerts": lambda store: store.has_old_alerts(older_than=NOW, ways_older_than=NOW),
    "unread_of_search": lambda store: store.unread_of_search(SavedSearch(1, "words", "words")),
    "count_entries": lambda store: store.count_entries(EntryQuery()),
    "entry": lambda store: store.entry(1),
    "raw_body": lambda store: store.raw_body(1),
    "versions": lambda store: store.versions(1),
    "version_texts": lambda store: store.version_texts(1, [0]),
    "entries_by_id": lambda store: store.entries_by_id([1]),
    "counts": lambda store: store.counts(),
    "unread_since": lambda store: store.unread_since(NOW),
    "shared_since": lambda store: store.shared_since(NOW),
    "count_told": lambda store: store.count_told([1]),
    "entries_standing_for": lambda store: store.entries_standing_for(EntryQuery(once=True), [1]),
    "settings": lambda store: store.settings(),
    "feeds_with_older": lambda store: store.feeds_with_older({1: NOW}),
    "due_icons": lambda store: store.due_icons(10),
    "icons": lambda store: store.icons(),
    "image": lambda store: store.image("https://a.example/p.png"),
    "pictured": lambda store: store.pictured([1], every=True),
    "image_of": lambda store: store.image_of(1, every=True),
    "image_wishes_from": lambda store: store.image_wishes_from(),
    "pictured_since": lambda store: store.pictured_since(0, every=True, limit=10),
    "wanted_images": lambda store: store.wanted_images(every=True, limit=10),
    "image_files": lambda store: store.image_files(),
    "image_bytes": lambda store: store.image_bytes(),
    "starred_bodies": lambda store: store.starred_bodies(0, 10),
    "facts": lambda store: store.facts(),
    "revision": lambda store: store.revision(),
    "changes_since": lambda store: store.changes_since(0),
    "watch_task": lambda store: store.watch_task(1),
    "watch_specs": lambda store: store.watch_specs(),
    "watch_spec": lambda store: store.watch_spec(1),
    "watch_versions": lambda store: store.watch_versions(1),
    "data_version": lambda store: store.data_version(),
    "release_memory": lambda store: store.release_memory(),
    "watched_over": lambda store: store.watched_over(0, 10),
    "times_of": lambda store: store.times_of([1]),
    "answers": lambda store: store.answers(),
    "untold": lambda store: store.untold(["silent:1:1"]),
    "due_care": lambda store: store.due_care({CareJob.TIDY: 60}),
    "care": lambda store: store.care(),
    "copies": lambda store: store.copies(),
    "count_copy": lambda store: store.count_copy(store.path),
    "checkpoint": lambda store: store.checkpoint(),
    "back_up": lambda store: store.back_up(),
    "backup": lambda store: store.backup(store.path.with_name("copy.db")),
    "integrity_check": lambda store: store.integrity_check(),
    "read_all": lambda store: store.read_all(lambda kept: list(kept.pages())),
}


def test_every_public_method_is_tried_against_a_locked_store():
    public = {
        name
        for name, _ in inspect.getmembers(Store, inspect.iscoroutinefunction)
        if not name.startswith("_")
    }

    assert public - {"close"} == WRITES.keys() | READS.keys()


@pytest.mark.parametrize("name", WRITES)
async def test_a_write_beside_another_programs_is_busy_and_changes_nothing(
    store, path, add, poll, name
):
    feed_id = await add()
    await poll(feed_id, ["a"])
    await store.add_folder("folder")
    before = await store.changes_since(0)
    with locked(path), pytest.raises(StoreBusy):
        await WRITES[name](store)

    assert await store.changes_since(0) == before


@pytest.mark.parametrize("name", READS)
async def test_a_read_beside_another_programs_write_is_answered(store, path, add, poll, name):
    feed_id = await add()
    await poll(feed_id, ["a"])
    with locked(path):
        await READS[name](store)


async def test_a_write_waits_for_another_program_that_is_quick(path):
    store = await open_store(path, clock=Clock(), busy_s=30)
    with locked(path):
        adding = asyncio.create_task(store.add_feed("https://site.example/feed", next_poll_at=NOW))
        await asyncio.sleep(0.05)
        assert not adding.done()
    feed = await adding
    await store.close()

    assert feed.id == 1


@pytest.mark.rule("F-2")
async def test_an_exception_within_a_transaction_leaves_nothing_of_it(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)
    before = await store.changes_since(0)

    def decide(feed, known):
        update = document([worked("a"), worked("b")])(feed, known)
        broken = update.new[1].worked.parsed
        object.__setattr__(broken, "comments_url", object())  # nothing that a column could hold
        return update

    with pytest.raises(sqlite3.Error):
        await store.apply(feed_id, owner="a", uids=["a", "b"], decide=decide)

    assert await store.changes_since(0) == before
    assert (await store.apply(feed_id, owner="a", uids=(), decide=document([]))).feed.total == 0


async def test_who_is_cancelled_while_waiting_leaves_the_transaction_whole(store, add):
    feed_id = await add()
    await store.claim(feed_id, owner="a", lease_s=60)
    begun, go_on = threading.Event(), threading.Event()

    def decide(feed, known):
        begun.set()
        assert go_on.wait(10)
        return document([worked("a"), worked("b")])(feed, known)

    applying = asyncio.create_task(store.apply(feed_id, owner="a", uids=["a", "b"], decide=decide))
    await asyncio.to_thread(begun.wait, 10)
    marking = asyncio.create_task(store.add_folder("never begun"))
    await asyncio.sleep(0)
    applying.cancel()
    marking.cancel()
    await asyncio.wait([marking])
    go_on.set()
    results = await asyncio.gather(applying, marking, return_exceptions=True)

    stored, never = results
    assert [entry.title for entry in stored.new] == [
        entry.title for entry in await store.page(EntryQuery())
    ]
    assert isinstance(never, asyncio.CancelledError)
    await store.release(feed_id, "a")
    assert (await store.feed(feed_id)).total == 2
    assert await store.folders() == []


async def test_closing_finishes_what_was_asked_for(path):
    store = await open_store(path, clock=Clock())
    adding = [
        asyncio.create_task(store.add_feed(f"https://{n}.example/", next_poll_at=NOW))
        for n in range(50)
    ]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*adding)

    store = await open_store(path, clock=Clock())
    stored = len(await store.feeds())
    await store.close()
    assert stored == 50
    assert not [one for one in threading.enumerate() if one.name.startswith("store-")]


async def test_a_page_does_not_wait_for_a_long_write(store, add, poll):
    feed_id = await add()
    await poll(feed_id, ["a"])
    await store.claim(feed_id, owner="slow", lease_s=60)
    go_on = threading.Event()

    def decide(feed, known):
        assert go_on.wait(10)
        return document([worked("b")])(feed, known)

    applying = asyncio.create_task(store.apply(feed_id, owner="slow", uids=["b"], decide=decide))
    seen = await store.page(EntryQuery())
    go_on.set()
    await applying

    assert [entry.link for entry in seen] == ["https://site.example/a"]


async def test_a_full_file_refuses_the_poll_whole_and_takes_it_when_there_is_room(store, add, poll):
    feed_id = await add()
    await poll(feed_id, ["a"])

    def limit(db, pages):
        db.execute(f"PRAGMA max_page_count = {pages}")

    (used,) = await store._writer.run(lambda db: db.execute("PRAGMA page_count").fetchone())
    await store._writer.run(limit, used + 2)
    before = await store.changes_since(0)
    large = [worked(f"large {n}", text="words " * 5_000) for n in range(20)]
    with pytest.raises(StoreFull):
        await poll(feed_id, large)

    assert await store.changes_since(0) == before
    assert await store.integrity_check() == []
    await store._writer.run(limit, 1 << 30)
    await store.free_leases("test")
    assert (await poll(feed_id, large)).feed.total == 21


async def test_a_full_disk_loses_nothing_and_the_store_goes_on_when_there_is_room(tmp_path):
    with mounted(tmp_path / "disk", "size=2m") as disk:
        await fill_the_disk(disk)


async def fill_the_disk(disk: Path) -> None:
    store = await open_store(disk / "feedmon.db", clock=Clock())
    feed = await store.add_feed("https://site.example/feed", next_poll_at=NOW)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(400_000))
    stored = 0
    for number in range(1_000):
        owner = f"a/{number}"
        items = [worked(f"{number}/{n}", text="some words " * 200) for n in range(10)]
        try:
            assert await store.claim(feed.id, owner=owner, lease_s=60)
            await store.apply(
                feed.id,
                owner=owner,
                uids=[item.uid for item in items],
                decide=document(items),
            )
        except StoreFull:
            break
        stored += 10
    else:
        raise AssertionError("the disk never was full")
    counted = (await store.feed(feed.id)).total
    assert counted == stored, (counted, stored)
    assert len(await store.page(EntryQuery(), limit=1_000)) == stored
    ballast.unlink()
    assert await store.integrity_check() == []
    assert len(await store.mark_all_read(EntryQuery())) == stored
    await store.close()
