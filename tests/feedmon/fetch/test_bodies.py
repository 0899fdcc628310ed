"""Bodies: decoded whatever their coding, and never larger than allowed."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import random
import zlib
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import brotli
import pytest

from feedmon.errors import BadResponse, HttpStatus, TooLarge
from feedmon.fetch import Limits, Request
from feedmon.model import Document, NotModified
from tests.httpserver import RawServer

if TYPE_CHECKING:
    from tests.httpserver import RawConnection

MEGABYTE = 1 << 20
FEED = b"".join(b"<item><guid>%d</guid></item>" % number for number in range(20_000))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def no_ratio(size: int) -> bytes:
    """Bytes that no coding makes smaller."""
    return random.Random(1).randbytes(size)


PACKED = {
    "gzip": ("gzip", gzip.compress(FEED)),
    "x-gzip": ("x-gzip", gzip.compress(FEED)),
    "GZIP": (" GZip ", gzip.compress(FEED)),
    "brotli": ("br", brotli.compress(FEED)),
    "deflate in zlib": ("deflate", zlib.compress(FEED)),
    "deflate raw": ("deflate", raw_deflate(FEED)),
    "two gzip members": ("gzip", gzip.compress(FEED[:999]) + gzip.compress(FEED[999:])),
    "hundred gzip members": (
        "gzip",
        b"".join(gzip.compress(FEED[at : at + 6000]) for at in range(0, len(FEED), 6000)),
    ),
    "gzip and padding": ("gzip", gzip.compress(FEED) + b"\0" * 700),
    "gzip and a stray byte": ("gzip", gzip.compress(FEED) + b"\x1f"),
    "gzip inside brotli": ("gzip, br", brotli.compress(gzip.compress(FEED))),
    "identity": ("identity", FEED),
    "no coding at all": (None, FEED),
    "a charset by mistake": ("utf-8", FEED),
    "empty header": ("", FEED),
}


def head(encoding: str | None, length: int | None, extra: str = "") -> bytes:
    lines = [
        "HTTP/1.1 200 OK",
        *([f"Content-Encoding: {encoding}"] if encoding is not None else []),
    ]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join([*lines, extra + "\r\n" if extra else "\r\n"]).encode()


async def fetched(fetcher, raw: RawServer, **changed: object) -> Document:
    document = await fetcher.fetch(Request(raw.url(), private_allowed=True, retries=0, **changed))
    assert isinstance(document, Document)
    return document


@pytest.mark.rule("F-6", "FRB-140..141")
@pytest.mark.parametrize("coding", PACKED)
async def test_a_coded_body_arrives_decoded(fetcher, coding: str) -> None:
    encoding, packed = PACKED[coding]
    async with RawServer(head(encoding, len(packed)) + packed) as raw:
        document = await fetched(fetcher, raw)

    assert document.body == FEED
    assert document.sha256 == hashlib.sha256(FEED).digest()
    assert document.wire_bytes == len(packed)
    assert b"Accept-Encoding: gzip, deflate, br\r\n" in raw.heads[0]


@pytest.mark.rule("F-6")
@pytest.mark.parametrize("coding", ["gzip", "brotli", "deflate in zlib", "deflate raw",
                                    "two gzip members", "identity"])  # fmt: skip
async def test_a_coded_body_may_come_in_crumbs(fetcher, coding: str) -> None:
    encoding, packed = PACKED[coding]
    step = max(1, len(packed) // 300)

    async def crumbs(connection: RawConnection) -> None:
        await connection.send(head(encoding, len(packed)))
        for at in range(0, len(packed), step):
            await connection.send(packed[at : at + step])
            await asyncio.sleep(0)

    async with RawServer(crumbs) as raw:
        assert (await fetched(fetcher, raw)).body == FEED


@pytest.mark.rule("F-6")
async def test_validators_of_a_coded_body_are_kept_as_they_came(fetcher) -> None:
    packed = gzip.compress(FEED)
    reply = head("gzip", len(packed), 'ETag: "abc-gzip"\r\n') + packed
    async with RawServer(reply) as raw:
        first = await fetched(fetcher, raw)
        raw.script = b"HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\n\r\n"
        again = await fetcher.fetch(Request(raw.url(), etag=first.etag, private_allowed=True))

    assert isinstance(again, NotModified)
    assert b'If-None-Match: "abc-gzip"\r\n' in raw.heads[1]


@pytest.mark.rule("F-6")
@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
async def test_an_empty_body_is_empty_in_any_coding(fetcher, encoding: str) -> None:
    async with RawServer(head(encoding, 0)) as raw:
        assert (await fetched(fetcher, raw)).body == b""


@pytest.mark.parametrize(
    ("encoding", "packed", "said"),
    [
        ("gzip", b"not gzip at all", "encoding"),
        ("gzip", gzip.compress(FEED)[:-20], "truncated"),
        ("gzip", gzip.compress(FEED)[:100] + b"x" * 50, "encoding"),
        ("br", b"not brotli", "encoding"),
        ("br", brotli.compress(FEED)[:-20], "truncated"),
        ("deflate", b"\x78\x9cgarbage", "encoding"),
        ("deflate", zlib.compress(FEED)[:-20], "truncated"),
        ("deflate", b"\x78", "truncated"),
        ("zstd", b"\x28\xb5\x2f\xfd", "encoding"),
        ("gzip, gzip, gzip, gzip", b"x", "encoding"),
    ],
)
async def test_a_body_that_cannot_be_decoded_is_a_typed_error(
    fetcher, encoding: str, packed: bytes, said: str
) -> None:
    async with RawServer(head(encoding, len(packed)) + packed) as raw:
        with pytest.raises(BadResponse) as failure:
            await fetched(fetcher, raw)

    assert failure.value.detail == said


# --- limits ---------------------------------------------------------------------------------


@pytest.mark.rule("X-1")
async def test_a_body_of_the_limit_is_fine_and_one_byte_more_is_not(fetcher) -> None:
    body = no_ratio(2 * MEGABYTE)
    async with RawServer(head(None, len(body)) + body) as raw:
        fetcher.limits = Limits(feed=len(body))
        assert (await fetched(fetcher, raw)).body == body

        fetcher.limits = Limits(feed=len(body) - 1)
        with pytest.raises(TooLarge) as failure:
            await fetched(fetcher, raw)

    assert (failure.value.what, failure.value.limit) == ("bytes", len(body) - 1)
    assert failure.value.detail == str(len(body) - 1)


@pytest.mark.rule("X-1")
@pytest.mark.parametrize("kind", ["feed", "page", "image", "icon"])
async def test_each_kind_of_answer_has_its_own_limit(fetcher, kind) -> None:
    body = no_ratio(1000)
    async with RawServer(head(None, len(body)) + body) as raw:
        for each in fields(Limits):
            fetcher.limits = replace(Limits(), **{each.name: len(body) - 1})
            if each.name != kind:
                assert (await fetched(fetcher, raw, accept=kind)).body == body
                continue
            with pytest.raises(TooLarge):
                await fetched(fetcher, raw, accept=kind)


@pytest.mark.rule("X-1")
@pytest.mark.parametrize("announced", [True, False])
async def test_an_endless_body_is_cut_off(fetcher, announced: bool) -> None:
    sent = 0

    async def endless(connection: RawConnection) -> None:
        nonlocal sent
        await connection.send(head(None, 10**12 if announced else None))
        while not connection.closed:
            await connection.send(b"x" * 65536)
            sent += 65536

    async with RawServer(endless) as raw:
        with pytest.raises(TooLarge) as failure:
            await fetched(fetcher, raw)

    assert failure.value.limit == 15 * MEGABYTE
    assert sent < 23 * MEGABYTE


@pytest.mark.rule("X-1")
@pytest.mark.parametrize("packer", [gzip.compress, brotli.compress, raw_deflate])
async def test_the_limit_counts_decoded_bytes(fetcher, packer) -> None:
    body = (no_ratio(30_000) + b"\0" * 170_000) * 6  # 1.2 MB, a ratio far below 200
    packed = packer(body)
    encoding = {gzip.compress: "gzip", brotli.compress: "br"}.get(packer, "deflate")
    fetcher.limits = Limits(feed=MEGABYTE)
    async with RawServer(head(encoding, len(packed)) + packed) as raw:
        with pytest.raises(TooLarge) as failure:
            await fetched(fetcher, raw)

    assert len(packed) < MEGABYTE
    assert (failure.value.what, failure.value.limit) == ("bytes", MEGABYTE)


BOMB = gzip.compress(b"\0" * 200_000_000, 9)


@pytest.mark.rule("X-1")
@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "gzip, gzip"])
async def test_a_bomb_is_refused_for_its_ratio(fetcher, encoding: str) -> None:
    packed = {
        "gzip": BOMB,
        "br": brotli.compress(b"\0" * 200_000_000, quality=5),
        "deflate": zlib.compress(b"\0" * 200_000_000),
        "gzip, gzip": gzip.compress(BOMB),
    }[encoding]
    async with RawServer(head(encoding, len(packed)) + packed) as raw:
        with pytest.raises(TooLarge) as failure:
            await fetched(fetcher, raw)

    assert (failure.value.what, failure.value.limit) == ("ratio", 200)


@pytest.mark.rule("X-1")
async def test_a_bomb_that_is_silent_at_its_end_is_refused(fetcher) -> None:
    comment = b"\x1f\x8b\x08\x10" + bytes(6) + b"x" * (20 * MEGABYTE)  # a header that never ends
    packed = gzip.compress(comment)
    async with RawServer(head("gzip, gzip", len(packed)) + packed) as raw:
        with pytest.raises(TooLarge) as failure:
            await fetched(fetcher, raw)

    assert failure.value.what == "bytes"


@pytest.mark.rule("X-1")
async def test_a_small_body_may_have_any_ratio(fetcher) -> None:
    body = b"\0" * MEGABYTE
    packed = gzip.compress(body)
    async with RawServer(head("gzip", len(packed)) + packed) as raw:
        assert (await fetched(fetcher, raw)).body == body


# --- answers without a body -----------------------------------------------------------------


@pytest.mark.parametrize("status", [201, 204, 206, 300, 400, 401, 403, 404, 410, 418, 500, 599])
async def test_other_statuses_are_errors_with_their_number(fetcher, server, status: int) -> None:
    with pytest.raises(HttpStatus) as failure:
        await fetcher.fetch(Request(server.put("/x", status=status), private_allowed=True))

    assert (failure.value.status, failure.value.retry_after) == (status, None)


async def test_304_is_an_error_when_nothing_was_conditional(fetcher, server) -> None:
    with pytest.raises(HttpStatus) as failure:
        await fetcher.fetch(Request(server.put("/x", status=304), private_allowed=True))

    assert failure.value.status == 304
