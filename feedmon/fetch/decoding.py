"""Undo Content-Encoding piece by piece, so that a bomb is noticed while it explodes.

aiohttp's own decompression has no cap on what a body may become and stops after the first member
of a gzip stream; so it is switched off and done here (rules F-6 and X-1). Every decoder hands out
pieces of at most ``PIECE`` bytes.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

import brotli  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PIECE = 64 * 1024

#: Real encodings that were not offered. Anything else in the header (``utf-8``, ``none`` and
#: other misunderstandings are seen) means that the body is not encoded.
_NOT_OFFERED = frozenset({"zstd", "compress", "x-compress", "dcb", "dcz"})


class BadEncodingError(ValueError):
    """The body can't be decoded: ``reason`` is an encoding's name, truncated or garbled."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Decoder(Protocol):
    """Undoes one encoding."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Give what ``data`` decodes to, in pieces; raises BadEncodingError."""

    def finish(self) -> None:
        """Tell that no more data comes; raises BadEncodingError when more was due."""


def decoders_for(content_encoding: str) -> list[Decoder]:
    """Choose the decoders to apply, in order, for a Content-Encoding header (RFC 9110, 8.4).

    Raises BadEncodingError for an encoding that was not offered, or for more than three of them.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    found: list[Decoder] = []
    for name in reversed(names):
        if name in _NOT_OFFERED:
            raise BadEncodingError(name)
        if name in ("gzip", "x-gzip"):
            found.append(GzipDecoder())
        elif name == "deflate":
            found.append(DeflateDecoder())
        elif name == "br":
            found.append(BrotliDecoder())
    if len(found) > 3:
        raise BadEncodingError("too-many")
    return found


def decode_all(
    decoders: list[Decoder], data: bytes, between: Callable[[int], None]
) -> Iterable[bytes]:
    """Send ``data`` through all ``decoders``, one after the other.

    ``between`` is told the size of what passes from one to the next: it may be large though
    nothing comes out at the end.
    """
    if not decoders:
        return (data,)
    first, *others = decoders
    return _decoded(first, others, data, between)


def _decoded(
    first: Decoder, others: list[Decoder], data: bytes, between: Callable[[int], None]
) -> Iterator[bytes]:
    for piece in first.decode(data):
        if others:
            between(len(piece))
            yield from decode_all(others, piece, between)
        else:
            yield piece


class GzipDecoder:
    """gzip, with as many members as come (RFC 1952, 2.2); what follows the last is ignored."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._started = False
        self._over = False
        self._rest = b""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Give what ``data`` decodes to, in pieces; raises BadEncodingError."""
        data = self._rest + data
        self._rest = b""
        while data and not self._over:
            if self._member.eof and not self._next_member(data):
                return
            self._started = True
            yield from _inflate(self._member, data)
            data = self._member.unused_data

    def finish(self) -> None:
        """Tell that no more data comes; raises BadEncodingError when more was due."""
        if self._started and not self._member.eof:
            raise BadEncodingError("truncated")

    def _next_member(self, data: bytes) -> bool:
        """Begin the member that ``data`` starts with, if it is one."""
        if len(data) < 2 and data == b"\x1f":
            self._rest = data
            return False
        if not data.startswith(b"\x1f\x8b"):
            self._over = True
            return False
        self._member = zlib.decompressobj(wbits=31)
        return True


class DeflateDecoder:
    """deflate: in zlib's wrapping as RFC 9110 says, or raw as many servers send it."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None
        self._head = b""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Give what ``data`` decodes to, in pieces; raises BadEncodingError."""
        if self._stream is None:
            data = self._head + data
            if len(data) < 2:
                self._head = data
                return
            wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._stream = zlib.decompressobj(wbits=15 if wrapped else -15)
        if not self._stream.eof:
            yield from _inflate(self._stream, data)

    def finish(self) -> None:
        """Tell that no more data comes; raises BadEncodingError when more was due."""
        begun = self._head if self._stream is None else not self._stream.eof
        if begun:
            raise BadEncodingError("truncated")


class BrotliDecoder:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._started = False

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Give what ``data`` decodes to, in pieces; raises BadEncodingError."""
        self._started = self._started or bool(data)
        try:
            while not self._stream.is_finished():
                piece = self._stream.process(data, output_buffer_limit=PIECE)
                data = b""
                if piece:  # there may be more, even when all input is taken in
                    yield piece
                elif self._stream.can_accept_more_data():
                    return
        except brotli.error as error:
            raise BadEncodingError("garbled") from error

    def finish(self) -> None:
        """Tell that no more data comes; raises BadEncodingError when more was due."""
        if self._started and not self._stream.is_finished():
            raise BadEncodingError("truncated")


def _inflate(stream: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """Give all that ``data`` inflates to; a piece that is full may have left more inside."""
    full = True
    while (data or full) and not stream.eof:
        try:
            piece = stream.decompress(data, PIECE)
        except zlib.error as error:
            raise BadEncodingError("garbled") from error
        full = len(piece) == PIECE
        data = stream.unconsumed_tail
        yield piece
