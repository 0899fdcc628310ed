"""Lists of feeds: looked at first, followed as a whole, taken back as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from feedmon import open_engine
from feedmon.errors import NoSuchFolder
from feedmon.model import (
    FeedState,
    FullTextMode,
    Notify,
    OpmlDocument,
    OpmlFeed,
    OpmlFolder,
    OpmlSettings,
    Rhythm,
    WatchMode,
    WatchPart,
    WatchSpec,
    Wish,
)
from feedmon.opml import read_opml, write_opml
from tests.feedmon.opml.test_round_trip import by_folder, documents

DEEP = ("1", "2", "3", "4", "5", "6")
TREATED = OpmlSettings(
    wish=Wish(Rhythm.FIXED, interval_s=1800),
    notify=Notify.EACH,
    images_allowed=True,
    in_totals=False,
    keep_newest=500,
    keep_days=0,
    paused=True,
    user_agent="Reader/1 (ada@example.org)",
    full_text=FullTextMode.AUTO,
)
WATCH = WatchSpec(WatchPart.CSS, "ul.jobs > li", WatchMode.LIST, ignore=("[0-9]+ views",))
LIST = OpmlDocument(
    title="feedmon",
    folders=(("Z",), ("Z", "b"), ("Z", "a"), ("A",), *(DEEP[:n] for n in range(1, 7)), ("empty",)),
    feeds=(
        OpmlFeed("https://b.example/", "B", folder=("Z", "b")),
        OpmlFeed("https://z.example/2", "Z2", "https://z.example/", folder=("Z",)),
        OpmlFeed("https://z.example/1", "Z1", folder=("Z",), custom_title="Mine"),
        OpmlFeed("https://deep.example/", "Deep", folder=DEEP, settings=TREATED),
        OpmlFeed(
            "https://x.example/?a=1&b=2", "X", tags=("a", "b, c"), extra=(("{urn:other}x", "1"),)
        ),
    ),
    details=(
        OpmlFolder(("Z",), Wish(Rhythm.ADAPTIVE, floor_s=600, ceiling_s=7200)),
        OpmlFolder(("empty",), Wish(Rhythm.MANUAL), (("{urn:other}open", "yes"),)),
    ),
)


async def tree(engine):
    """All that is followed, and how: as a list says it, and where each thing stands."""
    feeds, folders = await engine.feeds(), await engine.folders()
    return (
        read_opml(await engine.export_opml()),
        [(feed.id, feed.folder_id, feed.position) for feed in feeds],
        folders,
    )


@pytest.mark.rule("O-2")
async def test_export_and_import_elsewhere_lose_nothing(engine, tmp_path):
    page = OpmlFeed("https://w.example/#watch", "W", settings=OpmlSettings(watch=WATCH))
    whole = replace(LIST, feeds=(*LIST.feeds, page))
    await engine.follow(whole, load_images=True, take_agents=True, fetch_pages=True)
    exported = await engine.export_opml()
    other = await open_engine(tmp_path / "other")
    try:
        await other.follow(
            read_opml(exported), load_images=True, take_agents=True, fetch_pages=True
        )
        assert await other.export_opml() == exported
        deep = next(feed for feed in await other.feeds() if feed.title == "Deep")
        watched = await other.watch_specs()
        await other.follow(read_opml(exported))
        assert await other.watch_specs() == watched
    finally:
        await other.close()

    again = read_opml(exported)
    assert by_folder(again) == by_folder(whole)
    assert again.folders == LIST.folders
    assert again.details == LIST.details
    assert (deep.rhythm, deep.poll_interval_s) == (Rhythm.FIXED, 1800)
    assert (deep.notify, deep.images_allowed, deep.in_totals) == (Notify.EACH, True, False)
    assert (deep.keep_newest, deep.keep_days, deep.state) == (500, 0, FeedState.PAUSED)
    assert deep.user_agent == TREATED.user_agent
    assert deep.full_text is TREATED.full_text
    assert list(watched.values()) == [WATCH]


@pytest.mark.rule("O-2")
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents)
async def test_any_tree_survives_export_and_import(tmp_path_factory, document):
    first, second = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    one, two = await open_engine(first), await open_engine(second)
    try:
        await one.follow(document, load_images=True, take_agents=True, fetch_pages=True)
        exported = await one.export_opml()
        await two.follow(read_opml(exported), load_images=True, take_agents=True, fetch_pages=True)
        assert await two.export_opml() == exported
    finally:
        await one.close()
        await two.close()


@pytest.mark.rule("O-1")
async def test_a_preview_shows_each_feed_once_and_what_is_followed_already(engine):
    await engine.follow(OpmlDocument((OpmlFeed("https://known.example/feed/"),)))
    data = write_opml(
        OpmlDocument(
            (
                OpmlFeed("https://one.example/feed", "One", folder=("A",), tags=("x",)),
                OpmlFeed("http://known.example/feed", "Known"),
                OpmlFeed(
                    "http://one.example/feed/",
                    "Again",
                    "https://one.example/",
                    folder=("B",),
                    tags=("y",),
                    extra=(("author", "Ada"),),
                ),
            )
        )
    )

    preview = await engine.preview_opml(data)

    one, known = preview.document.feeds
    assert one == OpmlFeed(
        "https://one.example/feed",
        "One",
        "https://one.example/",
        folder=("A",),
        tags=("x", "y"),
        extra=(("author", "Ada"),),
    )
    assert preview.followed == {1}
    assert preview.merged == 1
    assert known.title == "Known"
    assert [feed.title for feed in await engine.feeds()] == ["https://known.example/feed/"]


@pytest.mark.rule("O-1")
async def test_a_list_is_taken_back_and_done_again_as_one(engine):
    kept = await engine.follow(OpmlDocument((OpmlFeed("https://z.example/3", folder=("Z",)),)))
    before = await tree(engine)
    report = await engine.follow(LIST, load_images=True, take_agents=True, fetch_pages=True)
    after = await tree(engine)

    stood = await engine.take_back_import(report)
    assert await tree(engine) == before
    await engine.put_back(stood)
    await engine.restore_feeds(feed.id for feed in report.added)

    assert await tree(engine) == after
    assert len(report.added) == 5
    assert kept.folders[0].id not in {folder.id for folder in report.folders}


async def test_a_folder_that_is_used_otherwise_meanwhile_stays(engine):
    own = (await engine.follow(OpmlDocument((OpmlFeed("https://own.example/"),)))).added[0]
    report = await engine.follow(LIST, load_images=True, take_agents=True, fetch_pages=True)
    deep = report.folders[-2]
    await engine.move([own.id], [], deep.id)

    await engine.take_back_import(report)

    assert [folder.title for folder in await engine.folders()] == list(DEEP)
    assert [feed.folder_id for feed in await engine.feeds()] == [deep.id]


async def test_a_folder_that_is_gone_stops_a_list_before_its_first_feed(engine):
    with pytest.raises(NoSuchFolder):
        await engine.follow(LIST, folder_id=4711)

    assert await engine.feeds() == []


async def test_everything_goes_into_one_folder_if_that_is_wanted(engine):
    folder = await engine.add_folder("From elsewhere")
    twin = await engine.add_folder("From elsewhere")

    report = await engine.follow(LIST, folder_id=twin.id)

    again = await engine.follow(LIST, folder_id=twin.id)
    exported = read_opml(await engine.export_opml())
    assert {feed.folder[0] for feed in exported.feeds} == {"From elsewhere"}
    assert folder.id not in {made.parent_id for made in report.folders}
    assert again.folders == ()
    assert len(again.skipped) == 5


@pytest.mark.rule("O-2")
async def test_a_list_alone_lets_no_pictures_be_loaded(engine):
    await engine.import_opml(write_opml(LIST))

    assert not any(feed.images_allowed for feed in await engine.feeds())
    assert [feed.in_totals for feed in await engine.feeds()].count(False) == 1


@pytest.mark.rule("F-5", "O-2")
async def test_a_list_alone_gives_no_feed_another_name_for_its_requests(engine):
    await engine.import_opml(write_opml(LIST))

    assert {feed.user_agent for feed in await engine.feeds()} == {None}


@pytest.mark.rule("H-8", "O-2")
async def test_a_list_alone_lets_no_pages_be_fetched(engine):
    await engine.import_opml(write_opml(LIST))

    assert {feed.full_text for feed in await engine.feeds()} == {FullTextMode.OFF}


@pytest.mark.rule("X-8")
async def test_no_login_is_written_anywhere_in_a_list(engine):
    document = OpmlDocument(
        (
            OpmlFeed(
                "https://me:secret@x.example/feed",
                "X",
                "https://me:secret@x.example/",
                extra=(("{urn:other}page", "https://me:secret@x.example/list"),),
            ),
        )
    )
    await engine.follow(document)

    exported = await engine.export_opml()

    assert b"secret" not in exported
    assert b"x.example/list" in exported
