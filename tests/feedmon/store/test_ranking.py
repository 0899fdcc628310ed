"""The best of what is found, and what of a text is shown of it."""

from __future__ import annotations

from contextlib import closing

import pytest

from feedmon.model import EntryOrder, EntryQuery, key_of
from feedmon.query import read_query, sought_terms
from feedmon.store import entries, ranking
from feedmon.store.connection import connect
from feedmon.store.passages import passage
from tests.feedmon.store.making import HOUR, NOW, worked
from tests.feedmon.store.test_plans import plans

PROSE = "Nothing of it is of any use here, and so it goes on. " * 6


def best(words, **more):
    return EntryQuery(search=words, order=EntryOrder.BEST, **more)


def uids(page):
    return [each.link.rpartition("/")[2] for each in page]


@pytest.fixture
async def ids(store, add, poll, clock):
    """Articles about tides, the best of them neither the newest nor the oldest; by uid."""
    planet, other = await add(), await add()
    articles = (
        (planet, worked("often", title="Water", text=f"tide tide tide, the tide. {PROSE}")),
        (planet, worked("title", title="The tide", text=PROSE)),
        (other, worked("once", title="Sand", text=f"{PROSE} A tide. {PROSE}")),
        (planet, worked("none", title="Sand", text=PROSE)),
        (planet, worked("kana", title="潮の話", text="潮が満ちる。潮が引く")),
    )
    for _feed, _article in articles:
        clock.now += HOUR
        await poll(_feed, [_article], sort_at=clock.now)
    return dict(zip(("often", "title", "once", "none", "kana"), range(1, 6), strict=True))


async def test_the_title_counts_more_than_the_text_and_often_more_than_once(store, ids):
    page = await store.page(best("tide "))

    assert uids(page) == ["title", "often", "once"]
    assert [each.rank for each in page] == sorted(each.rank for each in page)
    assert all(each.rank < 0 for each in page)


async def test_fields_and_places_narrow_what_is_ranked(store, ids):
    await store.mark_read([ids["title"]])

    assert uids(await store.page(best("tide is:unread "))) == ["often", "once"]
    assert uids(await store.page(best("tide", unread=True))) == ["often", "once"]
    assert uids(await store.page(best("title:tide "))) == ["title"]
    assert uids(await store.page(best("tide -water "))) == ["title", "once"]
    assert uids(await store.page(best("tide", feed_id=2))) == ["once"]


async def test_words_of_languages_without_spaces_are_ranked_too(store, ids):
    assert uids(await store.page(best("潮"))) == ["kana"]


async def test_without_words_the_best_are_the_newest(store, ids):
    assert uids(await store.page(best("is:unread "))) == ["kana", "none", "once", "title", "often"]
    assert uids(await store.page(best(""), limit=2)) == ["kana", "none"]


async def test_of_very_many_the_newest_are_ranked_and_the_best_of_them_is_one_page(
    store, ids, monkeypatch
):
    monkeypatch.setattr(ranking, "RANKED", 2)
    assert uids(await store.page(best("tide "))) == ["title", "once"]
    # Where these are others than those that are meant, the newest of those are ranked.
    assert uids(await store.page(best("tide water "))) == ["often"]
    await store.star([ids["often"]])
    assert uids(await store.page(best("tide is:starred "))) == ["often"]
    monkeypatch.setattr(ranking, "BEST_OF", 1)
    assert uids(await store.page(best("tide "), limit=9)) == ["title"]


async def test_pages_of_the_best_follow_each_other(store, ids):
    whole = await store.page(best("tide "))

    found, after = [], None
    while page := await store.page(best("tide "), after, limit=2):
        found += page
        after = key_of(page[-1])

    assert found == whole


async def test_a_story_is_ranked_once(store, add, poll):
    for feed in (await add(), await add()):
        link = {"link": "https://both.example/story", "title": "The tide is rising again"}
        await poll(feed, [worked(f"s{feed}", text="It is rising. " * 9, **link)])

    assert len(await store.page(best("tide "))) == 2
    assert len(await store.page(best("tide ", once=True))) == 1


async def test_ranking_reads_the_index_of_words_and_entries_by_their_ids_only(store, ids, path):
    await store.close()
    with closing(connect(path, busy_s=1, mode="ro")) as db:
        query = best("tide is:unread ")
        found = plans(db, entries.page, query, NOW, after=None, limit=9, offset=0)

    steps = [step for plan in found for step in plan if " entries" in step or " e " in step]
    assert steps
    by_words = [step for step in steps if "entries_fts" in step]
    assert all("VIRTUAL TABLE INDEX" in step for step in by_words)
    others = [step for step in steps if step not in by_words]
    by_id = [step for step in others if "INTEGER PRIMARY KEY (rowid=?)" in step]
    assert others == [*by_id, "SEARCH o USING COVERING INDEX entries_story (story=?)"]


# --- passages -------------------------------------------------------------------------------


async def test_what_stands_deep_in_a_text_is_shown_with_what_is_around_it(store, ids):
    passages = {uids([each])[0]: each.passage for each in await store.page(best("tide "))}

    assert passages["once"].startswith("…it goes on. A tide. Nothing")
    assert passages["once"].endswith("…")
    assert len(passages["once"]) <= 242
    assert passages["often"] == passages["title"] == ""  # it is seen, or not in the text


async def test_a_list_by_date_has_passages_and_one_without_words_has_none(store, ids):
    assert [each.passage != "" for each in await store.page(EntryQuery(search="tide "))] == [
        *(True, False, False)
    ]
    for words in ("title:tide ", "is:unread ", None):
        page = await store.page(EntryQuery(search=words))
        assert page
        assert not any(each.passage for each in page)


async def test_what_only_the_page_of_an_article_has_is_shown_too(store, ids):
    def put(tx):
        from feedmon.store import search

        search.put_page(tx.db, ids["none"], "The whole page. 東京の潮.")

    await store._write(put)

    (found,) = await store.page(EntryQuery(search="京の潮"))
    assert found.passage.endswith("whole page. 東京の潮.")


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        ("fox ", "A fox.", "A fox."),
        ("fox ", "no", ""),
        ("fox ", f"{'a ' * 40}fox {'b ' * 200}", f"…{'a ' * 8}fox {'b ' * 109}b…"),
        ("潮", "あ" * 50 + "潮", "…" + "あ" * 16 + "潮"),
    ],
)
def test_a_passage_begins_and_ends_with_a_word(typed, text, shown):
    assert passage(sought_terms(read_query(typed)), text) == shown
