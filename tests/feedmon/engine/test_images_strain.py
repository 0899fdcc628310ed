"""Pictures where something is in the way: a disk, a name server, a mistake of ours."""

from __future__ import annotations

import socket

import pytest

from feedmon.settings import Settings
from tests.feedmon.clock import DAY, MINUTE, quiet
from tests.feedmon.internet import INTERNET, PUBLIC
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.pictures import picture


async def names(host, _port):
    """Nobody answers for some names."""
    if host.startswith("dead"):
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")
    return [PUBLIC[0]]


@pytest.fixture
def world():
    kept = Settings(workers=1, keep_pictures=True, all_pictures=True, pictures_bytes=150_000)
    return {**INTERNET, "lookup": names, "online": lambda: True, "settings": kept}


@pytest.fixture
def wish(engine, public, clock):
    """``await wish(urls)``: an article with these pictures has come."""

    async def later(urls):
        await engine.keep_pictures()
        body = "".join(f'<img src="{url}">' for url in urls)
        items = [item(urls[0], body=f"<p>Words {body}", at=int(clock.now) - DAY)]
        await engine.subscribe(public.put(f"/feed-{len(urls)}", rss("Planet", items)))

    return later


async def keep(engine, rounds):
    for _ in range(rounds):
        await engine.keep_pictures()
        await quiet(engine)


def asked(server):
    return [each.path for each in server.requests if each.path.endswith(".png")]


def shown(side):
    return Reply(picture(side=side), content_type="image/png")


@pytest.mark.rule("F-18", "FRB-30..37")
async def test_pictures_that_can_not_be_kept_are_not_fetched_again_and_again(
    engine, public, clock, wish, tmp_path
):
    urls = [public.put(f"/{n}.png", shown(40 + n)) for n in range(8)]
    folder = tmp_path / "images"
    folder.write_bytes(b"in the way")
    await wish(urls)

    await keep(engine, rounds=5)
    first = asked(public)
    assert await engine.picture(urls[7], 9) is None  # who looks at one may ask
    assert len(first) <= 4
    assert len(set(first)) == len(first)

    folder.unlink()
    clock.now += 11 * MINUTE
    await keep(engine, rounds=3)
    assert {f"/{n}.png" for n in range(8)} <= set(asked(public))
    assert len([path for path in folder.glob("*/*") if path.suffix != ".part"]) == 8


@pytest.mark.rule("F-18", "FRB-30..37")
async def test_names_that_nobody_answers_for_hold_no_other_picture_back(
    engine, public, clock, wish
):
    await wish([f"http://dead{n}.example/p.png" for n in range(8)])
    clock.now += 1
    await wish([public.put("/p.png", shown(40))])

    await keep(engine, rounds=4)

    assert asked(public) == ["/p.png"]
    # Whoever looks at one is not kept waiting by what was put off.
    (url,) = (f"http://{public.host}:{public.port}/q.png",)
    claim = await engine._store.claim_image(url, owner="x", lease_s=9)
    await engine._store.release_image(claim.kept.url, "x", until=int(clock.now) + 600)
    public.put("/q.png", shown(41))
    assert (await engine.picture(url, 9)).width == 9


async def test_a_mistake_of_ours_is_met_once_and_holds_no_other_picture_back(
    engine, public, wish, monkeypatch, caplog
):
    fetch = engine._parts.fetcher.fetch

    async def mistaken(request, way):
        if "odd" in request.url:
            raise RuntimeError("as a mistake would")
        return await fetch(request, way)

    monkeypatch.setattr(engine._parts.fetcher, "fetch", mistaken)
    urls = [public.put(f"/{name}.png", shown(40)) for name in ("odd", "a", "b")]
    await wish(urls)

    await keep(engine, rounds=3)

    assert sorted(asked(public)) == ["/a.png", "/b.png"]
    assert caplog.text.count("nobody foresaw") == 1
    assert (await engine._store.image(urls[0])).failure == "internal"


@pytest.mark.rule("H-5")
async def test_one_picture_at_many_addresses_takes_its_room_once(engine, public, wish):
    data = picture(side=40).ljust(100_000, b"\0")
    many = [public.put(f"/{n}.png", Reply(data, content_type="image/png")) for n in range(3)]
    for url in many:
        await engine.picture(url, 9)
    await wish([public.put("/new.png", shown(40))])

    await keep(engine, rounds=1)

    assert "/new.png" in asked(public)
