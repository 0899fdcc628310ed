"""Where the words of a query stand in a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.query import find_marks, first_mark, read_query, sought_terms


def marked(typed, text, place="text"):
    terms = sought_terms(read_query(typed))
    return [text[begin:end] for begin, end in find_marks(terms, text, place)]


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("fox ", "The Fox and foxes, a firefox", ["Fox"]),
        ("fox", "The Fox and foxes, a firefox", ["Fox", "foxes"]),
        ("fo* hen ", "The fox, the hen", ["fox", "hen"]),
        ('"brown fox" ', "a brown — fox, brownfox, fox brown", ["brown — fox"]),
        ('brown "brown fox" ', "brown fox, brown", ["brown fox", "brown"]),
        ("fox -hen ", "fox and hen", ["fox"]),
        ("fox OR hen ", "fox and hen", ["fox", "hen"]),
        ("creme BRULEE ", "Crème brûlée", ["Crème", "brûlée"]),
        ("crème ", unicodedata.normalize("NFD", "Crème"), [unicodedata.normalize("NFD", "Crème")]),
        ("c++ ", "C++ and cc", ["C"]),
        ("e-mail ", "e-mail, E mail, email", ["e-mail", "E mail"]),
        ("12 ", "12 and 112", ["12"]),
        ("is:unread after:7d feed:fox ", "unread fox", []),
        ("fox is:starred ", "starred fox", ["fox"]),
        ("京都", "東京都の天気", ["京都"]),
        ("python入門 ", "Python入門2024", ["Python入門"]),
        ("ライト", "ﾗｲﾄです", ["ﾗｲﾄ"]),
        ("เขาว", "ข้าว", []),
        ("ข้าว", "ฉันกินข้าวที่", ["ข้าว"]),
        ("हिन्दी ", "हिन्दी समाचार", ["हिन्दी"]),
        ("한국어", "한국어를", ["한국어"]),
        ("! ", "!", []),
        ("_ ", "_", []),
        ("(.* ", "(.*", []),
    ],
)
def test_what_was_looked_for_is_marked_and_nothing_else(typed, text, marks):
    assert marked(typed, text) == marks


def test_nothing_is_marked_where_nothing_stands():
    assert find_marks(sought_terms(read_query("word")), "") == []


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("fox ", {"title", "text", "author"}),
        ("title:fox ", {"title"}),
        ("text:fox ", {"text"}),
        ("author:fox ", {"author"}),
    ],
)
def test_words_of_a_field_are_marked_there_only(typed, places):
    assert {place for place in ("title", "text", "author") if marked(typed, "fox", place)} == places


def test_the_first_mark_is_found_from_a_place_on():
    terms = sought_terms(read_query("fox "))

    assert first_mark(terms, "a fox, a fox") == (2, 5)
    assert first_mark(terms, "a fox, a fox", after=3) == (9, 12)
    assert first_mark((), "a fox") is None


@given(typed=st.text(max_size=40), text=st.text(max_size=80))
def test_whatever_is_typed_marks_stand_one_behind_the_other(typed, text):
    terms = sought_terms(read_query(typed))

    end = 0
    for begin, after in find_marks(terms, text):
        assert end <= begin < after <= len(text)
        end = after
