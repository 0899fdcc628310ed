"""What servers see of the program, whatever it does: the same polite reader."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from feedmon.fetch import user_agent
from tests.feedmon.clock import DAY
from tests.feedmon.internet import INTERNET
from tests.feedmon.looking import found
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.pictures import picture

ROOT = Path(__file__).parents[3]
#: All that is ever said beside what is asked for: no cookie, nothing that goes around caches.
PLAIN = {
    *("Host", "User-Agent", "Accept", "Accept-Encoding"),
    *("If-None-Match", "If-Modified-Since", "A-IM"),
}
ODD = "/b/../feed%7E?b=2&a=[1]&empty="


@pytest.fixture
def world():
    return INTERNET


async def everything(engine, public, clock):
    """Find feeds of a page, follow one, poll, be moved, look at a picture, fetch all again."""
    page = '<link rel="alternate" type="application/rss+xml" href="/feed"><img src="/p.png">'
    cookie = {"Set-Cookie": "id=1; Path=/"}
    public.put("/", Reply(page.encode(), headers={"Content-Type": "text/html", **cookie}))
    document = rss("Planet", [item("a", body=f'<img src="{public.url("/p.png")}">')])
    public.put("/feed", Reply(document, headers={"ETag": '"1"', **cookie}))
    public.put("/p.png", Reply(picture(side=8), headers={"Content-Type": "image/png", **cookie}))
    public.put("/favicon.ico", Reply(picture(side=16), headers={"Content-Type": "image/png"}))
    (candidate,) = await found(engine, public.url("/"))
    feed = await engine.subscribe(candidate.url)
    await engine.picture(public.url("/p.png"), 100)
    clock.now += DAY
    await engine.refresh()
    public.put("/feed", Reply(b"", 302, headers={"Location": "/elsewhere", **cookie}))
    public.put("/elsewhere", Reply(document, headers=cookie))
    clock.now += DAY
    await engine.refresh()
    clock.now += DAY
    await engine.refresh([feed.id], whole=True)


@pytest.mark.rule("FRB-50..51", "FRB-60..66", "FRB-80..90", "FRB-140..141", "F-4", "F-5", "F-6")
async def test_every_request_is_the_same_plain_question(engine, public, clock):
    await everything(engine, public, clock)

    assert len(public.requests) > 7
    for request in public.requests:
        assert request.method == "GET"
        assert request.headers["User-Agent"] == user_agent()
        assert request.headers["Accept-Encoding"].startswith("gzip")
        assert request.headers.keys() <= PLAIN
        assert "?" not in request.target
    feeds = [each for each in public.requests if each.path in ("/feed", "/elsewhere")]
    assert len({each.headers["Accept"] for each in feeds}) == 1


@pytest.mark.rule("F-5", "FRB-80..90")
async def test_who_asks_can_be_found_and_is_in_no_disguise(engine, public, clock):
    await everything(engine, public, clock)

    (name,) = {request.headers["User-Agent"] for request in public.requests}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    home = project["urls"]["Homepage"]
    assert name == f"feedmon/{project['version']} (+{home})"
    assert home.startswith("https://")
    assert not re.search(
        r"mozilla|python|aiohttp|[0-9a-f]{8}", name.replace(home, ""), re.IGNORECASE
    )


@pytest.mark.rule("F-4", "FRB-60..66")
async def test_an_address_is_asked_as_it_was_typed(engine, public):
    public.put(ODD, rss("Planet"))

    await engine.subscribe(public.url(ODD))
    assert {request.target for request in public.requests} == {ODD}


@pytest.mark.rule("F-3", "FRB-70..71")
async def test_a_feed_is_asked_for_everything_only_where_somebody_wants_it(engine, public, clock):
    answer = Reply(rss("Planet", [item("a")]), headers={"ETag": '"1"'})
    feed = await engine.subscribe(public.put("/feed", answer))
    for _ in range(3):
        clock.now += DAY
        await engine.refresh()
    assert all("If-None-Match" in request.headers for request in public.requests[1:])

    clock.now += DAY
    summary = await engine.refresh([feed.id], whole=True)
    assert "If-None-Match" not in public.requests[-1].headers
    assert (summary.fetched, summary.new) == (1, 0)
    clock.now += DAY
    await engine.refresh()
    assert public.requests[-1].headers["If-None-Match"] == '"1"'


@pytest.mark.rule("F-15", "FRB-70..71")
async def test_asking_for_everything_has_the_limit_of_every_refresh(engine, public, clock):
    feed = await engine.subscribe(public.put("/feed", rss("Planet")))

    clock.now += 30
    summary = await engine.refresh([feed.id], whole=True)

    assert [skip.reason for skip in summary.skipped] == ["just-asked"]
    assert len(public.requests) == 1
