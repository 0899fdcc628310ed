"""The rows of the article list, without a view."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from feedmon.model import EntryOrder, key_of, place_of
from tests.ui.fakes import NOW, summary
from ui.models.articles import ArticleModel, ArticleRole


@pytest.fixture
def model(qapp):
    model = ArticleModel(lambda: NOW)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    return model


def ids(model):
    return [model.summary(row).id for row in range(model.rowCount())]


def inserted(model):
    seen = []
    model.rowsInserted.connect(lambda _parent, first, last: seen.append((first, last)))
    return seen


def test_the_newest_stands_above(model):
    model.reset([summary(1), summary(3), summary(2)], more=False)

    assert ids(model) == [3, 2, 1]


def test_news_that_lie_beside_each_other_are_told_of_together(model):
    model.reset([summary(1), summary(10)], more=False)
    seen = inserted(model)

    model.put([summary(i) for i in (12, 5, 11, 6, 7)])

    assert ids(model) == [12, 11, 10, 7, 6, 5, 1]
    assert seen == [(1, 3), (0, 1)]


def test_what_is_known_is_replaced_in_its_row(model):
    model.reset([summary(1), summary(2)], more=False)
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))

    model.put([summary(1, title="Edited")])

    assert ids(model) == [2, 1]
    assert changed == [(1, 1)]
    assert model.index(1, 0).data() == "Edited"


def test_an_article_whose_time_changed_moves_to_its_place(model):
    model.reset([summary(1), summary(2), summary(3)], more=False)

    model.put([replace(summary(1), sort_at=NOW)])

    assert ids(model) == [1, 3, 2]


def test_marks_are_told_of_once_per_run_and_only_where_they_changed(model):
    model.reset([summary(i) for i in range(1, 7)], more=False)
    model.mark([6], read=True)
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))

    model.mark([6, 5, 4, 2, 99], read=True)

    assert changed == [(1, 2), (4, 4)]
    assert [model.summary(row).read for row in range(6)] == [True, True, True, False, True, False]


def test_a_star_does_not_touch_the_other_mark(model):
    model.reset([summary(1, read=True)], more=False)

    model.mark([1], starred=True)

    assert (model.summary(0).read, model.summary(0).starred) == (True, True)


def test_the_articles_of_a_feed_that_is_gone_go_with_it(model):
    model.reset([summary(i, feed_id=i % 2) for i in range(1, 7)], more=False)

    model.remove_feeds([1])

    assert ids(model) == [6, 4, 2]
    assert model.row_of(5) is None


def test_another_title_of_a_feed_shows_on_its_articles(model):
    model.reset([summary(1, 1), summary(2, 2)], more=False)

    model.retitle_feeds({1: "Renamed"})

    assert model.summary(1).feed_title == "Renamed"
    assert model.summary(0).feed_title == "Feed 2"


def test_the_next_unread_is_found_in_both_directions(model):
    model.reset([summary(i, read=i in {2, 3, 5}) for i in range(1, 7)], more=False)

    assert ids(model) == [6, 5, 4, 3, 2, 1]
    assert model.find_unread(-1) == 0
    assert model.find_unread(0) == 2
    assert model.find_unread(2) == 5
    assert model.find_unread(5) is None
    assert model.find_unread(5, -1) == 2
    assert model.find_unread(0, -1) is None


def test_only_a_list_that_goes_on_asks_for_more(model):
    asked = []
    model.more_wanted.connect(lambda: asked.append(model.last_key()))
    model.reset([summary(2), summary(1)], more=False)
    model.fetchMore(QModelIndex())
    assert asked == []

    model.set_more(more=True)
    model.fetchMore(QModelIndex())

    assert [key.id for key in asked] == [1]


def test_rows_that_are_let_go_can_be_fetched_again(model):
    model.reset([summary(i) for i in range(1, 7)], more=False)

    model.keep_first(2)

    assert ids(model) == [6, 5]
    assert model.canFetchMore(QModelIndex())


def test_a_row_is_spoken_with_its_marks(model):
    model.reset([summary(1, title="Hello", starred=True, feed_title="Blog")], more=False)

    words = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert words.startswith("Hello, unread, starred, Blog, ")


def test_an_article_without_a_title_shows_its_first_words(model):
    model.reset([summary(1, title="", snippet="First words")], more=False)

    assert model.index(0, 0).data() == "First words"
    assert model.index(0, 0).data(ArticleRole.ID) == 1


ROWS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 5)), max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["put", "remove", "mark", "keep"]), ROWS), max_size=12))
def test_whatever_comes_and_goes_the_rows_are_those_told_of(qapp, steps):
    model = ArticleModel(lambda: NOW)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    told = []
    model.rowsInserted.connect(
        lambda _p, first, last: told.__setitem__(
            slice(first, first), [model.summary(row).id for row in range(first, last + 1)]
        )
    )
    model.rowsRemoved.connect(lambda _p, first, last: told.__delitem__(slice(first, last + 1)))
    expected = {}
    for what, rows in steps:
        if what == "put":
            made = {i: replace(summary(i), sort_at=NOW + at) for i, at in rows}
            model.put(made.values())
            expected |= made
        elif what == "remove":
            model.remove([i for i, _ in rows])
            expected = {i: e for i, e in expected.items() if i not in dict(rows)}
        elif what == "mark":
            model.mark([i for i, _ in rows], read=True)
        else:
            order = sorted(expected.values(), key=lambda e: (-e.sort_at, -e.id))
            model.keep_first(len(rows))
            expected = {e.id: e for e in order[: len(rows)]}

        order = sorted(expected.values(), key=lambda e: (-e.sort_at, -e.id))
        assert ids(model) == [e.id for e in order] == told
        assert all(model.row_of(e.id) == row for row, e in enumerate(order))
    del tester


@pytest.mark.parametrize("order", EntryOrder)
def test_every_order_takes_pages_news_and_other_titles_to_their_places(model, order):
    entries = [summary(i, 1 + i % 2, read=i % 3 == 0) for i in range(1, 13)]
    model.reset(entries[6:], more=True, order=order)
    model.put(entries[:6])

    def expected(all_of):
        return [each.id for each in sorted(all_of, key=lambda e: place_of(key_of(e), order))]

    assert ids(model) == expected(entries)
    model.retitle_feeds({1: "Zuletzt"})
    renamed = [
        replace(each, feed_title="Zuletzt") if each.feed_id == 1 else each for each in entries
    ]
    assert ids(model) == expected(renamed)
    assert [model.row_of(each) for each in ids(model)] == list(range(12))


def test_what_is_read_keeps_its_place_and_its_key_among_the_unread(model):
    entries = [summary(i, read=i < 3) for i in range(1, 6)]
    model.reset(entries, more=True, order=EntryOrder.UNREAD)

    model.mark([5], read=True)
    model.put([summary(5, read=True, title="Edited")])

    assert ids(model) == [5, 4, 3, 2, 1]
    assert not model.key(0).read
    assert model.last_key() == key_of(entries[0])
    assert not model.is_beyond(summary(9))
    assert model.is_beyond(summary(0, read=True))
