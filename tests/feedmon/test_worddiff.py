"""What differs between two versions of a text, word by word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.model import Change, Shape
from feedmon.worddiff import MOST_WORDS, blocks_of, compare

_MARKS = {Change.SAME: "{}", Change.ADDED: "[+{}+]", Change.REMOVED: "[-{}-]"}


def marked(words):
    """The words on one line, with what was added and removed in brackets."""
    return "".join(_MARKS[piece.change].format(piece.text) for piece in words)


def diff(before, after):
    return [
        f"{passage.shape}: {marked(passage.words)}"
        for passage in compare(("", before), ("", after)).passages
    ]


@pytest.mark.rule("I-5")
def test_only_the_words_that_differ_are_marked():
    found = diff(
        "<p>The river rose by two metres on Monday.</p>",
        "<p>The river rose by three metres on Monday night.</p>",
    )

    assert found == ["paragraph: The river rose by [-two -][+three +]metres on Monday [+night+]."]


def test_the_passages_of_both_stay_passages():
    before = (
        "<h2>Head</h2><p>One of two.</p><ul><li>First</li><li>Second</li></ul><pre>a\n  b</pre>"
    )
    after = (
        "<h2>Head</h2><p>New here.</p><p>One of two.</p><ul><li>First</li></ul><pre>a\n  c</pre>"
    )

    assert diff(before, after) == [
        "heading: Head",
        "paragraph: [+New here.+]",
        "paragraph: One of two.",
        "item: First",
        "item: [-Second-]",
        "code: a",
        "code: [-  b-]",
        "code: [+  c+]",
    ]


def test_a_passage_that_was_written_anew_is_not_torn_into_words():
    found = diff(
        "<p>The cat sat on the mat and slept for a while.</p>",
        "<p>Shares of the maker fell, a spokesman of the house said on air.</p>",
    )

    assert found == [
        "paragraph: [-The cat sat on the mat and slept for a while.-]",
        "paragraph: [+Shares of the maker fell, a spokesman of the house said on air.+]",
    ]


def test_a_title_is_compared_too():
    found = compare(("Two dead in flood", "<p>a</p>"), ("Three dead in flood", "<p>a</p>"))

    assert marked(found.title) == "[-Two -][+Three +]dead in flood"
    assert not found.is_empty


def test_a_comma_between_two_changes_parts_nothing():
    assert diff(
        "<p>He came, then left the old house.</p>", "<p>She ran, now left the old house.</p>"
    ) == ["paragraph: [-He came, then -][+She ran, now +]left the old house."]


def test_languages_without_spaces_are_compared_sign_by_sign():
    assert diff("<p>東京は晴れです。</p>", "<p>東京は雨です。</p>") == [
        "paragraph: 東京は[-晴れ-][+雨+]です。"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a b</p>", "<p>a\n   b</p>"),
        ("<p>a <b>b</b></p>", "<p>a <i>b</i></p>"),
        (
            '<p><a href="https://e.example/1">a</a></p>',
            '<p><a href="https://e.example/2">a</a></p>',
        ),
        ("<p>a</p><p>b</p>", "<div>a</div><div>b</div>"),
    ],
)
def test_form_and_links_are_no_words(before, after):
    assert compare(("T", before), ("T", after)).is_empty


def test_a_picture_is_what_it_says_of_itself():
    found = diff('<p><img src="a.png" alt="A map"> Text of it.</p>', "<p>Text of it.</p>")

    assert found == ["paragraph: [-[A map] -]Text of it."]


@pytest.mark.parametrize("words", [3_000, 30_000])
def test_large_texts_are_compared_to_an_end(words):
    chance = random.Random(5)
    before = chance.choices(["the", "a", "of", *map(str, range(2_000))], k=words)
    after = list(before)
    for _ in range(words // 10):
        after[chance.randrange(words)] = "changed"

    found = compare(("", f"<p>{' '.join(before)}</p>"), ("", f"<p>{' '.join(after)}</p>"))

    assert texts(found, Change.ADDED) == " ".join(after)
    assert texts(found, Change.REMOVED) == " ".join(before)
    assert len(found.passages) == (1 if words < MOST_WORDS else 2)


def texts(difference, change):
    """One of the two texts, put together again from what they share and what only it has."""
    return " ".join(
        "".join(piece.text for piece in passage.words if piece.change in (Change.SAME, change))
        for passage in difference.passages
        if any(piece.change in (Change.SAME, change) for piece in passage.words)
    )


def _pages():
    words = st.lists(
        st.sampled_from(["one", "two", "three", "four,", "five.", "--", "字", "ö"]), max_size=6
    )
    blocks = st.tuples(st.sampled_from(["p", "h2", "li", "blockquote"]), words)
    return st.lists(blocks, max_size=5).map(
        lambda page: "".join(f"<{tag}>{' '.join(words)}</{tag}>" for tag, words in page)
    )


@given(_pages(), _pages())
def test_both_texts_can_be_put_together_again(before, after):
    found = compare(("", before), ("", after))

    for html, change in ((before, Change.REMOVED), (after, Change.ADDED)):
        whole = "".join(block.text for block in blocks_of(html))
        assert "".join(texts(found, change).split()) == "".join(whole.split())
    assert all(passage.words for passage in found.passages)
    assert all(passage.shape in Shape for passage in found.passages)


@given(_pages())
def test_a_text_does_not_differ_from_itself(page):
    assert compare(("T", page), ("T", page)).is_empty
