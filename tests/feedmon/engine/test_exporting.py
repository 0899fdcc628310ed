"""Everything as a file, and back: what a person did is theirs to take along."""

from __future__ import annotations

import errno
import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedmon import open_engine
from feedmon.errors import ForeignDataError
from feedmon.model import (
    CleanBody,
    Condition,
    ConditionGroup,
    Enclosure,
    EntryQuery,
    Feed,
    Held,
    KeptArticle,
    OpmlDocument,
    OpmlFeed,
    ParsedEntry,
    Program,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
)
from feedmon.switching import ExportFile, ExportReader, work_rows
from tests.feedmon.clock import NOW
from tests.feeds import item, rss

NEWS = "https://news.example/feed"


@pytest.fixture
async def closing():
    async with AsyncExitStack() as stack:
        yield stack


async def filled(engine, server):
    """Two feeds in folders, articles with every mark, one of them hidden by a rule."""
    ads = ConditionGroup((Condition(RuleField.TITLE, RuleMatch.ANY, "ads"),))
    await engine.add_rule("No ads", RuleSpec(ads, RuleActions(hide=True)))
    long = item("long", "Long", body=f"<p>{'Words and words. ' * 300}</p>")
    file = '<enclosure url="https://site.example/a.mp3" type="audio/mpeg" length="7"/>'
    items = [item(key, at=NOW - n) for n, key in enumerate("abc")]
    items.append(item("ads", "Ads"))
    items.append(items.pop(2).replace("</item>", f"<category>One</category>{file}</item>"))
    server.put("/feed", rss("News", [*items, long, item("ä", "Ä “q” \\ \u2028", at=None)]))
    await engine.follow(
        OpmlDocument(
            (
                OpmlFeed(
                    server.url("/feed"), "News", folder=("World", "Daily"), custom_title="Mine"
                ),
                OpmlFeed("https://other.example/feed", "Other"),
            ),
            folders=(("World",), ("World", "Daily"), ("Empty",)),
        )
    )
    (feed,) = [feed for feed in await engine.feeds() if feed.custom_title]
    await engine.refresh([feed.id])
    rows = {row.title: row.id for row in await engine.entries(EntryQuery())}
    await engine.mark_read([rows["Article a"], rows["Long"]])
    await engine.star([rows["Article b"]])
    await engine.tag([rows["Article b"], rows["Long"]], "Später, ja")
    return feed


async def articles(engine):
    """All of every article, but for ids."""
    feeds = {feed.id: feed.url for feed in await engine.feeds()}
    found = []
    listed = await engine.entries(EntryQuery(), limit=500)
    listed += await engine.entries(EntryQuery(search="is:hidden "), limit=500)
    for row in listed:
        whole = await engine.entry(row.id)
        found.append(
            (
                *(feeds[row.feed_id], whole.uid, row.title, row.link, row.author, row.sort_at),
                *(row.published_at, row.received_at, whole.published, whole.updated_at),
                *(
                    row.read,
                    row.starred,
                    row.hidden,
                    whole.tags,
                    whole.categories,
                    whole.enclosures,
                ),
                *(whole.content_html, row.snippet, row.thumbnail),
            )
        )
    return sorted(found, key=str)


async def test_an_export_gives_the_same_articles_to_an_empty_store(
    engine, server, clock, tmp_path, closing
):
    feed = await filled(engine, server)
    path = tmp_path / "out" / "articles.json"
    path.parent.mkdir()
    told = []

    written = await engine.export_articles(
        str(path), tell=lambda done, total: told.append((done, total)) or True
    )

    before = await articles(engine)
    assert written == len(before) == 6
    assert list(path.parent.iterdir()) == [path]
    whole = json.loads(path.read_text(encoding="utf-8"))  # any program can read it
    assert (whole["format"], whole["version"]) == ("feedmon-articles", 1)
    assert {one["url"] for one in whole["feeds"]} == {feed.url, "https://other.example/feed"}
    assert [one["title"] for one in whole["articles"] if one["hidden"]] == ["Ads"]

    (tmp_path / "other").mkdir()
    other = await open_engine(tmp_path / "other", clock=clock)
    closing.push_async_callback(other.close)
    assert await other.is_foreign(str(path))
    holdings = await other.look_into(str(path))
    assert holdings.program is Program.FEEDMON
    assert holdings.all_held == Held(6, 3, 1)
    taken = await other.take_over(holdings, holdings.preview.document)
    assert (taken.added, taken.ended) == (6, "done")
    assert await articles(other) == before
    assert await other.export_opml() == await engine.export_opml()
    assert not (await other.take_over(holdings, holdings.preview.document)).changed
    (ads,) = await other.entries(EntryQuery(search="is:hidden "))
    await other.hide([ads.id], False)
    assert not (await other.take_over(holdings, holdings.preview.document)).changed
    await other.hide([ads.id])
    # What its publisher has is what is here: nothing is new, nothing was edited.
    (copy,) = [one for one in await other.feeds() if one.url == feed.url]
    summary = await other.refresh([copy.id])
    assert (summary.new, summary.updated) == (0, 0)
    assert await articles(other) == before


async def test_an_export_that_is_stopped_or_fails_leaves_the_old_file(
    engine, server, tmp_path, monkeypatch
):
    await filled(engine, server)
    path = tmp_path / "articles.json"
    path.write_text("old")
    monkeypatch.setattr("feedmon.store.exporting.PAGE", 1)

    stopping = []
    original = ExportFile.add

    def add(self, page):
        stopping.append(1)
        if len(stopping) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        original(self, page)

    monkeypatch.setattr(ExportFile, "add", add)
    with pytest.raises(OSError, match="No space left"):
        await engine.export_articles(str(path))

    assert path.read_text() == "old"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".articles")]
    with pytest.raises(OSError, match="No such file"):
        await engine.export_articles(str(tmp_path / "nowhere" / "articles.json"))


TEXT = st.text(max_size=60).map(lambda words: words.replace("\0", ""))
LINE = st.text(st.characters(exclude_categories=("C", "Z")), max_size=30)
ARTICLES = st.builds(
    KeptArticle,
    feed_id=st.just(1),
    uid=LINE.map(lambda key: f"id {key}".strip()),
    aliases=st.lists(LINE.filter(bool), max_size=2).map(tuple),
    title=LINE,
    link=st.none() | st.just("https://a.example/1?x=[1]&y=%7E"),
    author=LINE,
    published=st.none() | LINE.filter(bool),
    published_at=st.none() | st.integers(1, 4_000_000_000),
    updated_at=st.none() | st.integers(1, 4_000_000_000),
    received_at=st.integers(1_000_000_000, NOW),
    html=LINE.map(
        lambda words: f"<p>{words.replace('<', '').replace('&', '').replace('>', '')}</p>"
    ),
    read=st.booleans(),
    hidden=st.booleans(),
    starred=st.booleans(),
    tags=st.lists(LINE.filter(bool), max_size=3, unique=True).map(tuple),
    categories=st.lists(LINE, max_size=3).map(tuple),
    enclosures=st.lists(
        st.builds(
            Enclosure,
            st.just("https://a.example/f"),
            st.none() | LINE.filter(bool),
            st.none() | st.integers(1, 1 << 50),
            st.none() | LINE.filter(bool),
        ),
        max_size=2,
    ).map(tuple),
    thumbnail=st.none() | st.just("https://a.example/t.png"),
    comments_url=st.none() | st.just("https://a.example/c"),
    duration_s=st.none() | st.integers(0, 10**9),
    language=st.none() | st.just("de"),
    content_hash=LINE,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kept=st.lists(ARTICLES, max_size=5), indent=st.sampled_from([None, 2]))
def test_what_is_written_is_read_again_however_it_is_laid_out(tmp_path, kept, indent):
    path = tmp_path / "all.json"
    with ExportFile(path) as file:
        file.begin(
            exported_at=NOW,
            opml="<opml/>",
            folders=[("A", "B")],
            feeds=[(Feed(1, NEWS, "News"), ("A", "B"))],
            held={1: Held(len(kept), 0, 0)},
        )
        file.add(kept)
        file.finish()
    if indent is not None:  # another program wrote it anew
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=indent), "utf-8")

    reader = ExportReader(path)
    assert reader.data().held == {"1": Held(len(kept), 0, 0)}
    rows = list(reader.rows())
    done = work_rows(Program.FEEDMON, rows, {"1": None}, NOW)
    assert len(done) == len(kept)
    for was, now in zip(kept, done, strict=True):
        parsed = now.worked.parsed
        assert (now.worked.uid, now.worked.aliases) == (was.uid, was.aliases)
        assert now.worked.body.html == was.html
        assert now.worked.content_hash == was.content_hash
        assert (now.read, now.starred, now.tags, now.hidden) == (
            *(was.read, was.starred, was.tags, was.hidden),
        )
        assert now.received_at == was.received_at
        assert parsed == ParsedEntry(
            link=was.link,
            title=was.title,
            authors=(was.author,) if was.author else (),
            published=was.published,
            published_at=was.published_at,
            updated_at=was.updated_at,
            categories=was.categories,
            enclosures=was.enclosures,
            thumbnail=was.thumbnail,
            comments_url=was.comments_url,
            duration_seconds=was.duration_s,
            language=was.language,
        )
        assert isinstance(now.worked.body, CleanBody)


HEAD = '{"format": "feedmon-articles", "version": 1, "feeds": [], "articles": ['


@pytest.mark.parametrize(
    ("written", "detail"),
    [
        ('{"format": "feedmon-articles", "version": 2, "articles": []}', "version"),
        ('{"format": "feedmon-articles"', "truncated"),
        ('{"format": "feedmon-articles", "feeds": [{"id"', "truncated"),
        (HEAD + '{"feed": 1, "uid": "a"}, {"feed"', "truncated"),
        (HEAD + '{"feed": 1}, oh no]}', "damaged"),
        (HEAD + "[" * 100_000, "too-large"),
        ('{"format": "another"}', "unknown"),
    ],
)
def test_a_file_that_is_no_whole_export_says_why(tmp_path, written, detail):
    path = Path(tmp_path / "bad.json")
    path.write_text(written)

    with pytest.raises(ForeignDataError) as caught:
        list(ExportReader(path).rows())

    assert caught.value.detail == detail


async def test_a_file_that_ends_in_the_middle_keeps_what_came(engine, tmp_path):
    path = tmp_path / "cut.json"
    feed = '[{"id": 1, "url": "https://a.example/", "title": "A"}]'
    one = '{"feed": 1, "uid": "a", "title": "One", "starred": true}'
    path.write_text(HEAD.replace("[]", feed, 1) + one + ', {"feed": 1, "uid"')

    holdings = await engine.look_into(str(path))
    taken = await engine.take_over(holdings, holdings.preview.document)

    assert (taken.ended, taken.detail) == ("bad-data", "truncated")
    assert [feed.url for feed in taken.report.added] == ["https://a.example/"]
    assert [row.title for row in await engine.entries(EntryQuery(starred=True))] == ["One"]
