"""Polls with news that wait together: stored at once, and each as if it were alone."""

from __future__ import annotations

import pytest

from feedmon.errors import LeaseLost, StoreFull
from feedmon.model import EntryQuery
from feedmon.store import claims, database, polls, together
from tests.feedmon.store.making import document, worked
from tests.feedmon.store.test_at_once import at_once, claim, statements


def apply(store, feed_id, owner, entries, *, decide=None):
    items = [one if not isinstance(one, str) else worked(one, text="common") for one in entries]
    return store.apply(
        feed_id, owner=owner, uids=[one.uid for one in items], decide=decide or document(items)
    )


async def feeds_of(store, add, number):
    """So many feeds, all claimed."""
    feeds = [await add() for _ in range(number)]
    for feed_id in feeds:
        await claim(store, feed_id, f"a/{feed_id}")
    return feeds


async def found(store, words):
    page = await store.page(EntryQuery(search=words), limit=1_000)
    return {entry.title for entry in page}


async def test_each_poll_is_stored_and_told_as_its_own(store, add):
    feeds = await feeds_of(store, add, 5)
    answers = await at_once(
        store, *(apply(store, one, f"a/{one}", [f"x{one}", f"y{one}"]) for one in feeds)
    )

    for feed_id, answer in zip(feeds, answers, strict=True):
        assert answer.feed == await store.feed(feed_id)
        assert [entry.title for entry in answer.new] == [
            *(f"Title of x{feed_id}", f"Title of y{feed_id}")
        ]
        assert {entry.feed_id for entry in answer.new} == {feed_id}
        assert len(await store.poll_log(feed_id)) == 1
    assert len(await found(store, "common")) == 10


async def test_many_polls_ask_for_what_they_share_once(store, add):
    feeds = await feeds_of(store, add, 12)
    alone, *others = feeds
    said = await statements(store)
    await apply(store, alone, f"a/{alone}", ["z"])
    for_one = len(said)
    said.clear()
    await at_once(store, *(apply(store, one, f"a/{one}", [f"e{one}"]) for one in others))

    assert len(said) < for_one * len(others) * 3 / 4


async def test_one_that_lost_its_claim_or_has_a_bug_harms_no_other(store, add):
    good, lost, broken, last = feeds = await feeds_of(store, add, 4)

    def fail(_feed, _known):
        raise ZeroDivisionError

    answers = await at_once(
        store,
        apply(store, good, f"a/{good}", ["g"]),
        apply(store, lost, "nobody", ["n"]),
        apply(store, broken, f"a/{broken}", ["b"], decide=fail),
        apply(store, last, f"a/{last}", ["l"]),
    )

    assert [type(one) for one in answers if isinstance(one, Exception)] == [
        *(LeaseLost, ZeroDivisionError)
    ]
    assert [len(await store.poll_log(one)) for one in feeds] == [1, 0, 0, 1]
    assert await found(store, "common") == {"Title of g", "Title of l"}


async def test_a_story_that_two_feeds_tell_at_once_is_one(store, add):
    first, second = await feeds_of(store, add, 2)
    text = "The same long story of the harbour and the tide, told word for word"
    tale = [
        worked(uid, text=text, link="https://site.example/tale", title="Tale of the harbour")
        for uid in ("one", "two")
    ]
    await at_once(
        store,
        apply(store, first, f"a/{first}", tale[:1]),
        apply(store, second, f"a/{second}", tale[1:]),
    )

    assert len(await store.page(EntryQuery(), limit=10)) == 2
    assert len(await store.page(EntryQuery(once=True), limit=10)) == 1


async def test_no_more_rows_are_written_at_once_than_a_turn_has_time_for(store, add, monkeypatch):
    monkeypatch.setattr(together, "ROWS", 4)
    monkeypatch.setattr(together, "LONGEST_S", 0.0)
    feeds = await feeds_of(store, add, 4)
    said = await statements(store)
    await at_once(store, *(apply(store, one, f"a/{one}", [f"x{one}", f"y{one}"]) for one in feeds))

    assert said.count("COMMIT") == 2
    assert len(await found(store, "common")) == 8


# --- words that are indexed at the end of a transaction ---------------------------------------


@pytest.mark.parametrize("number", [1, 15, 16, 17, 33, 600])
async def test_of_any_number_of_articles_every_word_is_found(store, add, number):
    (feed_id,) = await feeds_of(store, add, 1)
    entries = [worked(f"e{n}", text=f"common word{n}") for n in range(number)]
    answer = await apply(store, feed_id, f"a/{feed_id}", entries)

    assert len(answer.new) == len(await found(store, "common")) == number
    assert await found(store, f"word{number - 1}") == {f"Title of e{number - 1}"}


async def test_the_index_has_one_piece_for_a_transaction(store, add):
    feeds = await feeds_of(store, add, 3)
    said = await statements(store)
    await at_once(store, *(apply(store, one, f"a/{one}", ["x", "y"]) for one in feeds))

    assert sum("INSERT INTO entries_fts" in one for one in said) == 1


async def test_what_changes_after_it_came_is_found_by_its_last_words_only(store, add):
    (feed_id,) = await feeds_of(store, add, 1)

    def both(tx):
        polls.apply(
            tx, polls.Answered(feed_id, f"a/{feed_id}", ["e"], document([worked("e", text="old")]))
        )
        claims.claim(tx, claims.Wanted(feed_id, "b", 60))
        polls.apply(tx, polls.Answered(feed_id, "b", ["e"], document([worked("e", text="young")])))

    await store._write(both)
    assert (await found(store, "old"), await found(store, "young")) == (set(), {"Title of e"})


async def test_words_of_what_is_taken_back_are_not_indexed_by_the_next(store, add):
    (feed_id,) = await feeds_of(store, add, 1)

    def broken(tx):
        tx.db.index_later([(99_999, "ghost", "ghost", "ghost")])
        raise StoreFull("here", "no room")

    with pytest.raises(StoreFull):
        await store._write(broken)
    await apply(store, feed_id, f"a/{feed_id}", ["x"])
    assert await found(store, "ghost") == set()
    (words,) = await store._read(
        lambda db: db.execute("SELECT count(*) FROM entries_fts").fetchone()
    )
    assert words == 1


async def test_more_words_than_one_statement_takes_are_indexed_in_several(store, add, monkeypatch):
    monkeypatch.setattr(database, "_WORDS", 4)
    (feed_id,) = await feeds_of(store, add, 1)
    await apply(store, feed_id, f"a/{feed_id}", [f"e{n}" for n in range(11)])

    assert len(await found(store, "common")) == 11
