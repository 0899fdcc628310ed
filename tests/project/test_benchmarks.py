"""The measurements measure what they say; what they find is read, and asserted nowhere."""

import re

import pytest

from feedmon.work import work_document
from tests.benchmarks.documents import Documents
from tests.benchmarks.measure import Moments, quantile
from tests.benchmarks.server import HANGING, LIVING, STEADY, Feeds
from tests.benchmarks.table import Asked, Row, Silence, markdown


def request(kind, feed, etag=""):
    return f"GET /{kind}/{feed} HTTP/1.1\r\nIf-None-Match: {etag}".encode()


@pytest.fixture
def feeds():
    return Feeds(Documents(20), latency_s=0.05)


def test_every_feed_has_articles_of_its_own_and_the_same_every_time():
    first, second = (work_document(Documents(20).of(feed), None, None) for feed in (1, 2))

    assert len({entry.uid for entry in (*first.entries, *second.entries)}) == 40
    assert Documents(20).of(1) == Documents(20).of(1)


def test_what_is_known_is_not_sent_again(feeds):
    _, whole = feeds.answer(request(STEADY, 7))
    etag = re.search(rb"ETag: (\S+)", whole)[1].decode()

    assert feeds.answer(request(STEADY, 7, etag))[1].startswith(b"HTTP/1.1 304")
    assert feeds.answer(request(HANGING, 7)) is None


def test_a_living_feed_has_something_new_one_time_in_fifty(feeds):
    said = [feeds.answer(request(LIVING, 3))[1] for _ in range(100)]

    assert len(set(said)) == 3
    assert b'<guid isPermaLink="false">3-20</guid>' in said[-1]


def test_a_figure_is_the_least_that_the_share_does_not_exceed():
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.0
    assert Moments.of(float(n) for n in range(1, 101)) == Moments(50.0, 99.0, 100.0)
    assert Moments.of([]) is None


def test_a_row_says_what_of_it_is_missed():
    quick, slow = Silence((Moments(1, 5, 9),)), Silence((Moments(1, 5, 90), Moments(1, 20, 70)))
    good = Row("a", "<= 1 s", "0.5 s", 1, True, Asked(16, 33), quick, quick)
    bad = Row("b", "<= 1 s", "2.0 s", 2, False, Asked(None, 33), quick, slow)
    unasked = Row("c", "-", "2.0 s", 1)

    assert [row.cells()[-1] for row in (good, bad, unasked)] == [
        "holds",
        "misses: figure, outside",
        "-",
    ]
    assert bad.cells()[-2] == "12 / 80 (90)"
    assert markdown([good], ["a note"]).count("\n") == 5
