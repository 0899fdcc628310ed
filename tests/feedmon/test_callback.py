"""The server for callbacks, asked by real sockets."""

from __future__ import annotations

import asyncio

import pytest

from feedmon.callback import Answer
from feedmon.callback.peers import BURST, EACH_S, REMEMBERED, Peers
from feedmon.callback.server import (
    BODIES_AT_ONCE,
    BODIES_OF_ONE,
    BODY_BYTES,
    CONNECTIONS,
    CallbackServer,
)


class Desk:
    """Who answers: one path is known."""

    def __init__(self):
        self.calls = []
        self.now = 0.0

    def knows(self, path):
        return path in ("known", "other")

    def answer(self, call):
        self.calls.append(call)
        if call.query.get("fail"):
            raise RuntimeError("as a mistake would")
        return Answer(200, call.query.get("challenge", ""))


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
async def ask(desk):
    """``await ask(head, body)``: status, header lines and body of the answer, off the wire."""
    server = CallbackServer(knows=desk.knows, answer=desk.answer, clock=lambda: desk.now)
    host, _, port = (await server.open("127.0.0.1", 0)).rpartition(":")
    desk.address = host, int(port)

    async def one(head, body=b""):
        reader, writer = await asyncio.open_connection(*desk.address)
        lines = [head, "Host: me.example", "Connection: close"]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        try:
            answer = await reader.read()
        except ConnectionResetError:  # it did not want to hear the rest
            answer = b"HTTP/1.1 413 \r\n\r\n"
        writer.close()
        top, _, rest = answer.partition(b"\r\n\r\n")
        status, *fields = top.decode().split("\r\n")
        return int(status.split()[1]), [each.lower() for each in fields], rest

    yield one
    await server.close()


@pytest.mark.rule("X-9")
async def test_a_call_is_handed_over_as_it_came_and_its_answer_goes_back(ask, desk):
    status, fields, body = await ask("GET /some/way/known?challenge=%3Cb%3E&x=1&x=2 HTTP/1.1")

    assert (status, body) == (200, b"<b>")
    assert "content-type: text/plain; charset=utf-8" in fields
    assert "x-content-type-options: nosniff" in fields
    (call,) = desk.calls
    assert (call.method, call.path, call.query["x"]) == ("GET", "known", "1")

    status, _, body = await ask("POST /known HTTP/1.1\r\nX-Hub-Signature: sha1=00", b"\x00raw")
    assert (status, body) == (200, b"")
    assert desk.calls[1].body == b"\x00raw"
    assert desk.calls[1].headers["x-hub-signature"] == "sha1=00"


@pytest.mark.rule("X-9")
async def test_a_path_that_nobody_has_is_nothing_in_no_bytes(ask, desk):
    for path in ("/", "/else", "/known/else", "/known%2e", "/../../etc/passwd"):
        for method in ("GET", "POST", "HEAD", "DELETE"):
            sent = b"x" if method == "POST" else b""

            status, fields, body = await ask(f"{method} {path} HTTP/1.1", sent)

            assert (status, body) == (404, b"")
            assert not [each for each in fields if "aiohttp" in each or "python" in each]
    for head in ("GET /knowné HTTP/1.1", "GET * HTTP/1.1", "\x16\x03\x01", "GET"):
        status, _, body = await ask(head)
        assert (status, body) == (400, b"")
    assert desk.calls == []


@pytest.mark.rule("X-9")
async def test_other_methods_and_coded_bodies_are_refused(ask, desk):
    assert (await ask("DELETE /known HTTP/1.1"))[0] == 405
    assert (await ask("POST /known HTTP/1.1\r\nContent-Encoding: gzip", b"x"))[0] == 415
    assert desk.calls == []


@pytest.mark.rule("X-9")
async def test_a_body_beyond_the_limit_is_not_read(ask, desk):
    head = "POST /known HTTP/1.1"
    announced = await ask(f"{head}\r\nContent-Length: {BODY_BYTES + 1}")
    chunk = b"%x\r\n%s\r\n" % (1 << 20, b"x" * (1 << 20))
    grown = await ask(f"{head}\r\nTransfer-Encoding: chunked\r\n\r\n" + (chunk * 16).decode())

    assert (announced[0], grown[0]) == (413, 413)
    assert desk.calls == []


@pytest.mark.rule("X-9")
async def test_a_head_of_more_than_a_hundred_lines_is_refused(ask, desk):
    def head(lines):
        return "GET /known HTTP/1.1\r\n" + "\r\n".join(f"X-{n}: 1" for n in range(lines))

    assert (await ask(head(97)))[0] == 200  # and two that every request here has
    assert (await ask(head(99)))[0] == 400
    assert (await ask(f"GET /known?{'x' * 9000} HTTP/1.1"))[0] == 400
    assert len(desk.calls) == 1


@pytest.mark.rule("X-9")
async def test_a_mistake_of_ours_is_an_answer_and_a_line_of_the_log(ask, caplog):
    status, _, body = await ask("GET /known?fail=1 HTTP/1.1")

    assert (status, body) == (500, b"")
    assert "as a mistake would" in caplog.text


@pytest.mark.rule("X-9")
async def test_who_calls_too_often_has_to_wait(ask, desk):
    statuses = [(await ask("GET /else HTTP/1.1"))[0] for _ in range(BURST)]
    refused = await ask("GET /known HTTP/1.1")
    desk.now += 1

    assert set(statuses) == {404}
    assert refused[0] == 429
    assert "retry-after: 1" in refused[1]
    assert (await ask("GET /known HTTP/1.1"))[0] == 200


@pytest.mark.rule("X-9")
async def test_connections_that_say_nothing_leave_files_for_others_to_be_opened(ask, desk):
    lines = [await asyncio.open_connection(*desk.address) for _ in range(CONNECTIONS)]
    assert (await asyncio.gather(*(_is_cut(*line) for line in lines[:5]))) == [False] * 5

    more = [await asyncio.open_connection(*desk.address) for _ in range(3)]
    assert (await asyncio.gather(*(_is_cut(*line) for line in more))) == [True] * 3
    for _, writer in [*lines, *more]:
        writer.close()
    await asyncio.gather(*(writer.wait_closed() for _, writer in lines))

    assert (await ask("GET /known HTTP/1.1"))[0] == 200


@pytest.mark.rule("X-9")
async def test_bodies_of_one_subscription_that_never_end_keep_no_other_waiting(ask, desk):
    lines = []
    for _ in range(BODIES_AT_ONCE + 2):
        reader, writer = await asyncio.open_connection(*desk.address)
        writer.write(b"POST /known HTTP/1.1\r\nHost: me.example\r\nContent-Length: 9\r\n\r\nslow")
        await writer.drain()
        lines.append((reader, writer))
    refused = [reader for reader, _ in lines[BODIES_OF_ONE:]]
    heads = await asyncio.gather(*(each.readline() for each in refused))

    assert {head.split()[1] for head in heads} == {b"503"}
    assert (await ask("POST /other HTTP/1.1", b"quick"))[0] == 200
    lines[0][1].write(b" end.")
    assert (await lines[0][0].readline()).split()[1] == b"200"
    assert [call.body for call in desk.calls] == [b"quick", b"slow end."]
    for _, writer in lines:
        writer.close()


async def _is_cut(reader, _writer):
    """Whether the other end has ended the connection."""
    try:
        return await asyncio.wait_for(reader.read(1), 0.05) == b""
    except TimeoutError:
        return False
    except ConnectionResetError:
        return True


@pytest.mark.rule("X-9")
def test_peers_are_counted_apart_and_not_for_ever():
    now = [0.0]
    peers = Peers(lambda: now[0])
    while not peers.wait("busy"):
        pass

    assert peers.wait("other") == 0
    now[0] += 2 / EACH_S
    assert [peers.wait("busy") for _ in range(3)] == [0, 0, 1]
    for number in range(REMEMBERED):
        peers.wait(str(number))
    assert len(peers._left) == REMEMBERED
