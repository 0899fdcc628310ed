"""Random damage to documents: flipped bytes, cut ends, pieces moved or repeated or foreign."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_FRAGMENTS = (
    b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&", b"&#x0;", b"&#xD83D;", b"<",
    b">", b'"', b"\x00", b"\xff\xfe", b"\xc3", b"<?xml version='1.0' encoding='utf-16'?>",
    b"&nbsp;",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"xmlns:media='x' ", b"{", b"}", b"[", b'":', b"\\ud83d",
    b"<a:b c:d='e'>", b"type='xhtml' ", b"<feed>", b"</feed>", b"1e999", b"-", b"%", b"http://[",
)  # fmt: skip


def mutate(data: bytes, random: Random) -> bytes:
    """Return ``data`` with one to eight random damages."""
    for _ in range(random.randint(1, 8)):
        data = random.choice((_flip, _cut, _splice, _repeat, _insert, _remove))(data, random)
    return data


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 20)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)] if random.random() < 0.9 else data[_place(data, random) :]


def _splice(data: bytes, random: Random) -> bytes:
    start = _place(data, random)
    piece = data[start : start + random.randint(1, 2000)]
    to = _place(data, random)
    return data[:to] + piece + data[to:]


def _repeat(data: bytes, random: Random) -> bytes:
    start = _place(data, random)
    piece = data[start : start + random.randint(1, 60)]
    return data[:start] + piece * random.randint(2, 200) + data[start:]


def _insert(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.choice(_FRAGMENTS) + data[at:]


def _remove(data: bytes, random: Random) -> bytes:
    start = _place(data, random)
    return data[:start] + data[start + random.randint(1, 500) :]
