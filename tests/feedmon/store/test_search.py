from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.model import EntryOrder, EntryQuery
from feedmon.query import find_marks, read_query, sought_terms
from feedmon.store import queries
from feedmon.store.search import index_form, match_expression
from tests.feedmon.store.making import worked

ARTICLES = {
    "plain": {"title": "The quick brown fox", "text": "jumps over 12 lazy dogs. C++ too"},
    "author": {"title": "Untitled", "text": "", "authors": ("Zoë Müller",)},
    "french": {"title": "Crème brûlée", "text": "naïve œuvre"},
    "decomposed": {"title": unicodedata.normalize("NFD", "Straße nach Würzburg"), "text": ""},
    "japanese": {"title": "東京都の天気", "text": "明日はラーメンを食べます。ﾗｲﾄ"},
    "chinese": {"title": "人工智能新闻", "text": "北京大学发布了新的模型"},
    "korean": {"title": "서울에서 만나요", "text": "한국어를 배웁니다"},
    "thai": {"title": "ข่าวกีฬา", "text": "ฉันกินข้าวที่บ้าน"},
    "hindi": {"title": "हिन्दी समाचार", "text": "नमस्ते दुनिया"},
    "mixed": {"title": "Python入門2024", "text": "pandasライブラリ"},
    "syntax": {"title": "AND OR NOT NEAR", "text": 'say "hello" to title:x*'},
}


@pytest.fixture
async def found(store, add, poll):
    feed_id = await add()
    await poll(feed_id, [worked(uid, **article) for uid, article in ARTICLES.items()])

    async def search(words):
        entries = await store.page(EntryQuery(search=words))
        return {entry.link.rpartition("/")[2] for entry in entries}

    return search


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ("fox", {"plain"}),
        ("FOX quick", {"plain"}),
        ("fox cat", set()),
        ("qui", {"plain"}),
        ("qui fox", set()),
        ("qui* fox", {"plain"}),
        ('"brown fox"', {"plain"}),
        ('"fox brown"', set()),
        ('"quick bro"', set()),
        ('dogs "quick brown', {"plain"}),
        ("c++", {"plain"}),
        ("c", {"plain"}),
        ("o", set()),
        ("c++ too", {"plain"}),
        ("12", {"plain"}),
        ("dogs!", {"plain"}),
        ("zoe muller", {"author"}),
        ("ZOË", {"author"}),
        ("creme brulee", {"french"}),
        ("würzburg", {"decomposed"}),
        ("wurzb", {"decomposed"}),
        ("東京", {"japanese"}),
        ("京都", {"japanese"}),
        ("東都", set()),
        ("天気", {"japanese"}),
        ("ラーメン", {"japanese"}),
        ("らーめん", set()),
        ("ライト", {"japanese"}),
        ("智能", {"chinese"}),
        ("新", {"chinese"}),
        ("北京 模型", {"chinese"}),
        ("서울", {"korean"}),
        ("한국어", {"korean"}),
        (unicodedata.normalize("NFD", "한국"), {"korean"}),
        ("กีฬา", {"thai"}),
        ("ข้าว", {"thai"}),
        ("เขาว", set()),
        ("हिन्दी", {"hindi"}),
        ("दुनि", {"hindi"}),
        ("python", {"mixed"}),
        ("入門", {"mixed"}),
        ("2024", {"mixed"}),
        ("python入門", {"mixed"}),
        ("ライブラリ", {"mixed"}),
        ("AND", {"syntax"}),
        ("not near", {"syntax"}),
        ('"hello"', {"syntax"}),
        ('"title:x*"', {"syntax"}),
        ("title:fox", {"plain"}),
        ("title:dogs", set()),
        ("text:dogs", {"plain"}),
        ("author:zoe", {"author"}),
        ("title:zoe", set()),
        ('title:"brown fox"', {"plain"}),
        ("fox OR hello", {"plain", "syntax"}),
        ("jumps fox OR hello", {"plain"}),
        ("title:fox OR author:zoe", {"plain", "author"}),
        ("fox -dogs", set()),
        ("fox -cats", {"plain"}),
        ("-fox -hello", set(ARTICLES) - {"plain", "syntax"}),
        ("-fox OR dogs", set(ARTICLES)),
        ("fox -!", {"plain"}),
    ],
)
async def test_words_find_the_articles_that_have_them(found, words, uids):
    assert await found(words) == uids


@pytest.mark.parametrize("order", [EntryOrder.NEWEST, EntryOrder.OLDEST, EntryOrder.FEED])
async def test_what_lacks_words_is_found_in_the_order_of_the_list(
    store, add, poll, monkeypatch, order
):
    monkeypatch.setattr(queries, "FIRST_STEPS", 2)
    for feed in range(3):
        feed_id = await add()
        titles = ["The one", "Another", "The other", "Neither", "The last"]
        await poll(feed_id, [worked(f"{feed}-{n}", title=each) for n, each in enumerate(titles)])
    whole = await store.page(EntryQuery(order=order))
    query = EntryQuery(order=order, search="-the")

    entries = await store.page(query)

    assert [each.id for each in entries] == [
        each.id for each in whole if not each.title.startswith("The")
    ]
    assert await store.count_entries(query) == len(entries) == 6


@pytest.mark.parametrize(
    "words",
    [
        "qui",
        "C++ too",
        "zoe",
        "wurzb",
        "京都",
        "ライト",
        "新",
        "กีฬา",
        "दुनि",
        "python入門",
        "not near",
    ],
)
async def test_what_finds_an_article_is_marked_in_it_and_in_no_other(found, words):
    terms = sought_terms(read_query(words))

    def has_marks(article):
        texts = [article["title"], article["text"], *article.get("authors", ())]
        return any(find_marks(terms, text) for text in texts)

    assert await found(words) == {uid for uid, one in ARTICLES.items() if has_marks(one)}


@pytest.mark.parametrize("words", ['"', '""', "***", "()", "- ^ :", "!", "\0", "🙂", "\ud83d"])
async def test_what_has_no_word_in_it_finds_nothing(found, words):
    assert await found(words) == set()


@pytest.mark.parametrize("words", ["", " ", "\t\n"])
async def test_an_empty_search_is_none(found, words):
    assert await found(words) == ARTICLES.keys()


async def test_a_pasted_text_is_cut_to_a_search(found):
    assert await found("the quick brown fox " * 1_000) == {"plain"}


@pytest.mark.rule("X-8")
@given(words=st.text(max_size=60))
async def test_nothing_that_can_be_typed_is_an_error(tmp_path_factory, words):
    import sqlite3
    from contextlib import closing

    expression = match_expression(
        clause
        for clause in read_query(words).clauses
        if {term.field for term in clause} <= {"", "title", "author", "text"}
    )
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = "
            "\"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
        )
        if expression is not None:
            db.execute("SELECT rowid FROM t WHERE t MATCH ?", [expression]).fetchall()


@given(text=st.text(max_size=60))
def test_cutting_apart_adds_nothing_but_the_cuts(text):
    cut = index_form(text)

    # What parts an article from its page is a space anywhere else.
    plain = unicodedata.normalize("NFKC", text.replace("\x1e", " "))
    assert cut.replace("\u200b", "") == plain.replace("\u200b", "")


async def test_an_edited_article_is_found_by_its_new_words_only(store, add, poll, found):
    feed_id = await add()
    await poll(feed_id, [worked("edited", text="tokyo")])
    await poll(feed_id, [worked("edited", text="osaka")])

    assert await found("tokyo") == set()
    assert await found("osaka") == {"edited"}
