"""What is typed becomes a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.model import Term
from feedmon.query import is_plain, read_query
from tests.feedmon.clock import NOW


def clauses(typed):
    return [list(clause) for clause in read_query(typed, NOW).clauses]


def test_words_all_have_to_be_there():
    assert clauses("rust compiler ") == [[Term("", "rust")], [Term("", "compiler")]]


def test_the_last_word_may_be_a_beginning():
    assert clauses("rust comp") == [[Term("", "rust")], [Term("", "comp", open=True)]]


def test_quotation_marks_make_a_phrase_and_need_no_end():
    assert clauses('"rust compiler"') == [[Term("", "rust compiler", phrase=True)]]
    assert clauses('"rust comp') == [[Term("", "rust comp", phrase=True)]]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("feed:planet ", Term("feed", "planet")),
        ('feed:"Planet Python" ', Term("feed", "Planet Python", phrase=True)),
        ("FEED:planet ", Term("feed", "planet")),
        ("-feed:planet ", Term("feed", "planet", negated=True)),
        ('-folder:"My News" ', Term("folder", "My News", negated=True, phrase=True)),
        ("tag:later ", Term("tag", "later")),
        ("is:unread ", Term("is", "unread")),
        ("is:unread", Term("is", "unread", open=True)),
        ("has:enclosure ", Term("has", "enclosure")),
        ("after:2026-11-01 ", Term("after", "2026-11-01")),
        ("before:7d ", Term("before", "7d")),
        ("title:rust ", Term("title", "rust")),
        ("author:kay ", Term("author", "kay")),
        ("link:github.com/x ", Term("link", "github.com/x")),
        ("-rust ", Term("", "rust", negated=True)),
        ('-"rust compiler" ', Term("", "rust compiler", negated=True, phrase=True)),
        ("e-mail ", Term("", "e-mail")),
        ("C++ ", Term("", "C++")),
        ("ransom* ", Term("", "ransom", open=True)),
        ("-tag:proj* ", Term("tag", "proj", negated=True, open=True)),
        ("* ", Term("", "*")),
        ("https://example.org ", Term("", "https://example.org")),
        ("12:30 ", Term("", "12:30")),
    ],
)
def test_a_term_says_where_to_look(typed, term):
    query = read_query(typed, NOW)

    assert (query.clauses, query.wrong) == (((term,),), ())


def test_or_in_capitals_joins_its_neighbours():
    assert clauses("rust OR go OR is:starred tag:a ") == [
        [Term("", "rust"), Term("", "go"), Term("is", "starred")],
        [Term("tag", "a")],
    ]


@pytest.mark.parametrize("typed", ["rust or go ", 'rust "OR" go ', "rust -OR go ", "OR rust go "])
def test_any_other_or_is_a_word(typed):
    assert len(clauses(typed)) == 3


def test_an_or_that_waits_for_its_second_half_is_passed_over():
    assert clauses("rust OR") == clauses("rust OR ") == [[Term("", "rust")]]


@pytest.mark.parametrize("typed", ["feed:", "is:", "is:un", "-is:", "after:", "after:20", "-", '"'])
def test_what_is_still_being_typed_is_passed_over(typed):
    query = read_query(f"rust {typed}", NOW)

    assert (query.clauses, query.wrong) == (((Term("", "rust"),),), ())
    assert query.unfinished == (":" in typed)


@pytest.mark.parametrize(
    ("typed", "code", "wrong"),
    [
        ("rust is:unred go", "no-such-value", "is:unred"),
        ("rust is:zz", "no-such-value", "is:zz"),
        ("-has:cheese go", "no-such-value", "-has:cheese"),
        ("after:tuesday go", "no-such-day", "after:tuesday"),
        ("before:2026-02-30 go", "no-such-day", "before:2026-02-30"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(typed, code, wrong):
    (fault,) = read_query(typed, NOW).wrong

    assert (fault.code, typed[fault.begin : fault.end]) == (code, wrong)


def test_the_rest_of_a_wrong_query_still_counts():
    assert clauses("rust is:unred go ") == [[Term("", "rust")], [Term("", "go")]]


def test_a_value_that_is_unknown_comes_with_those_that_are():
    (fault,) = read_query("is:new now", NOW).wrong

    assert {"unread", "starred"} <= set(fault.choices)


def test_a_pasted_text_is_cut_and_said_to_be():
    query = read_query("word " * 1_000, NOW)

    assert [fault.code for fault in query.wrong] == ["too-long"]
    assert len(query.clauses) == 32


def test_words_alone_are_plain():
    assert is_plain(read_query('rust "old compiler" now', NOW))
    for typed in ("-rust", "rust OR go", "is:unread ", "title:rust ", "is:zz "):
        assert not is_plain(read_query(typed, NOW))


@given(st.text(st.sampled_from('ab "-:ORisfedntagwr\n\0\ud800'), max_size=60))
def test_whatever_is_typed_is_a_query_with_true_places(typed):
    query = read_query(typed, NOW)

    terms = [term for clause in query.clauses for term in clause]
    for one in (*terms, *query.wrong):
        assert one.value
        assert typed[one.begin : one.end].strip()
    begins = [term.begin for term in terms]
    assert begins == sorted(begins)
