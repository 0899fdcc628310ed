"""Full texts: pages asked of real servers, read by real worker processes, shown or not."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from feedmon import errors, events
from feedmon.fetch import user_agent
from feedmon.model import ArticlePage, CleanBody, EntryQuery, FullTextMode, FullTextState
from feedmon.settings import STORE_NAME, UNTIL_RESUMED
from tests.feedmon.clock import DAY, HOUR, quiet
from tests.feedmon.hearing import of_kind
from tests.feedmon.internet import INTERNET
from tests.feeds import item, rss
from tests.httpserver import Reply

HTML = {"content_type": "text/html"}
LONG = " ".join(
    f"<p>Paragraph {n} of the whole story, which goes on for a while, with commas, and words.</p>"
    for n in range(12)
)
TEASER = "<p>The story begins.</p>"


def page(body=LONG, *, head="", around="<nav><a href='/'>Home</a></nav>"):
    return (
        f"<!doctype html><html><head>{head}</head><body>{around}<article>{body}</article>".encode()
    )


@pytest.fixture
def world():
    return INTERNET


@pytest.fixture
async def feed(engine, public):
    """A feed that is followed and has nothing yet."""
    public.put("/feed", rss("Planet"))
    return await engine.subscribe(public.url("/feed"))


@pytest.fixture
def arrive(engine, feed, public, clock):
    """``await arrive(key=body)``: these articles come with the next poll; their ids by key."""

    async def come(mode=None, **bodies):
        if mode is not None:
            await engine.set_feed(feed.id, full_text=mode)
        items = [
            item(key, body=body, link=public.url(f"/{key}"), at=int(clock.now))
            for key, body in bodies.items()
        ]
        public.put("/feed", rss("Planet", items))
        clock.now += DAY
        await engine.refresh([feed.id])
        found = {entry.title: entry.id for entry in await engine.entries(EntryQuery())}
        return {key: found[f"Article {key}"] for key in bodies}

    return come


async def fetch_due(*engines):
    """Every engine hands out the pages that are due; done when they are."""
    number = sum([await engine.fetch_full_texts() for engine in engines])
    await quiet(*engines)
    return number


def asked(server, path="/a"):
    return len(server.requests_to(path))


@pytest.mark.rule("H-8")
async def test_a_feed_that_wants_them_has_the_pages_of_its_new_articles_each_asked_once(
    engine, arrive, public, told
):
    public.put("/a", page(f"<h1>Article  a</h1><h2>Part one</h2>{LONG}"), **HTML)
    german = "<p>Grüße aus Köln, schöne Straßen, süße Äpfel, und noch viele Wörter mehr.</p>" * 12
    public.put("/latin", page(german).decode().encode("cp1252"), **HTML)
    await engine.pause_polling(UNTIL_RESUMED)
    ids = await arrive(FullTextMode.ON, a=TEASER, latin=TEASER)
    assert await fetch_due(engine) == 0
    await engine.resume_polling()
    waiting = await engine.entry(ids["a"])
    assert waiting.full.state is FullTextState.WAITING
    assert not waiting.full.is_shown

    assert await fetch_due(engine) == 2
    assert await fetch_due(engine) == 0
    await arrive(a=TEASER, latin=TEASER, b="<p>Has no page</p>")
    await fetch_due(engine)

    entry = await engine.entry(ids["a"])
    assert entry.full.is_shown
    assert all(words in entry.full.html for words in ("Paragraph 11", "Part one"))
    assert not any(words in entry.full.html for words in ("Home", "Article"))
    assert entry.content_html == TEASER
    assert "Grüße aus Köln" in (await engine.entry(ids["latin"])).full.html
    (request,) = public.requests_to("/a")
    assert request.headers["User-Agent"] == user_agent()
    assert not {"Cookie", "Referer", "If-None-Match"} & set(request.headers)
    assert ids["a"] in {each.entry_id for each in of_kind(told, events.FullTextChanged)}


@pytest.mark.rule("H-8")
async def test_where_only_teasers_count_long_articles_ask_nobody_and_short_pages_change_nothing(
    engine, arrive, public
):
    public.put(
        "/short", page("<p>The story begins, and there is hardly more than that.</p>"), **HTML
    )
    public.put("/a", page(), **HTML)
    ids = await arrive(
        FullTextMode.AUTO,
        a=TEASER,
        short="<p>The story begins here and now.</p>",
        long="<p>x y</p>" * 200,
    )

    await fetch_due(engine)

    full = {key: (await engine.entry(entry_id)).full for key, entry_id in ids.items()}
    assert full["a"].is_shown
    assert full["long"] is None
    assert asked(public, "/long") == 0
    assert full["short"].state is FullTextState.SHORT
    assert not full["short"].is_shown

    again = await engine.fetch_full_text(ids["short"])  # a person may see it all the same
    assert again.full.is_shown
    assert asked(public, "/short") == 1


@pytest.mark.rule("H-8")
async def test_which_text_is_shown_is_remembered_and_the_feeds_is_never_lost(
    engine, arrive, public, start
):
    public.put("/a", page(f"{LONG}<p>A rare xylophone, in the last sentence of all.</p>"), **HTML)
    ids = await arrive(a=TEASER)
    await fetch_due(engine)
    assert asked(public) == 0  # nobody wanted it
    assert (await engine.entry(ids["a"])).full is None
    assert (await engine.fetch_full_text(ids["a"])).full.is_shown

    await engine.show_full_text(ids["a"], False)
    later = await (await start()).entry(ids["a"])
    assert (later.full.is_shown, later.full.is_there) == (False, True)
    await arrive(a="<p>The story was edited.</p>")  # by its publisher
    edited = await engine.entry(ids["a"])
    assert edited.content_html == "<p>The story was edited.</p>"
    assert not edited.full.is_shown

    shown = await engine.fetch_full_text(ids["a"])
    assert shown.full.is_shown
    assert asked(public) == 1
    for typed in ("xylophone", "text:xylophone", "edited"):  # found by the words of either
        found = await engine.entries(EntryQuery(search=typed))
        assert [entry.id for entry in found] == [ids["a"]], typed
    assert await engine.entries(EntryQuery(search="begins")) == []


@pytest.mark.rule("H-8", "H-2")
async def test_what_the_page_has_is_sanitised_with_its_own_address_and_anew_by_a_newer_sanitiser(
    engine, arrive, public, another_public, tmp_path
):
    body = (
        f"{LONG}<p onclick='x()'><script>x()</script><a href='next'>Next</a>"
        "<img src='i/p.png' width='640' height='480' alt='P'>"
        "<img src='https://t.example/1.gif' width='1' height='1'></p>"
    )
    another_public.put("/blog/a", page(body, head="<base href='/deep/'>"), **HTML)
    public.redirect("/a", another_public.url("/blog/a"), 302)
    ids = await arrive(FullTextMode.ON, a=TEASER)
    await fetch_due(engine)

    full = (await engine.entry(ids["a"])).full
    assert another_public.url("/deep/next") in full.html
    assert another_public.url("/deep/i/p.png") in full.html
    assert "640" in full.html
    assert not any(word in full.html for word in ("script", "onclick", "t.example"))
    assert (full.trackers, full.url) == (1, another_public.url("/blog/a"))

    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as db, db:
        assert "t.example" in db.execute("SELECT raw_html FROM full_texts").fetchone()[0]
        db.execute("UPDATE full_texts SET sanitizer_version = 0, html = '<p>Old</p>'")
    assert (await engine.entry(ids["a"])).full == full
    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as db:
        assert db.execute("SELECT html FROM full_texts").fetchone()[0] == full.html


FAILING = {
    "gone": (Reply(b"", status=404), "http-status", "404"),
    "pdf": (Reply(b"%PDF-1.7", content_type="application/pdf"), "no-full-text", "not-html"),
    "bare": (Reply(b"<html><body></body></html>", **HTML), "no-full-text", "nothing"),
    "empty": (Reply(b"", **HTML), "no-full-text", "nothing"),
    "large": (Reply(b"<p>x</p>" * 800_000, **HTML), "too-large", str(5 << 20)),
}


@pytest.mark.rule("H-8", "X-4")
async def test_a_page_that_can_not_be_had_leaves_the_feeds_text_and_is_not_asked_for_again(
    engine, arrive, public, server, clock
):
    for key, (reply, _, _) in FAILING.items():
        public.put(f"/{key}", reply)
    server.put("/secret", page(), **HTML)
    public.redirect("/home", server.url("/secret"), 302)
    ids = await arrive(FullTextMode.ON, **dict.fromkeys([*FAILING, "home"], TEASER))
    for _ in range(3):
        await fetch_due(engine)
        clock.now += 3 * HOUR

    entries = {key: await engine.entry(entry_id) for key, entry_id in ids.items()}
    why = {key: (each.full.error, each.full.error_detail) for key, each in entries.items()}
    refused = why.pop("home")
    assert why == {key: (code, detail) for key, (_, code, detail) in FAILING.items()}
    assert (refused[0], server.requests) == ("address-refused", [])
    assert {each.full.state for each in entries.values()} == {FullTextState.FAILED}
    assert {each.content_html for each in entries.values()} == {TEASER}
    assert [asked(public, f"/{key}") for key in ids] == [1] * len(ids)

    with pytest.raises(errors.HttpStatus):  # until a person tries again
        await engine.fetch_full_text(ids["gone"])
    public.put("/gone", page(), **HTML)
    assert (await engine.fetch_full_text(ids["gone"])).full.is_shown
    assert asked(public, "/gone") == 3


@pytest.mark.rule("H-8")
async def test_a_page_that_takes_too_long_to_read_is_skipped(engine, arrive, public, monkeypatch):
    monkeypatch.setattr("feedmon.engine.article_pages.WORK_S", 0.2)
    public.put("/a", page("<p>a, b</p>" * 60_000), **HTML)
    ids = await arrive(FullTextMode.ON, a=TEASER)
    await fetch_due(engine)

    full = (await engine.entry(ids["a"])).full
    assert (full.error, full.error_detail) == ("work-failed", "timeout")


@pytest.mark.rule("H-8", "F-10")
async def test_pages_take_their_hosts_turn_and_wait_where_it_wants_to_be_left_alone(
    engine, arrive, public, clock
):
    for n in range(6):
        public.put(f"/p{n}", Reply(page(), content_type="text/html", delay_s=0.02))
    await arrive(FullTextMode.ON, **{f"p{n}": TEASER for n in range(6)})
    await fetch_due(engine)
    assert public.most_in_flight == 1
    assert sum(asked(public, f"/p{n}") for n in range(6)) == 6

    busy = Reply(b"", status=429, headers={"Retry-After": "7200"})
    public.put("/x", busy)
    public.put("/y", page(), **HTML)
    ids = await arrive(x=TEASER, y=TEASER)
    await engine.fetch_full_texts()
    await quiet(engine)
    said = [(await engine.entry(ids[key])).full.error_detail for key in "xy"]
    assert "429" in said
    assert asked(public, "/x") + asked(public, "/y") <= 2


@pytest.mark.rule("H-8", "F-9")
async def test_a_page_nobody_was_asked_for_is_asked_for_later(engine, arrive, public, clock):
    public.put("/a", page(), **HTML)
    ids = await arrive(FullTextMode.ON, a=TEASER)
    until = int(clock.now) + 2 * HOUR
    await engine._store.block_host(public.host, until=until, reason="429")

    await fetch_due(engine)
    await fetch_due(engine)
    assert asked(public) == 0
    assert (await engine.entry(ids["a"])).full.state is FullTextState.WAITING
    with pytest.raises(errors.HostBlocked):
        await engine.fetch_full_text(ids["a"])

    clock.now = until + 1
    await fetch_due(engine)
    assert (await engine.entry(ids["a"])).full.is_shown
    assert asked(public) == 1


@pytest.mark.rule("H-8")
async def test_pages_that_the_store_can_not_take_are_not_fetched_again_and_again(
    engine, arrive, public, clock, monkeypatch
):
    for name in "abcdefgh":
        public.put(f"/{name}", page(), **HTML)
    ids = await arrive(FullTextMode.ON, **dict.fromkeys("abcdefgh", TEASER))

    async def full(*_args, **_how):
        raise errors.StoreFull("feedmon.db", "disk")

    with monkeypatch.context() as patch:
        patch.setattr(engine._store, "finish_full_text", full)
        for _ in range(4):
            await fetch_due(engine)
    requests = {name: asked(public, f"/{name}") for name in ids}
    assert sum(requests.values()) <= 4
    assert max(requests.values()) == 1

    clock.now += 2 * HOUR
    await fetch_due(engine)
    assert all([(await engine.entry(entry_id)).full.is_shown for entry_id in ids.values()])


@pytest.mark.rule("H-8")
async def test_who_gives_a_page_up_leaves_it_to_whoever_waits_for_it_too(engine, arrive, public):
    requested = asyncio.Event()

    async def slow(_received):
        requested.set()
        await asyncio.sleep(0.05)
        return Reply(page(), content_type="text/html")

    public.put("/a", slow)
    ids = await arrive(a=TEASER)
    first, second = (asyncio.create_task(engine.fetch_full_text(ids["a"])) for _ in range(2))
    await requested.wait()

    first.cancel()

    assert (await second).full.is_shown
    assert first.cancelled()


@pytest.mark.rule("H-8")
async def test_two_programs_fetch_a_page_once_and_a_kill_leaves_nothing_half(
    engine, arrive, public, start, clock
):
    other = await start()
    names = [f"p{n}" for n in range(8)]
    for name in names:
        public.put(f"/{name}", Reply(page(), content_type="text/html", delay_s=0.02))
    ids = await arrive(FullTextMode.ON, **dict.fromkeys(names, TEASER))

    await fetch_due(engine, other)
    assert [asked(public, f"/{name}") for name in names] == [1] * 8
    assert all([(await other.entry(entry_id)).full.is_shown for entry_id in ids.values()])

    public.hang("/a")
    ids = await arrive(a=TEASER)
    fetching = asyncio.create_task(engine.fetch_full_texts())
    await public.arrived("/a")
    await fetching
    await engine.close()  # in the middle of it
    assert (await other.entry(ids["a"])).full.state is FullTextState.WAITING
    public.put("/a", page(), **HTML)
    await fetch_due(other)
    assert (await other.entry(ids["a"])).full.is_shown


@pytest.mark.rule("H-8")
async def test_what_a_killed_program_left_is_done_again_and_its_late_answer_counts_no_more(
    engine, arrive, public, clock
):
    public.put("/a", page(), **HTML)
    ids = await arrive(FullTextMode.ON, a=TEASER)
    store = engine._store
    await store.claim_full_text(ids["a"], owner="killed/page-0", lease_s=300, only_due=True)
    assert await fetch_due(engine) == 0
    assert asked(public) == 0

    clock.now += 301
    await fetch_due(engine)
    late = ArticlePage("<p>Late</p>", "https://e.example/", CleanBody("<p>Late</p>", "Late"))
    assert not await store.finish_full_text(ids["a"], "killed/page-0", late, url="", short=False)
    assert not await store.fail_full_text(ids["a"], "killed/page-0", "timeout", "20")
    assert "Paragraph 11" in (await engine.entry(ids["a"])).full.html
    assert asked(public) == 1


@pytest.mark.rule("H-9")
async def test_an_article_is_read_from_the_store_as_it_was_sanitised_when_it_came(
    engine, arrive, public, tmp_path, monkeypatch
):
    public.put("/a", page(), **HTML)
    ids = await arrive(FullTextMode.ON, a="<p>x y</p>" * 20_000)
    await engine.fetch_full_text(ids["a"])
    with closing(sqlite3.connect(tmp_path / STORE_NAME)) as db, db:
        db.execute("UPDATE bodies SET html = '<p>Kept</p>'")
        db.execute("UPDATE full_texts SET html = '<p>Kept, too</p>'")
    calls = []
    monkeypatch.setattr(engine._parts.workers, "run", lambda *args, **_: calls.append(args))
    monkeypatch.setattr("feedmon.engine.full_texts.clean", lambda *args, **_: calls.append(args))

    entry = await engine.entry(ids["a"])

    assert (entry.content_html, entry.full.html) == ("<p>Kept</p>", "<p>Kept, too</p>")
    assert calls == []
