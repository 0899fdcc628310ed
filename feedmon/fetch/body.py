"""Read a body to its end, or to its limit (rule X-1)."""

from __future__ import annotations

import asyncio
import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

from feedmon.errors import BadResponse, TooLarge
from feedmon.fetch.decoding import BadEncodingError, decode_all, decoders_for
from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

#: A body that grows more than so many times ...
MAX_RATIO = 200
#: ... is a bomb as soon as it has passed so many bytes.
RATIO_FREE = 1 << 20
#: Coded bytes are taken so many at a time: what one of them becomes is compared with just these
#: and those before, not with all that has arrived.
_SLICE = 4 * 1024
#: The loop gets its turn after so many decoded bytes.
_BREATHE = 256 * 1024


@frozen
class Body:
    """The decoded bytes, their SHA-256, and how many were transferred."""

    data: bytes
    sha256: bytes
    wire_bytes: int


async def nothing() -> AsyncIterator[bytes]:
    """A body that nobody reads."""
    for piece in (b"",):
        yield piece


async def read_body(
    chunks: AsyncIterator[bytes],
    *,
    url: str,
    limit: int,
    content_encoding: str,
    content_length: int | None,
) -> Body:
    """Decode ``chunks`` while they come.

    Raises TooLarge as soon as more than ``limit`` bytes are announced, transferred or decoded,
    or when the body grows suspiciously; BadResponse when it can't be decoded.
    """
    if content_length is not None and content_length > limit:
        raise TooLarge(url, limit)
    into = _Sink(url, limit)
    try:
        decoders = decoders_for(content_encoding)
        async for chunk in chunks:
            for at in range(0, len(chunk), _SLICE):
                coded = chunk[at : at + _SLICE]
                into.transferred(len(coded))
                for piece in decode_all(decoders, coded, into.passed):
                    if into.add(piece):
                        await asyncio.sleep(0)
        for decoder in decoders:
            decoder.finish()
    except BadEncodingError as error:
        detail = "truncated" if error.reason == "truncated" else "encoding"
        raise BadResponse(url, detail) from error
    return into.body()


class _Sink:
    """Gathers the pieces of one body and knows when there are too many."""

    def __init__(self, url: str, limit: int) -> None:
        self._url = url
        self._limit = limit
        self._data = BytesIO()
        self._hash = hashlib.sha256()
        self._wire = 0
        self._between = 0
        self._size = 0
        self._breath = _BREATHE

    def transferred(self, count: int) -> None:
        self._wire += count
        if self._wire > self._limit:
            raise TooLarge(self._url, self._limit)

    def passed(self, count: int) -> None:
        """Count what one of several codings became."""
        self._between += count
        if self._between > self._limit:
            raise TooLarge(self._url, self._limit)

    def add(self, piece: bytes) -> bool:
        """Take ``piece``; true when the loop should get its turn."""
        self._size += len(piece)
        if self._size > self._limit:
            raise TooLarge(self._url, self._limit)
        if self._size > RATIO_FREE and self._size > self._wire * MAX_RATIO:
            raise TooLarge(self._url, MAX_RATIO, "ratio")
        self._data.write(piece)
        self._hash.update(piece)
        if self._size < self._breath:
            return False
        self._breath = self._size + _BREATHE
        return True

    def body(self) -> Body:
        return Body(self._data.getvalue(), self._hash.digest(), self._wire)
