"""The tree of the sidebar, without a view."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from feedmon.model import Counts, FeedState
from tests.ui.fakes import NOW, feed, folder
from ui.models.runs import longest_rising, runs
from ui.models.sidebar import SidebarModel, SidebarRole
from ui.models.sources import ALERTS, ALL, STARRED, TODAY, UNREAD, Kind, Source

NONE = Counts({}, 0)
WARN = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def model(qapp):
    model = SidebarModel(lambda: NOW)
    QAbstractItemModelTester(model, WARN, model)
    return model


@pytest.fixture
def filled(model):
    """News ▸ (Asia ▸ (3), 1), Tech ▸ (2), 4."""
    folders = [folder(10, "News"), folder(11, "Asia", 10), folder(12, "Tech", position=1)]
    feeds = [
        feed(1, folder_id=10),
        feed(2, folder_id=12),
        feed(3, folder_id=11),
        feed(4),
    ]
    model.reset(folders, feeds, Counts({1: 2, 3: 5, 4: 1}, 7, alerts=3))
    return model


def shape(model, parent=None):
    """The tree as nested lists of titles."""
    parent = parent or QModelIndex()
    rows = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        below = shape(model, index)
        rows.append([index.data(), *below] if below else index.data())
    return rows


def test_views_come_first_then_folders_then_feeds(filled):
    assert shape(filled) == [
        "All Articles",
        "Today",
        "Unread",
        "Starred",
        "Alerts",
        "Feeds",
        ["News", ["Asia", "Feed 3"], "Feed 1"],
        ["Tech", "Feed 2"],
        "Feed 4",
    ]


def test_unread_is_added_up_over_folders_and_views(filled):
    assert filled.unread(Source(Kind.FOLDER, 11)) == 5
    assert filled.unread(Source(Kind.FOLDER, 10)) == 7
    assert filled.unread(Source(Kind.FOLDER, 12)) == 0
    assert filled.unread(UNREAD) == 8
    assert filled.unread(STARRED) == 7
    assert filled.unread(ALERTS) == 3


@pytest.mark.rule("I-7")
def test_a_story_that_feeds_share_is_one_article_where_they_stand_together(filled):
    shared = {(1, 3): 2, (3, 4): 1, (1, 3, 4): 1, (3, 99): 1}
    filled.set_counts(Counts({1: 4, 3: 6, 4: 3}, 7, shared))

    assert filled.unread(Source(Kind.FEED, 3)) == 6
    assert filled.unread(Source(Kind.FOLDER, 11)) == 6
    assert filled.unread(Source(Kind.FOLDER, 10)) == 10 - 3
    assert filled.unread(UNREAD) == 13 - 2 - 1 - 2
    filled.set_today({1: 2, 3: 2}, {(1, 3): 1})
    assert filled.unread(TODAY) == 3

    # A feed that is read, or out of totals, shares nothing any more.
    filled.put_feeds([feed(1, unread=0, folder_id=10)])
    assert filled.unread(Source(Kind.FOLDER, 10)) == 6
    filled.put_feeds([feed(4, unread=3, in_totals=False)])
    assert filled.unread(UNREAD) == 6
    filled.remove_feeds([3])
    assert filled.unread(UNREAD) == 0


def test_new_counts_tell_of_the_rows_that_show_another_number(filled):
    changed = set()
    filled.dataChanged.connect(
        lambda first, last: changed.update(
            filled.index(row, 0, first.parent()).data()
            for row in range(first.row(), last.row() + 1)
        )
    )

    filled.set_counts(Counts({1: 2, 3: 4, 4: 1}, 7, alerts=3))

    assert changed == {"Feed 3", "Asia", "News", "All Articles", "Unread"}

    changed.clear()
    filled.set_counts(Counts({1: 2, 3: 4, 4: 1}, 7, alerts=3, urgent=1))
    row = filled.index_of(ALERTS)
    assert changed == {"Alerts"}
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Alerts, 3 unread, 1 urgent"
    assert row.data(Qt.ItemDataRole.ToolTipRole) == "Alerts\n3 unread alerts, 1 urgent"


def test_what_is_unread_of_today_is_added_up_over_the_feeds_that_count_in_totals(filled):
    told = []
    filled.changed.connect(lambda: told.append(filled.unread(TODAY)))

    filled.set_today({1: 2, 3: 4, 99: 5})
    filled.set_today({1: 2, 3: 4})
    assert told == [6]

    filled.put_feeds([feed(1, unread=2, folder_id=10, in_totals=False)])
    assert filled.unread(TODAY) == 4

    filled.remove_feeds([3])
    assert filled.unread(TODAY) == 0


def test_a_feed_that_changes_keeps_its_row_and_what_points_at_it(filled):
    resets = []
    filled.modelReset.connect(lambda: resets.append(1))
    held = QPersistentModelIndex(filled.index_of(Source(Kind.FEED, 1)))

    filled.put_feeds([replace(feed(1, "Another title", folder_id=10), unread=9)])

    assert held.data() == "Another title"
    assert filled.unread(Source(Kind.FOLDER, 10)) == 14
    assert resets == []


def test_a_feed_that_moves_to_another_folder_stays_chosen(filled):
    held = QPersistentModelIndex(filled.index_of(Source(Kind.FEED, 1)))

    filled.put_feeds([feed(1, folder_id=12)])

    assert shape(filled)[6:8] == [["News", ["Asia", "Feed 3"]], ["Tech", "Feed 1", "Feed 2"]]
    assert held.data() == "Feed 1"
    assert held.parent().data() == "Tech"


def test_feeds_that_are_new_beside_each_other_come_in_one_run(filled):
    seen = []
    filled.rowsInserted.connect(
        lambda parent, first, last: seen.append((parent.data(), first, last))
    )

    filled.put_feeds([feed(i) for i in range(20, 520)])

    assert seen == [(None, 9, 508)]


def test_folders_appear_move_are_renamed_and_go(filled):
    folders = [folder(10, "World"), folder(13, "New", 10), folder(11, "Asia", None, position=9)]

    filled.put_folders(folders)

    assert shape(filled)[6:] == [
        ["World", "New", "Feed 1"],
        ["Asia", "Feed 3"],
        "Feed 2",
        "Feed 4",
    ]


def test_what_a_folder_held_stays_when_the_folder_goes(filled):
    filled.put_folders([folder(12, "Tech", position=1)])

    assert shape(filled)[6:] == [["Tech", "Feed 2"], "Feed 1", "Feed 3", "Feed 4"]
    assert filled.unread(UNREAD) == 8


def test_a_feed_of_a_folder_that_is_not_there_yet_hangs_at_the_top_until_it_comes(filled):
    filled.put_feeds([feed(9, folder_id=99)])
    assert shape(filled)[-1] == "Feed 9"

    filled.put_folders([folder(99, "Late"), folder(10), folder(11, "", 10), folder(12)])
    filled.put_feeds([feed(9, folder_id=99)])

    assert ["Late", "Feed 9"] in shape(filled)


def test_removed_feeds_take_their_numbers_along(filled):
    filled.remove_feeds([3, 4, 77])

    assert shape(filled)[6:] == [["News", "Asia", "Feed 1"], ["Tech", "Feed 2"]]
    assert filled.unread(UNREAD) == 2


def test_a_feed_that_fails_says_why_in_words(filled):
    failing = replace(
        feed(1, folder_id=10), state=FeedState.FAILING, error="http-status", error_detail="404"
    )
    filled.put_feeds([failing])
    index = filled.index_of(Source(Kind.FEED, 1))

    assert index.data(SidebarRole.PROBLEM) == "There is nothing at this address (404)."
    assert "There is nothing at this address (404)." in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "failing: There is nothing" in index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.rule("X-3")
def test_a_feed_whose_answers_come_unencrypted_says_so_in_words(filled):
    filled.put_feeds([feed(1, folder_id=10, insecure_target="http://plain.example/feed")])
    index, other = (filled.index_of(Source(Kind.FEED, feed_id)) for feed_id in (1, 3))
    words = "Not encrypted: the site redirects from https to http (plain.example)."

    assert words in index.data(Qt.ItemDataRole.ToolTipRole)
    assert f"warning: {words}" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (index.data(SidebarRole.UNSAFE), other.data(SidebarRole.UNSAFE)) == (True, False)
    assert index.data(SidebarRole.PROBLEM) == ""


def test_a_folder_counts_what_fails_in_it(filled):
    failing = {"state": FeedState.FAILING, "error": "timeout"}
    filled.put_feeds([feed(1, folder_id=10, **failing), feed(3, folder_id=11, **failing)])
    index = filled.index_of(Source(Kind.FOLDER, 10))
    assert index.data(SidebarRole.PROBLEM) == "2 feeds failing"
    assert filled.failing == 2
    assert "2 feeds failing" in index.data(Qt.ItemDataRole.AccessibleTextRole)

    filled.put_feeds([feed(1, folder_id=10), feed(3, folder_id=11)])

    assert index.data(SidebarRole.PROBLEM) == ""


def test_markup_in_the_title_of_a_feed_is_not_followed_in_its_tool_tip(filled):
    filled.put_feeds([feed(1, "<img src='file:///etc/passwd'>", folder_id=10)])

    tip = filled.index_of(Source(Kind.FEED, 1)).data(Qt.ItemDataRole.ToolTipRole)

    assert "<img" not in tip
    assert "&lt;img" in tip


def test_a_feed_being_fetched_is_marked_and_spoken(filled):
    filled.set_busy([1, 3, 77], busy=True)
    index = filled.index_of(Source(Kind.FEED, 1))

    assert index.data(SidebarRole.BUSY)
    assert "being fetched" in index.data(Qt.ItemDataRole.AccessibleTextRole)

    filled.set_busy([1], busy=False)

    assert not index.data(SidebarRole.BUSY)
    assert filled.index_of(Source(Kind.FEED, 3)).data(SidebarRole.BUSY)


def test_the_heading_can_not_be_chosen_and_views_not_renamed(filled):
    flags = [filled.flags(filled.index(row, 0)) for row in range(7)]

    assert flags[5] == Qt.ItemFlag.NoItemFlags
    assert not flags[0] & Qt.ItemFlag.ItemIsEditable
    assert flags[6] & Qt.ItemFlag.ItemIsEditable


def test_a_typed_title_is_asked_for_and_not_shown_before_it_is_so(filled):
    asked = []
    filled.renamed.connect(lambda source, title: asked.append((source, title)))
    index = filled.index_of(Source(Kind.FEED, 1))

    filled.setData(index, "  Mine ", Qt.ItemDataRole.EditRole)
    filled.setData(index, "Feed 1", Qt.ItemDataRole.EditRole)

    assert asked == [(Source(Kind.FEED, 1), "Mine")]
    assert index.data() == "Feed 1"


def test_the_feeds_of_a_place_come_in_the_order_of_the_tree(filled):
    def feeds(source):
        return [each.id for each in filled.feeds(source)]

    assert feeds(ALL) == [3, 1, 2, 4]
    assert feeds(Source(Kind.FOLDER, 10)) == [3, 1]
    assert feeds(Source(Kind.FEED, 2)) == [2]
    assert feeds(Source(Kind.FEED, 77)) == []


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (ALL, Source(Kind.FEED, 3)),
        (Source(Kind.FEED, 3), Source(Kind.FEED, 1)),
        (Source(Kind.FEED, 1), Source(Kind.FEED, 4)),
        (Source(Kind.FEED, 4), Source(Kind.FEED, 3)),
    ],
)
def test_the_next_feed_with_something_unread_follows_down_and_round(filled, after, found):
    assert filled.next_unread(after) == found


def test_nothing_unread_is_no_next_feed(filled):
    filled.set_counts(NONE)

    assert filled.next_unread(ALL) is None


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("feed:12", Source(Kind.FEED, 12)),
        ("folder:3", Source(Kind.FOLDER, 3)),
        ("unread", UNREAD),
        ("starred", STARRED),
        ("today", TODAY),
        ("all", ALL),
        ("feed", ALL),
        ("feed:x", ALL),
        ("nonsense:1", ALL),
        ("", ALL),
    ],
)
def test_a_remembered_place_is_read_back_or_is_all(written, source):
    assert Source.parse(written) == source
    assert Source.parse(str(source)) == source


def test_runs_are_rows_beside_each_other():
    assert list(runs([7, 1, 2, 3, 9, 8, 2])) == [(1, 3), (7, 9)]
    assert list(runs([])) == []


FEEDS = st.lists(st.tuples(st.integers(1, 12), st.sampled_from([None, 20, 21, 22])), max_size=6)
FOLDERS = st.sets(st.sampled_from([20, 21, 22]))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("feeds"), FEEDS),
        st.tuples(st.just("gone"), st.lists(st.integers(1, 12), max_size=4)),
        st.tuples(st.just("folders"), FOLDERS),
        st.tuples(st.just("counts"), st.dictionaries(st.integers(1, 12), st.integers(0, 3))),
        st.tuples(st.just("order"), st.lists(st.tuples(st.integers(1, 12), st.integers(0, 5)))),
    ),
    max_size=10,
)


def in_order(model, parent=None):
    """Whether all feeds stand by their positions, folder by folder."""
    parent = parent or QModelIndex()
    below = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    feeds = [index.data(SidebarRole.FEED) for index in below]
    places = [(each.position, each.id) for each in feeds if each is not None]
    return places == sorted(places) and all(in_order(model, index) for index in below)


@given(st.lists(st.integers(0, 9)))
def test_as_many_rows_as_can_stay_where_they_are(values):
    kept = [values[place] for place in sorted(longest_rising(values))]

    assert all(one < other for one, other in pairwise(kept))
    best = [1] * len(values)
    for at, value in enumerate(values):
        best[at] += max((best[i] for i in range(at) if values[i] < value), default=0)
    assert len(kept) == max(best, default=0)


def many(model, number=300):
    """A folder with many feeds and an empty one beside it; one row of the first is looked at."""
    folders = [folder(100, "Full"), folder(101, "Empty", position=1)]
    feeds = [feed(i, folder_id=100, position=i) for i in range(1, number + 1)]
    model.reset(folders, feeds, NONE)
    return {each.id: each for each in feeds}


def signals(model):
    seen = []
    for name in ("modelReset", "rowsMoved", "layoutChanged", "rowsInserted", "rowsRemoved"):
        getattr(model, name).connect(lambda *_, name=name: seen.append(name))
    return seen


def test_one_feed_that_is_moved_to_the_top_is_one_moved_row(model):
    feeds = many(model)
    looked_at = QPersistentModelIndex(model.index_of(Source(Kind.FEED, 7)))
    seen = signals(model)

    moved = {i: replace(each, position=i % 300) for i, each in feeds.items()}
    model.put_feeds(moved.values())  # 300 is the first now, and all others one further

    assert seen == ["rowsMoved"]
    assert [each.id for each in model.feeds()] == [300, *range(1, 300)]
    assert (looked_at.row(), looked_at.data()) == (7, "Feed 7")


def test_many_feeds_move_to_another_folder_at_once_and_are_found_again(model):
    feeds = many(model)
    looked_at = QPersistentModelIndex(model.index_of(Source(Kind.FEED, 40)))
    seen = signals(model)

    moved = [replace(feeds[i], folder_id=101, position=200 - i) for i in range(1, 200)]
    model.put_feeds(moved)

    assert seen == ["layoutChanged"]
    assert [each.id for each in model.feeds(Source(Kind.FOLDER, 101))] == [*range(199, 0, -1)]
    assert looked_at.data() == "Feed 40"
    assert looked_at.parent() == model.index_of(Source(Kind.FOLDER, 101))
    assert model.rowCount(model.index_of(Source(Kind.FOLDER, 100))) == 101


def test_a_full_folder_is_dissolved_at_once(model):
    many(model)
    seen = signals(model)

    model.put_folders([folder(101, "Empty", position=1)])

    assert seen == ["layoutChanged", "rowsRemoved"]
    assert model.inside(None)[1:] == [Source(Kind.FEED, i) for i in range(1, 301)]


def test_folders_that_change_their_places_with_each_other_stay_a_tree(filled):
    filled.put_folders([folder(11, "Asia"), folder(10, "News", 11), folder(12, "Tech", 10)])

    assert shape(filled)[6:] == [
        ["Asia", ["News", ["Tech", "Feed 2"], "Feed 1"], "Feed 3"],
        "Feed 4",
    ]


def test_a_feed_left_out_of_the_totals_counts_for_itself_only(filled):
    filled.put_feeds([replace(filled.feed(3), unread=5, in_totals=False)])

    assert filled.unread(Source(Kind.FEED, 3)) == 5
    assert filled.unread(Source(Kind.FOLDER, 11)) == 0
    assert filled.unread(Source(Kind.FOLDER, 10)) == 2
    assert filled.unread(UNREAD) == filled.unread(ALL) == 3
    index = filled.index_of(Source(Kind.FEED, 3))
    assert "Not counted in totals" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "not counted in totals" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_of_two_feeds_the_second_moves_before_the_first(model):
    model.put_feeds([feed(1), feed(2)])

    model.put_feeds([replace(model.feed(2), position=0)])

    assert [each.id for each in model.feeds()] == [2, 1]


@given(STEPS)
def test_whatever_is_told_the_tree_is_whole(qapp, steps):
    model = SidebarModel(lambda: NOW)
    tester = QAbstractItemModelTester(model, WARN)
    feeds, folders = {}, set()
    for what, given_ in steps:
        if what == "feeds":
            made = {i: feed(i, folder_id=where, unread=i) for i, where in given_}
            model.put_feeds(made.values())
            feeds |= made
        elif what == "gone":
            model.remove_feeds(given_)
            feeds = {i: each for i, each in feeds.items() if i not in given_}
        elif what == "folders":
            parents = {20: None, 21: 20, 22: 21}
            model.put_folders(folder(i, parent_id=parents[i]) for i in given_)
            folders = given_
        elif what == "counts":
            model.set_counts(Counts(given_, 0))
            feeds = {i: replace(each, unread=given_.get(i, 0)) for i, each in feeds.items()}
            model.put_feeds(feeds.values())
        else:
            moved = {i: replace(feeds[i], position=at) for i, at in given_ if i in feeds}
            model.put_feeds(moved.values())
            feeds |= moved

        assert {each.id for each in model.feeds()} == set(feeds)
        assert in_order(model)
        assert model.unread(UNREAD) == sum(each.unread for each in feeds.values())
        for source in model.folder_sources():
            assert model.unread(source) == sum(each.unread for each in model.feeds(source))
        assert {each.id for each in model.folder_sources()} == set(folders)
        for each in feeds.values():
            index = model.index_of(Source(Kind.FEED, each.id))
            assert index.data(SidebarRole.FEED) == each
            assert model.index(index.row(), 0, index.parent()) == index
    del tester
