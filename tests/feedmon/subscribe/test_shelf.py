"""What was looked at is kept for a while, and no longer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from feedmon.subscribe.shelf import KEEP, KEEP_BYTES, KEEP_S, Shelf


class Time:
    """A clock, and what is to be called when it has moved on."""

    def __init__(self):
        self.now = 1000.0
        self.waiting = []

    def __call__(self):
        return self.now

    def later(self, seconds, call):
        entry = (self.now + seconds, call)
        self.waiting.append(entry)
        return SimpleNamespace(cancel=lambda: self.waiting.remove(entry))

    def pass_by(self, seconds):
        self.now += seconds
        due = [entry for entry in self.waiting if entry[0] <= self.now]
        for entry in due:
            self.waiting.remove(entry)
            entry[1]()


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def shelf(time):
    return Shelf(time, time.later)


def found(url, size=10):
    """As much of a feed that was found as the shelf asks about."""
    return SimpleNamespace(
        candidate=SimpleNamespace(url=url), document=SimpleNamespace(body=bytes(size))
    )


def held(shelf):
    """How many documents are in memory, without touching the shelf."""
    return len(shelf._feeds)


def test_a_document_goes_though_nobody_looks_again(shelf, time):
    shelf.put(found("a"))
    time.pass_by(KEEP_S / 2)
    shelf.put(found("b"))

    time.pass_by(KEEP_S / 2)
    assert (held(shelf), shelf.feed("b") is not None) == (1, True)
    time.pass_by(KEEP_S)
    assert held(shelf) == 0
    assert time.waiting == []


def test_only_so_many_documents_and_bytes_stay(shelf):
    for number in range(KEEP + 5):
        shelf.put(found(str(number)))
    assert held(shelf) == KEEP
    assert shelf.feed("4") is None

    shelf.put(found("large", KEEP_BYTES - 5))
    assert held(shelf) == 1
    shelf.put(found("too large", KEEP_BYTES + 5))
    assert held(shelf) == 1
    assert shelf.feed("too large") is not None


def test_closing_forgets_everything(shelf, time):
    shelf.put(found("a"))

    shelf.close()

    assert held(shelf) == 0
    assert time.waiting == []
