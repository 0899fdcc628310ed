"""Beginnings of words, asked for as the words that begin so."""

from __future__ import annotations

import pytest

from feedmon.store import words
from feedmon.store.connection import connect

TEXTS = [
    "The lighthouse keeper",
    "theatre of the absurd",
    "Théâtre de la ville",
    "Them and us",
    "then there was light",
    "low watermark",
    "low water, light waves",
    "strasse, Straße",
    "2024 was theirs",
]


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "words.db"
    path.touch()
    db = connect(path, busy_s=1, mode="rw")
    db.execute(
        "CREATE VIRTUAL TABLE entries_fts USING fts5 (title, text, author, tokenize ="
        " \"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
    )
    db.conn.executemany(
        "INSERT INTO entries_fts (title, text, author) VALUES (?, ?, '')",
        [(text, text[::-1]) for text in TEXTS],
    )
    yield db
    db.close()


def found(db, expression):
    query = "SELECT rowid FROM entries_fts WHERE entries_fts MATCH ?"
    return sorted(row[0] for row in db.execute(query, [expression]))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ('"the"*', 6),
        ('"THE"*', 6),
        ('"the" AND "light"*', 1),
        ('{title} : "light"*', 3),
        ('"low wa"*', 2),
        ('("zzz" OR "thea"*) NOT "absurd"', 1),
        ('"20"*', 1),
        ('"zz"*', 0),
    ],
)
def test_what_begins_so_is_found_by_its_words(db, typed, number):
    spelled = words.spelled_out(db, typed)

    assert "*" not in spelled
    assert found(db, spelled) == found(db, typed)
    assert len(found(db, typed)) == number


@pytest.mark.parametrize("typed", ['"thé"*', '"straß"*', '"low-"*', '"low" AND "water"'])
def test_what_only_the_index_can_cut_stays_as_it_is(db, typed):
    assert words.spelled_out(db, typed) == typed


def test_of_very_many_words_the_beginning_is_asked_for(db, monkeypatch):
    monkeypatch.setattr(words, "MOST_WORDS", 3)

    assert words.spelled_out(db, '"the"*') == '"the"*'
    assert words.spelled_out(db, '"thea"*') == '("theatre")'
