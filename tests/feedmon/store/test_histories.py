"""Any history of a feed, decided and stored as the program does it, without the wire between."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedmon import decide
from feedmon.model import Document, EntryQuery
from feedmon.store import open_store
from feedmon.work import work_document
from tests.feedmon.engine.test_identity import SITE, document, item
from tests.feedmon.store.making import NOW, Clock

URL = f"{SITE}/feed"
NAMES = "abcdefgh"


class History:
    """A store with one feed, what it was told, and what a person did to its articles."""

    def __init__(self, store, clock, feed_id):
        self.store, self.clock, self.feed_id = store, clock, feed_id
        self.owners = itertools.count()

    async def poll(self, articles):
        """Store a document of these (name, words of it) as a poll; how many rows it wrote."""
        body = document(
            *(
                item(part["guid"], part["title"], f"{SITE}/{part['link']}", body=part["body"])
                for part in articles
            )
        )
        worked = work_document(body, None, URL)
        answer = Document(URL, 200, {}, (), NOW, 1, 1, body, body)
        further = decide.further_of(worked)
        self.clock.now += 3600

        def update(feed, known):
            return decide.decide_update(
                feed,
                known,
                worked,
                answer,
                now=self.clock.now,
                first=False,
                schedule=lambda *_: SimpleNamespace(at=None, reason="manual"),
            )

        owner = str(next(self.owners))
        assert await self.store.claim(self.feed_id, owner=owner, lease_s=60)
        before = await self._written()
        await self.store.apply(
            self.feed_id, owner=owner, uids=further, further=further, decide=update
        )
        return await self._written() - before

    async def act(self, deed, names):
        """Do something to the articles of these names, as far as they are there."""
        ids = [entry_id for name, entry_id in (await self.ids()).items() if name in names]
        if deed == "tag":
            await self.store.tag(ids, "later")
        elif deed == "star":
            await self.store.star(ids)
        else:
            await self.store.mark_read(ids, deed == "read")

    async def ids(self):
        """The articles by their names: each begins its body with its own."""
        entries = await self.store.page(EntryQuery(feed_id=self.feed_id), limit=100)
        found = {entry.snippet[0]: entry.id for entry in entries}
        assert len(found) == len(entries)  # none is doubled
        return found

    async def marks(self):
        """What was done to each article."""
        found = {}
        for name, entry_id in (await self.ids()).items():
            entry = await self.store.entry(entry_id)
            found[name] = (entry.summary.read, entry.summary.starred, entry.tags)
        return found

    async def _written(self):
        return await self.store._writer.run(lambda db: db.conn.total_changes)


def article(name, **other):
    return {"guid": name, "link": name, "title": name, "body": name} | other


@st.composite
def _steps(draw, *, edits):
    """Documents and deeds; with ``edits`` one part of an article changes from time to time."""
    state = {name: article(name) for name in NAMES}
    names = st.lists(st.sampled_from(NAMES), unique=True)
    steps = []
    for number in range(draw(st.integers(1, 8))):
        deed = draw(st.sampled_from(["poll", "poll", "read", "unread", "star", "tag"]))
        chosen = draw(names)
        if deed != "poll":
            steps.append((deed, chosen))
            continue
        if edits and chosen:
            name = draw(st.sampled_from(chosen))
            part = draw(st.sampled_from(["guid", "link", "title", "body"]))
            state[name] = state[name] | {part: f"{name}{number}"}
        steps.append((deed, [dict(state[name]) for name in chosen]))
    return steps


async def begin(directories):
    """Follow a feed in a new store."""
    clock = Clock()
    store = await open_store(directories.mktemp("history") / "feedmon.db", clock=clock)
    feed = await store.add_feed(URL, next_poll_at=NOW)
    return History(store, clock, feed.id)


@pytest.mark.rule("I-2", "I-3", "I-4", "I-5", "I-12")
@given(steps=_steps(edits=True), chance=st.randoms(use_true_random=False))
@settings(max_examples=15)
async def test_what_a_person_did_outlives_any_history(tmp_path_factory, steps, chance):
    history = await begin(tmp_path_factory)
    wanted = {}
    try:
        for deed, what in steps:
            if deed != "poll":
                await history.act(deed, what)
                wanted = await history.marks()
                continue
            await history.poll(what)
            marks = await history.marks()
            new = {part["body"][0] for part in what} - wanted.keys()
            assert marks == wanted | dict.fromkeys(new, (False, False, ()))
            # Again, in another order: as many rows as for a feed in which nothing is listed.
            assert await history.poll(chance.sample(what, len(what))) <= 6
            assert await history.marks() == marks
            wanted = marks
    finally:
        await history.store.close()


@pytest.mark.rule("I-2", "S-4")
@given(steps=_steps(edits=False), chance=st.randoms(use_true_random=False))
@settings(max_examples=15)
async def test_the_order_of_a_feeds_documents_does_not_matter(tmp_path_factory, steps, chance):
    documents = [what for deed, what in steps if deed == "poll"]
    deeds = [step for step in steps if step[0] in ("star", "tag")]
    found = []
    for order in (documents, chance.sample(documents, len(documents))):
        history = await begin(tmp_path_factory)
        try:
            for what in order:
                await history.poll(what)
            for deed, names in deeds:
                await history.act(deed, names)
            found.append(await history.marks())
        finally:
            await history.store.close()

    assert found[0] == found[1]
    assert found[0].keys() == {part["body"] for what in documents for part in what}
