"""The servers that other tests stand on do what they say."""

from __future__ import annotations

import asyncio
import urllib.request
from typing import TYPE_CHECKING

import aiohttp
import pytest
from yarl import URL

from tests.httpserver import HttpServer, RawServer, Reply, in_thread

if TYPE_CHECKING:
    from tests.httpserver import RawConnection, Received


@pytest.fixture
async def client():
    async with aiohttp.ClientSession() as session:
        yield session


async def test_a_path_answers_what_was_put_there_last(server: HttpServer, client) -> None:
    url = server.put("/feed", b"one")
    async with client.get(url) as first:
        assert await first.read() == b"one"

    server.put("/feed", b"two", status=500, headers={"X-Why": "test"})
    async with client.get(url) as second:
        assert second.status == 500
        assert second.headers["X-Why"] == "test"
        assert await second.read() == b"two"


async def test_requests_are_kept_with_their_raw_target(server: HttpServer, client) -> None:
    url = URL(server.url("/a//../%7Eb?x=%2F&[y]"), encoded=True)
    async with client.get(url, headers={"X-Odd": "a  b"}) as response:
        assert response.status == 404

    (received,) = server.requests
    assert received.target == "/a//../%7Eb?x=%2F&[y]"
    assert received.headers["x-odd"] == "a  b"


async def test_validators_that_match_get_304(server: HttpServer, client) -> None:
    url = server.put("/feed", b"x", etag='W/"1"', last_modified="yesterday")

    for name, value in (("If-None-Match", 'W/"1"'), ("If-Modified-Since", "yesterday")):
        async with client.get(url, headers={name: value}) as response:
            assert response.status == 304
    async with client.get(url, headers={"If-None-Match": "other"}) as response:
        assert response.status == 200


async def test_a_handler_may_be_a_coroutine(server: HttpServer, client) -> None:
    async def answer(received: Received) -> Reply:
        return Reply(received.target.encode())

    async with client.get(server.put("/echo", answer) + "?q") as response:
        assert await response.read() == b"/echo?q"


async def test_a_hanging_path_does_not_hold_up_the_end() -> None:
    async with HttpServer("127.0.0.3") as server, aiohttp.ClientSession() as client:
        task = asyncio.create_task(client.get(server.hang("/never")))
        await server.arrived("/never")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_a_raw_server_sends_what_it_likes(client) -> None:
    async def reset(connection: RawConnection) -> None:
        connection.reset()

    async with RawServer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") as raw:
        async with client.get(raw.url("/x")) as response:
            assert await response.read() == b"ok"
        assert raw.heads[0].startswith(b"GET /x HTTP/1.1\r\n")

        raw.script = reset
        with pytest.raises(aiohttp.ClientOSError):
            await client.get(raw.url("/x"))


def test_a_server_in_a_thread_serves_blocking_clients() -> None:
    with in_thread() as server:
        url = server.put("/feed", b"hello")
        with urllib.request.urlopen(url) as response:
            assert response.read() == b"hello"

    assert len(server.requests_to("/feed")) == 1
