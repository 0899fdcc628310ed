"""The server of two hundred feeds has them all, good and bad."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from feedmon.errors import NotAFeed
from feedmon.parse import parse_feed
from tests.corpora import require_corpora
from tests.corpus_server import LARGE_BYTES, CorpusServer


@pytest.fixture
async def corpus():
    async with CorpusServer(require_corpora()) as running:
        yield running


async def get(session: aiohttp.ClientSession, url: str) -> tuple[int, bytes, str | None]:
    async with session.get(url) as response:
        return response.status, await response.read(), response.headers.get("Content-Type")


async def test_every_feed_that_has_to_do_well_does(corpus):
    well = [feed for feed in corpus.feeds if feed.error is None]
    failed = []
    async with aiohttp.ClientSession() as session:
        for feed in well:
            status, body, content_type = await get(session, feed.url)
            try:
                parse_feed(body, content_type=content_type, url=feed.url)
            except NotAFeed:
                failed.append(feed.title)
            assert status == 200

    assert len(corpus.feeds) == 200
    assert len(well) == 197
    assert failed == []


async def test_the_others_misbehave_as_announced(corpus):
    trouble = {feed.title: feed for feed in corpus.feeds if feed.folder == "trouble"}
    async with aiohttp.ClientSession() as session:
        missing, _body, _type = await get(session, trouble["Is missing"].url)
        _status, large, _type = await get(session, trouble["Is large"].url)
        _status, page, _type = await get(session, trouble["Is a page"].url)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await get(session, corpus.hanging.url)

    assert missing == 404
    assert LARGE_BYTES <= len(large) < LARGE_BYTES * 1.1
    with pytest.raises(NotAFeed):
        parse_feed(page, content_type="text/html", url=None)
    assert corpus.requests_of(corpus.hanging) == 1


async def test_the_second_time_nothing_is_new(corpus):
    async with aiohttp.ClientSession() as session, session.get(corpus.feeds[0].url) as first:
        again = {"If-None-Match": first.headers["ETag"]}
        async with session.get(corpus.feeds[0].url, headers=again) as second:
            assert second.status == 304


async def test_its_opml_names_every_feed(corpus):
    async with aiohttp.ClientSession() as session:
        _status, opml, _type = await get(session, corpus.opml_url)

    assert all(feed.url.encode() in opml for feed in corpus.feeds)
