"""What a rule would have matched among the stored articles."""

# ruff: noqa: RUF001 - letters of other scripts look like ours

from __future__ import annotations

import itertools
import sqlite3

import pytest

from feedmon.errors import StoreError
from feedmon.model import Condition, ConditionGroup, RuleField, RuleMatch, RuleSpec
from feedmon.store.rule_preview import Task, look_on
from tests.feedmon.store.making import DAY, NOW, worked


def spec(what, how=RuleMatch.ANY, where=RuleField.ANYWHERE, **more) -> RuleSpec:
    return RuleSpec(ConditionGroup((Condition(where, how, what),)), **more)


@pytest.fixture
def pieces(path, clock):
    """All pieces of a trial over the last thirty days, each of so many seconds."""

    def look(sought, seconds=60.0):
        task = Task(path, sought, int(clock.now) - 30 * DAY, 100)
        bookmark = None
        while True:
            piece = look_on(task, bookmark, seconds)
            yield piece
            if (bookmark := piece.bookmark) is None:
                return

    return look


@pytest.fixture
def tried(pieces):
    """A trial in one piece."""

    def look(sought):
        (piece,) = pieces(sought)
        return piece

    return look


async def test_a_rule_is_tried_over_what_is_stored(add, poll, tried, clock):
    feed = await add()
    other = await add()
    text = "Long ago there was a place where nobody knew of it. " * 3 + "Then came rust, at last."
    await poll(feed, [worked("a", title="Rust 2"), worked("b", text=text), worked("c")])
    await poll(other, [worked("d", title="More rust")])

    found = tried(spec("rust"))

    assert [found.matched, found.slow] == [3, False]
    assert [found.looked_at, found.articles] == [3, 4]  # the index left one out
    hits = {hit.entry.title: hit for hit in found.hits}
    assert hits["Rust 2"].title_marks == ((0, 4),)
    hit = hits["Title of b"]
    ((begin, end),) = hit.passage_marks
    assert hit.passage[begin:end] == "rust"

    found = tried(spec("rust$", RuleMatch.PATTERN, RuleField.TITLE, feeds=(other,)))
    assert [found.matched, found.looked_at, found.articles] == [1, 1, 1]

    clock.now += 40 * DAY
    assert tried(spec("rust")).looked_at == 0


async def test_a_trial_goes_on_where_it_left_off(add, poll, pieces, tried):
    feed = await add()
    for at in (NOW - DAY, NOW, NOW - 2 * DAY):
        articles = [worked(f"{at}/{n}", title=f"Rust {n}") for n in range(2)]
        await poll(feed, articles, sort_at=at)
    whole = tried(spec("rust"))

    found = []
    for piece in itertools.islice(pieces(spec("rust"), 0), 20):
        assert [piece.matched, piece.looked_at, piece.articles] in ([1, 1, 6], [0, 0, 6])
        found += piece.hits
        if len(found) == 1:  # what comes meanwhile belongs to the next trial
            await poll(feed, [worked("new", title="Rust 7")])

    assert piece.bookmark is None
    assert len(found) == 6
    assert found == list(whole.hits)


async def test_a_slow_pattern_is_given_up_for_all_that_follows(add, poll, pieces):
    feed = await add()
    await poll(feed, [worked("newer", text="a" * 60)])
    await poll(feed, [worked("older", text="a")], sort_at=NOW - DAY)

    first, *others = pieces(spec(r"^(a|aa)+$b", RuleMatch.PATTERN, RuleField.TEXT), 0)

    assert [first.slow, first.matched] == [True, 0]
    assert all(piece.slow for piece in others)
    assert sum(piece.looked_at for piece in (first, *others)) == 2


async def test_a_trial_finds_accents_that_the_index_of_words_takes_for_letters(add, poll, tried):
    feed = await add()
    titles = {"Αθήνα": "ΑΘΗΝΑ: news", "ежик": "Ёжик", "ışık": "IŞIK", "resume": "A résumé"}
    await poll(feed, [worked(str(n), title=title) for n, title in enumerate(titles.values())])

    for sought, title in titles.items():
        assert [hit.entry.title for hit in tried(spec(sought)).hits] == [title]
    found = tried(spec("news, Αθήνα", RuleMatch.ALL, RuleField.TITLE))
    assert [found.matched, found.looked_at] == [1, 1]


async def test_a_damaged_title_does_not_keep_a_rule_from_being_tried(add, poll, tried, path):
    await poll(await add(), ["a", "b"])
    with sqlite3.connect(path) as other:
        other.execute("UPDATE entries SET title = CAST(x'72757374ff' AS TEXT) WHERE uid = 'a'")
    other.close()

    assert tried(spec("rust", where=RuleField.TITLE, how=RuleMatch.PATTERN)).matched == 1


async def test_a_trial_over_a_store_that_is_gone_says_so(store, tried, path):
    await store.close()
    path.unlink()

    with pytest.raises(StoreError):
        tried(spec("rust"))
