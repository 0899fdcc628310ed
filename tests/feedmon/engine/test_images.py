"""Pictures of articles: asked for once, kept on the disk, shown again without a request."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

import pytest

from feedmon import events
from feedmon.engine import images
from feedmon.model import CareJob, EntryQuery
from feedmon.settings import Settings
from tests.feedmon.clock import DAY, HOUR, MINUTE, quiet, tick
from tests.feedmon.hearing import of_kind
from tests.feedmon.internet import INTERNET
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.pictures import bomb, colour_of, opened, picture

PNG = "image/png"
RED, GREEN = "#c0392b", "#27ae60"


@pytest.fixture
def world():
    # One worker process: it is the start of them that takes time here.
    return {**INTERNET, "settings": Settings(workers=1)}


def shown(data=None, status=200, **headers):
    """The answer of a server that gives a picture."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(picture() if data is None else data, status, content_type=PNG, headers=names)


def files(engine):
    """The files that are kept, without the small pictures beside them."""
    found = Path(engine.directory, "images").glob("*/*")
    return sorted(path for path in found if path.suffix != ".png")


async def articles(engine, public, clock, bodies, *, path="/feed", allowed=True):
    """A feed with such articles, the first poll of it included; their ids in that order."""
    begin = int(clock.now) - DAY
    items = [item(str(n), body=body, at=begin + n) for n, body in enumerate(bodies)]
    feed = await engine.subscribe(public.put(path, rss("Planet", items)))
    await engine.set_feed(feed.id, images_allowed=allowed)
    rows = await engine.entries(EntryQuery(feed_id=feed.id))
    return feed, [row.id for row in reversed(rows)]


def img(url):
    return f'<p>Words <img src="{url}"></p>'


# --- asked for once ---------------------------------------------------------------------------


@pytest.mark.rule("FRB-30..37", "F-18")
async def test_a_picture_is_asked_for_once_whoever_wants_it_and_told_when_it_is_there(
    engine, public, told
):
    async def slow(_received):
        await asyncio.sleep(0.05)
        return shown()

    url = public.put("/p.png", slow)

    found = await asyncio.gather(*(engine.picture(url, 10) for _ in range(4)))
    again = await engine.picture(url, 100)

    assert {(each.width, each.height) for each in found} == {(10, 10)}
    assert (again.width, again.data[:4]) == (32, b"+9\xc0\xff")
    assert len(public.requests) == 1
    assert [event.urls for event in of_kind(told, events.PicturesKept)] == [(url,)]


@pytest.mark.rule("FRB-30..37", "H-5")
async def test_two_programs_ask_for_one_picture_once_and_both_show_it(start, public):
    one, two = await start(sleep=asyncio.sleep), await start(sleep=asyncio.sleep)
    asked, answer = asyncio.Event(), asyncio.Event()

    async def slow(_received):
        asked.set()
        await answer.wait()
        return shown()

    url = public.put("/p.png", slow)
    first = asyncio.create_task(one.picture(url, 9))
    await asked.wait()
    second = asyncio.create_task(two.picture(url, 9))
    await asyncio.sleep(0.05)
    answer.set()

    assert (await first).width == (await second).width == 9
    assert len(public.requests) == 1


@pytest.mark.rule("FRB-30..37", "H-5")
async def test_what_is_fresh_is_shown_without_a_request_also_after_a_restart(start, public, clock):
    url = public.put("/p.png", shown(Cache_Control="max-age=7200"))
    engine = await start()
    await engine.picture(url, 9)
    await engine.close()

    clock.now += HOUR
    again = await start()
    assert (await again.picture(url, 9)).width == 9
    await quiet(again)

    assert len(public.requests) == 1


@pytest.mark.rule("FRB-30..37", "F-1", "F-2")
async def test_what_is_old_is_shown_at_once_and_asked_about_with_its_own_validators(
    engine, public, clock
):
    etag, modified = 'W/"a\\"b"', "Tue,  1 Jan 2038 00:00:00 GMT"
    url = public.put(
        "/p.png", shown(Cache_Control="max-age=3600", ETag=etag, Last_Modified=modified)
    )
    await engine.picture(url, 9)
    clock.now += 2 * HOUR

    public.put("/p.png", Reply(b"", 304, headers={"Cache-Control": "max-age=3600"}))
    assert (await engine.picture(url, 9)).width == 9
    await quiet(engine)
    clock.now += 30 * MINUTE  # what was confirmed is fresh again
    await engine.picture(url, 9)
    await quiet(engine)
    clock.now += HOUR
    public.put("/p.png", shown(picture(colour=GREEN, size=(64, 32))))
    await engine.picture(url, 9)
    await quiet(engine)

    first, *later = public.requests
    assert "if-none-match" not in {name.lower() for name in first.headers}
    assert [one.headers["If-None-Match"] for one in later] == [etag, etag]
    assert [one.headers["If-Modified-Since"] for one in later] == [modified, modified]
    assert (await engine.picture(url, 64)).height == 32
    assert len(public.requests) == 3


@pytest.mark.rule("FRB-30..37")
@pytest.mark.parametrize(
    ("headers", "fresh_s"),
    [
        ({"cache-control": "max-age=3600"}, HOUR),
        ({"cache-control": "max-age=600, no-cache"}, 10 * MINUTE),
        ({"cache-control": "no-store"}, 10 * MINUTE),
        ({"cache-control": "max-age=0"}, 10 * MINUTE),
        ({"cache-control": "public, max-age=31536000, immutable"}, 30 * DAY),
        ({"cache-control": "max-age=7200", "age": "3600"}, HOUR),
        (
            {
                "date": "Mon, 02 Nov 2026 10:00:00 GMT",
                "expires": "Mon, 02 Nov 2026 12:00:00 GMT",
            },
            2 * HOUR,
        ),
        ({}, 7 * DAY),
    ],
)
def test_a_picture_is_fresh_as_long_as_its_server_says_within_reason(headers, fresh_s):
    assert images.fresh_for(headers, 0) == fresh_s


@pytest.mark.rule("FRB-30..37", "F-18")
async def test_a_picture_that_is_not_there_is_left_alone_longer_each_time(engine, public, clock):
    url = public.url("/gone.png")
    for _ in range(3):
        assert await engine.picture(url, 9) is None
    assert len(public.requests) == 1
    clock.now += 10 * MINUTE
    assert await engine.picture(url, 9) is None
    assert len(public.requests) == 2
    clock.now += 10 * MINUTE
    public.put("/gone.png", shown())

    assert await engine.picture(url, 9) is None
    clock.now += 10 * MINUTE
    assert (await engine.picture(url, 9)).width == 9


@pytest.mark.rule("FRB-30..37")
async def test_the_last_good_picture_stays_when_its_server_fails(engine, public, clock):
    broken = {
        "/error": Reply(b"", 500),
        "/page": shown(b"<html>Not here"),
        "/bomb": shown(bomb()),
        "/gone": Reply(b"", 410),
    }
    good = shown(ETag='"1"', Cache_Control="max-age=600")
    urls = [public.put(path, good) for path in broken]
    for url in urls:
        await engine.picture(url, 9)
    clock.now += DAY

    for path, answer in broken.items():
        public.put(path, answer)
    for _ in range(3):
        for url in urls:
            assert (await engine.picture(url, 9)).width == 9
        await quiet(engine)

    assert len(public.requests) == 2 * len(broken)
    assert len(files(engine)) == 1


@pytest.mark.rule("H-5")
async def test_what_is_no_picture_is_not_kept(engine, public):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    for number, data in enumerate([b"", b"<html>", picture()[:20], bomb(), drawing]):
        assert await engine.picture(public.put(f"/{number}.png", shown(data)), 9) is None

    assert len(public.requests) == 5
    assert files(engine) == []


# --- files ------------------------------------------------------------------------------------


@pytest.mark.rule("H-5")
async def test_the_same_bytes_from_two_addresses_are_one_file_and_a_lost_one_is_fetched_again(
    engine, public
):
    good = shown(ETag='"1"', Cache_Control="max-age=9999")
    urls = [public.put(path, good) for path in ("/a.png", "/b.png")]
    for harm in (Path.unlink, lambda path: path.write_bytes(b"half")):
        for url in urls:
            assert (await engine.picture(url, 9)).width == 9
        (file,) = files(engine)
        harm(file)

    assert (await engine.picture(urls[0], 9)).width == 9
    assert [one.headers.get("If-None-Match") for one in public.requests] == [None] * 5


# --- for the list -----------------------------------------------------------------------------


@pytest.mark.rule("H-5")
async def test_a_small_picture_is_made_of_what_is_kept_and_nobody_is_asked(engine, public, clock):
    wide = public.put("/w.png", shown(picture(size=(300, 100), colour=GREEN)))
    feed, ids = await articles(
        engine, public, clock, [img(wide), img(public.url("/never.png")), "<p>Words"]
    )
    requests = len(public.requests)
    assert [await engine.thumbnail(each) for each in ids] == [None] * 3
    assert len(public.requests) == requests

    await engine.picture(wide, 9)
    small = await engine.thumbnail(ids[0])
    assert (opened(small).size, colour_of(small)) == ((96, 96), GREEN)
    assert await engine.thumbnail(ids[0]) == small

    await engine.set_feed(feed.id, images_allowed=False)
    assert await engine.thumbnail(ids[0]) is None
    await engine.change_settings(all_pictures=True)
    assert await engine.thumbnail(ids[0]) == small


# --- for later --------------------------------------------------------------------------------


@pytest.mark.rule("H-5", "F-10")
async def test_pictures_of_new_articles_are_kept_where_both_they_and_that_are_wanted(
    start, public, clock
):
    engine = await start(settings=Settings(workers=1, keep_pictures=True))
    urls = [public.put(f"/{n}.png", shown(picture(side=40 + n))) for n in range(4)]
    body = img(urls[0]) + img(public.url("/gone.png"))
    await articles(engine, public, clock, [img(urls[3])])
    await engine.keep_pictures()
    await quiet(engine)
    assert files(engine) == []  # what was there before is no news

    for path, allowed in (("/yes", True), ("/no", False)):
        await articles(engine, public, clock, ["<p>"], path=path, allowed=allowed)
    begin = int(clock.now)
    public.put("/yes", rss("Planet", [item("y", body=body + img(urls[1]), at=begin)]))
    public.put("/no", rss("Planet", [item("n", body=img(urls[2]), at=begin)]))
    clock.now += 2 * DAY
    await tick(engine)
    public.requests.clear()
    for _ in range(3):
        await engine.keep_pictures()
        await quiet(engine)

    assert sorted(one.path for one in public.requests) == ["/0.png", "/1.png", "/gone.png"]
    assert len(files(engine)) == 2


async def test_pictures_are_not_kept_before_they_are_shown_unless_that_is_wanted(
    engine, public, clock
):
    await engine.keep_pictures()
    await articles(engine, public, clock, [img(public.put("/p.png", shown()))])
    assert await engine.keep_pictures() == 0
    assert "/p.png" not in {one.path for one in public.requests}


async def test_a_wish_whose_feed_is_blocked_again_is_not_granted(start, public, clock):
    engine = await start(settings=Settings(workers=1, keep_pictures=True))
    await engine.keep_pictures()
    url = public.put("/p.png", shown())
    feed, _ = await articles(engine, public, clock, [img(url)])
    await engine._wish()
    await engine.set_feed(feed.id, images_allowed=False)

    assert await engine.keep_pictures() == 0


async def test_pictures_wait_for_room_and_come_once_there_is_some(start, public, clock):
    engine = await start(settings=Settings(workers=1, keep_pictures=True, pictures_bytes=150_000))
    await engine.keep_pictures()
    old = await kept_pictures(engine, public, clock, 2)
    url = public.put("/new.png", shown())
    await articles(engine, public, clock, [img(url)])
    assert await engine.keep_pictures() == 0

    await engine.maintain([CareJob.PICTURES])
    await quiet(engine)
    assert await engine.keep_pictures() == 1
    await quiet(engine)

    assert await asked_anew(engine, public, [old[1], url]) == []


# --- room -------------------------------------------------------------------------------------


async def kept_pictures(engine, public, clock, number):
    """So many pictures of about 100 kB, looked at an hour after each other."""
    urls = []
    for n in range(number):
        data = picture(colour=f"#{n:06x}").ljust(100_000, b"\0")
        urls.append(public.put(f"/{n}.png", shown(data)))
        await engine.picture(urls[-1], 9)
        clock.now += HOUR
    return urls


async def asked_anew(engine, public, urls):
    """Which of these pictures are there no longer."""
    public.requests.clear()
    for url in urls:
        await engine.picture(url, 9)
    await quiet(engine)
    return [int(one.path[1:-4]) for one in public.requests]


@pytest.mark.rule("H-5")
async def test_beyond_their_room_the_pictures_go_that_were_looked_at_longest_ago(
    start, public, clock
):
    engine = await start(settings=Settings(workers=1, pictures_bytes=450_000))
    urls = await kept_pictures(engine, public, clock, 5)
    _, ids = await articles(engine, public, clock, [img(urls[1])])
    await engine.star(ids)
    await engine.picture(urls[0], 9)  # it is old, and somebody looks at it
    clock.now += MINUTE

    assert await engine.tidy_pictures() == 1
    assert await asked_anew(engine, public, urls) == [2]


async def test_nobodys_files_go_once_they_are_old_and_rows_follow_their_files(
    engine, public, clock
):
    (url,) = await kept_pictures(engine, public, clock, 1)
    folder = files(engine)[0].parent
    for name in ("0" * 64, "1" * 64 + ".7-1.part"):
        (folder / name).write_bytes(b"left behind")
    clock.now += 400 * DAY  # the files are of the real time, which is another one
    assert await engine.tidy_pictures() == 2
    assert len(files(engine)) == 1

    files(engine)[0].unlink()
    await engine.tidy_pictures()
    known = await engine._store.image(url)
    assert (known.file, known.etag) == (None, None)


async def test_looking_after_pictures_is_a_job_of_care_and_their_size_is_told(
    start, public, clock, told
):
    engine = await start(settings=Settings(workers=1, pictures_bytes=150_000))
    await kept_pictures(engine, public, clock, 3)
    before = (await engine.storage()).pictures
    await engine.maintain([CareJob.PICTURES])
    await quiet(engine)
    clock.now += 2 * HOUR
    await engine.maintain([CareJob.PICTURES])
    await quiet(engine)

    assert before == 300_000
    assert (await engine.storage()).pictures == 100_000


# --- two at once ------------------------------------------------------------------------------


@pytest.mark.rule("FRB-30..37", "H-5")
async def test_two_programs_on_the_same_pictures_fetch_each_once(start, public, clock):
    settings = Settings(workers=1, keep_pictures=True, all_pictures=True)
    one, two = await start(settings=settings), await start(settings=settings)
    await one.keep_pictures()
    urls = [public.put(f"/{n}.png", shown(picture(side=33 + n))) for n in range(12)]
    await articles(one, public, clock, [img(a) + img(b) for a, b in itertools.pairwise(urls)])

    await asyncio.gather(one.keep_pictures(), two.keep_pictures())
    await quiet(one, two)
    for _ in range(2):
        await asyncio.gather(one.keep_pictures(), two.keep_pictures())
        await quiet(one, two)

    asked = [each.path for each in public.requests if each.path.endswith(".png")]
    assert sorted(asked) == sorted({*asked})
    assert len(asked) == len(files(one)) == 12
