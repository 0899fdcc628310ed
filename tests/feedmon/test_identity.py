"""Which entry is which."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.identity import bare_uid, canonical, content_hash, identify, is_bare, pair_uid
from feedmon.model import Enclosure, ParsedEntry, ParsedFeed
from feedmon.tracking import normalise_link


def uids(*entries):
    return [uid for uid, _ in identify(ParsedFeed("rss", entries=entries))]


@pytest.mark.rule("I-1")
@pytest.mark.parametrize(
    ("entry", "uid"),
    [
        (ParsedEntry(guid=" tag:e,1 \n", link="https://e/1"), "tag:e,1"),
        (ParsedEntry(guid="http://e/?p=1"), "https://e/?p=1"),
        (ParsedEntry(guid="https://e/?p=1"), "https://e/?p=1"),
        (ParsedEntry(guid="HTTP://e/1"), "HTTP://e/1"),
        (ParsedEntry(guid="  ", link=" http://e/1"), "https://e/1"),
        (ParsedEntry(guid="ABC"), "ABC"),
    ],
)
def test_an_id_is_the_guid_else_the_link(entry, uid):
    assert bare_uid(entry) == uid


@pytest.mark.rule("I-1")
def test_an_entry_with_neither_is_known_by_title_and_text():
    entry = ParsedEntry(title="A  title", content_html="<p>Some <b>text</b></p>")
    same = ParsedEntry(title="A title", content_html="<div>Some\n text</div>")
    late = ParsedEntry(title="A title", content_html="Some text" + " x" * 2000 + "y")
    later = ParsedEntry(title="A title", content_html="Some text" + " x" * 2000 + "z")

    assert bare_uid(entry) == bare_uid(same)
    assert bare_uid(entry) != bare_uid(replace(same, title="Another"))
    assert bare_uid(entry) != bare_uid(replace(same, content_html="Other text"))
    assert bare_uid(late) == bare_uid(later)


@pytest.mark.rule("I-1")
@pytest.mark.parametrize("piece", ["<b title='a b'>ä</b> &amp; ", "long", "<x ", "\n\t  . "])
def test_of_a_long_text_the_same_beginning_counts_as_of_all_of_it(monkeypatch, piece):
    entry = ParsedEntry(title="A title", content_html=f"Some {piece * 30_000}")
    by_beginning = bare_uid(entry)
    monkeypatch.setattr("feedmon.identity._BEGINNING", 10**9)

    assert bare_uid(entry) == by_beginning


def test_a_very_long_guid_is_kept_as_its_digest():
    assert canonical("x" * 5000).startswith("sha256:")
    assert canonical("x" * 5000) != canonical("x" * 5001)


@pytest.mark.rule("I-2")
def test_entries_with_one_guid_are_told_apart_by_link():
    found = identify(
        ParsedFeed(
            "rss",
            entries=(
                ParsedEntry(guid="g", link="https://e/1"),
                ParsedEntry(guid="g", link="http://e/2"),
                ParsedEntry(guid="h", link="https://e/3", title="H"),
            ),
        )
    )

    assert found[:2] == [("g|https://e/1", ("g",)), ("g|https://e/2", ("g",))]
    assert found[2][0] == "h"
    assert found[2][1][0] == "h|https://e/3"


@pytest.mark.rule("I-2")
def test_entries_with_one_guid_and_link_are_told_apart_by_title():
    first, second = uids(
        ParsedEntry(guid="g", link="https://e/", title="One"),
        ParsedEntry(guid="g", link="https://e/", title="Two"),
    )

    assert first.startswith("g|title:")
    assert second.startswith("g|title:")
    assert first != second


@pytest.mark.rule("I-2")
def test_entries_without_guid_that_share_a_link_are_all_shown():
    found = uids(*(ParsedEntry(link="https://e/", title=f"News {n}") for n in range(5)))

    assert len(set(found)) == 5


def test_an_entry_said_twice_is_one():
    entry = ParsedEntry(guid="g", link="https://e/", title="One", content_html="x")

    assert len(set(uids(entry, entry))) == 1


@pytest.mark.rule("I-2")
def test_an_entry_alone_answers_to_what_it_would_be_called_in_company():
    company = ParsedEntry(guid="g", link="https://e/2", title="Two")
    entry = ParsedEntry(guid="g", link="https://e/1", title="One")

    ((uid, aliases),) = identify(ParsedFeed("rss", entries=(entry,)))
    together, _ = uids(entry, company)

    assert together in aliases
    assert is_bare(together, uid)
    assert not is_bare(uid, together)


_words = st.sampled_from(["", "a", "b", "http://e/1", "https://e/1", "https://e/2", "g|a"])
entries = st.builds(
    ParsedEntry,
    guid=st.none() | _words,
    link=st.none() | _words,
    title=_words,
    content_html=st.none() | _words,
)


@pytest.mark.rule("I-2")
@given(st.lists(entries, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_entries_plays_no_part(items, chance):
    shuffled = list(items)
    chance.shuffle(shuffled)

    before = identify(ParsedFeed("rss", entries=tuple(items)))
    after = identify(ParsedFeed("rss", entries=tuple(shuffled)))

    assert sorted(before) == sorted(after)


@given(st.lists(entries, max_size=8))
def test_every_entry_has_an_id_and_different_ones_differ(items):
    found = uids(*items)

    assert all(found)
    for entry, uid in zip(items, found, strict=True):
        for other, other_uid in zip(items, found, strict=True):
            if uid == other_uid:
                assert bare_uid(entry) == bare_uid(other)
                assert (entry.title, entry.content_html or "") == (
                    other.title,
                    other.content_html or "",
                )


@pytest.mark.rule("I-5")
def test_dates_are_no_content():
    entry = ParsedEntry(guid="g", title="A", content_html="<p>x</p>")
    dated = replace(entry, published="today", published_at=1, updated_at=2)

    assert content_hash(entry) == content_hash(dated)


@pytest.mark.rule("I-5")
@pytest.mark.parametrize(
    "edit",
    [
        {"title": "B"},
        {"content_html": "<p>y</p>"},
        {"summary_html": "s"},
        {"link": "https://e/2"},
        {"authors": ("A",)},
        {"authors": ("A", "B")},
        {"categories": ("c",)},
        {"enclosures": (Enclosure("https://e/a.mp3", "audio/mpeg", 5),)},
        {"thumbnail": "https://e/t.png"},
    ],
)
def test_what_a_reader_would_notice_is_content(edit):
    entry = ParsedEntry(guid="g", title="A", content_html="<p>x</p>", link="https://e/1")

    assert content_hash(entry) != content_hash(replace(entry, **edit))


def test_words_that_move_from_field_to_field_are_another_content():
    assert content_hash(ParsedEntry(title="ab")) != content_hash(ParsedEntry(content_html="ab"))
    assert content_hash(ParsedEntry(authors=("a", "b"))) != content_hash(
        ParsedEntry(authors=("ab",))
    )


def test_half_a_surrogate_pair_can_be_identified():
    entry = ParsedEntry(guid="a\ud800", title="\udc00", content_html="\ud800")

    assert bare_uid(replace(entry, guid=None)) != bare_uid(entry)
    assert content_hash(entry)


@pytest.mark.rule("I-3")
@pytest.mark.parametrize(
    "other",
    [
        ("http://www.e.example/a/?utm_source=feed#top", "Title"),
        ("https://e.example/a", " Title\n"),
        ("https://e.example/a?ref=site.example", "Title"),
    ],
)
def test_link_and_title_are_the_same_however_they_are_written(other):
    link, title = other
    key = normalise_link(link, site_host="www.site.example")

    assert pair_uid(key, title) == pair_uid("e.example/a", "Title")


@pytest.mark.rule("I-3")
@pytest.mark.parametrize(
    "other", [("e.example/a", "Another"), ("e.example/b", "Title"), ("e.example/aT", "itle")]
)
def test_another_link_or_title_is_another_pair(other):
    assert pair_uid(*other) != pair_uid("e.example/a", "Title")
