"""The rows of the health window: values, order, filters, and what they do while things happen."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from feedmon.model import FeedHealth, FeedState, PollRecord, Skipped
from tests.ui.fakes import NOW, feed
from ui.models.health import SLOW_MS, Filter, HealthModel
from ui.models.health_columns import SPECS, Column
from ui.models.poll_log import PollLogModel

DOWN = Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qapp):
    made = HealthModel(lambda: NOW)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(made)
    return made


def ids(model):
    return [model.id_at(row) for row in range(model.rowCount())]


def cell(model, feed_id, column, role=Qt.ItemDataRole.DisplayRole):
    index = model.index_of(feed_id)
    return index.siblingAtColumn(column).data(role)


def test_every_column_has_a_title_words_and_a_tip(model):
    model.reset([feed(1)])

    assert set(SPECS) == set(Column)
    for column in Column:
        head = model.headerData(column, Qt.Orientation.Horizontal)
        tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert head
        assert tip
        assert isinstance(cell(model, 1, column), str)


def test_a_feed_is_said_to_do_as_it_does(model):
    model.reset(
        [
            feed(
                1,
                state=FeedState.FAILING,
                error="http-status",
                error_detail="404",
                last_status=404,
                failures=3,
                last_success_at=NOW - 7200,
                response_ms=1400,
                next_poll_at=NOW - 5,
                next_poll_reason="back-off",
            ),
            feed(2, state=FeedState.PAUSED, next_poll_at=NOW + 60, next_poll_reason="interval"),
        ]
    )
    model.put_sums({1: FeedHealth(1, 12, 34_000, 1_200_000)})

    assert [cell(model, 1, column) for column in Column if column != Column.REASON] == [
        "Feed 1",
        "Failing",
        "2 h",
        "404 Not found",
        "1.4 s",
        "3",
        "soon, waiting longer after failures",
        "12",
        "34 kB",
        "1.2 MB",
        "",
    ]
    assert cell(model, 2, Column.SUCCESS) == "never"
    assert cell(model, 2, Column.NEXT) == "paused"


def test_the_exact_time_and_the_address_are_in_the_tips(model):
    model.reset([feed(1, last_success_at=NOW - 60, title="<b>Bold</b>")])
    tip = Qt.ItemDataRole.ToolTipRole

    assert f"{datetime.fromtimestamp(NOW - 60).astimezone():%H:%M}" in cell(
        model, 1, Column.SUCCESS, tip
    )
    assert "&lt;b&gt;Bold" in cell(model, 1, Column.TITLE, tip)
    assert "https://1.example/feed" in cell(model, 1, Column.TITLE, tip)


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_both_ways_and_keeps_what_is_equal_in_its_order(model, column):
    model.reset([feed(n, title="Same") for n in (3, 1, 2)])

    model.sort(column)
    up = ids(model)
    model.sort(column, DOWN)

    assert up == ids(model) == [3, 1, 2]


def test_what_is_not_known_comes_last_whichever_way_it_is_sorted(model):
    model.reset([feed(1), feed(2, response_ms=5), feed(3, response_ms=900)])

    model.sort(Column.RESPONSE)
    up = ids(model)
    model.sort(Column.RESPONSE, DOWN)

    assert (up, ids(model)) == ([2, 3, 1], [3, 2, 1])


def test_what_wants_an_eye_comes_first(model):
    states = [FeedState.OK, FeedState.GONE, FeedState.PAUSED, FeedState.FAILING, FeedState.PARKED]
    feeds = [feed(n, state=state) for n, state in enumerate(states, 1)]
    model.reset([*feeds, feed(9, insecure_target="http://9.example/")])

    model.sort(Column.STATE)

    assert ids(model) == [4, 5, 2, 9, 3, 1]


def test_filters_and_words_narrow_the_rows(model):
    model.reset(
        [
            feed(1, "Alpha News"),
            feed(2, "Beta", state=FeedState.FAILING),
            feed(3, "Gamma", state=FeedState.PARKED),
            feed(4, "Delta news", response_ms=SLOW_MS),
            feed(5, "Epsilon", error="timeout", state=FeedState.FAILING),
            feed(6, "Zeta", left_out=3),
        ]
    )
    found = {}
    for which in Filter:
        model.choose(which)
        found[which] = ids(model)
        assert len(found[which]) == model.counts()[which]
    model.choose(Filter.ALL, "news A")
    words = ids(model)
    model.choose(Filter.ALL, "4.EXAMPLE")

    assert found[Filter.FAILING] == [2, 5, 3]  # by title
    assert found[Filter.PARKED] == [3]
    assert found[Filter.SLOW] == [4, 5]
    assert found[Filter.WARNED] == [6]
    assert found[Filter.FAILED] == found[Filter.NOT_ASKED] == []
    assert words == [1, 4]
    assert ids(model) == [4]


def test_the_feeds_of_a_refresh_are_filters_of_their_own(model):
    model.reset([feed(n) for n in (1, 2, 3, 4)])
    model.note_refresh([2], [Skipped(3, "u", "paused"), Skipped(4, "u", "just-asked", NOW + 40)])

    model.choose(Filter.FAILED)
    failed = ids(model)
    model.choose(Filter.NOT_ASKED)

    assert (failed, ids(model)) == ([2], [3, 4])
    assert cell(model, 3, Column.REASON) == "Paused"
    assert cell(model, 4, Column.REASON).startswith("Asked less than a minute ago; waits until ")
    assert cell(model, 4, Column.REASON).endswith(", 40 s")
    model.note_refresh([], [])
    assert cell(model, 4, Column.REASON) == ""


def test_values_change_in_place_and_the_order_follows_when_it_is_asked_for(model):
    model.reset([feed(n, response_ms=n) for n in (1, 2, 3)])
    model.sort(Column.RESPONSE)
    held = QPersistentModelIndex(model.index_of(1))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    model.put([feed(1, response_ms=99)])
    before = ids(model)
    model.settle()

    assert (before, ids(model)) == ([1, 2, 3], [2, 3, 1])
    assert held.row() == 2
    assert resets == []


def test_a_row_that_gets_well_stays_until_the_filter_is_chosen_again(model):
    model.reset([feed(1, state=FeedState.FAILING), feed(2)])
    model.choose(Filter.FAILING)

    model.put([feed(1), feed(2, state=FeedState.FAILING)])
    model.settle()
    meanwhile = set(ids(model))
    model.choose(Filter.FAILING)

    assert (meanwhile, ids(model)) == ({1, 2}, [2])


def test_feeds_come_to_their_place_and_go(model):
    model.reset([feed(n) for n in (1, 3, 5, 7)])

    model.put([feed(n) for n in (8, 4, 2, 6)])
    joined = ids(model)
    model.remove([1, 4, 5, 99])

    assert (joined, ids(model)) == ([1, 2, 3, 4, 5, 6, 7, 8], [2, 3, 6, 7, 8])
    assert model.row(4) is None


def test_many_scattered_changes_are_told_as_one(model):
    model.reset([feed(n) for n in range(1, 101)])
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    model.put([feed(n, failures=1) for n in range(1, 101, 2)])

    assert len(told) == 1


def test_a_feed_that_is_being_fetched_is_said_to_be(model):
    model.reset([feed(1)])

    model.set_busy([1, 99], busy=True)
    busy = cell(model, 1, Column.STATE)
    model.set_busy([1], busy=False)

    assert (busy, cell(model, 1, Column.STATE)) == ("Fetching", "Works")


# --- the log --------------------------------------------------------------------------------


def poll(at, feed_id=1, **more):
    given = {
        "outcome": "unchanged",
        "status": 200,
        "response_ms": 80,
        "wire_bytes": 900,
        "bytes_saved": 0,
        "requests": 1,
        "new": 0,
        "updated": 0,
    }
    return PollRecord(feed_id, at, **(given | more))


def test_newer_polls_come_in_above_and_the_oldest_leave(qtmodeltester):
    model = PollLogModel(lambda: NOW)
    told = []
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    model.modelReset.connect(lambda: told.append("reset"))
    polls = [poll(NOW - n) for n in range(5)]

    model.show(polls[2:5])
    model.show(polls[:4])
    model.show(polls[:4])
    model.show([poll(NOW + 50, feed_id=2)])

    assert told == ["reset", ("in", 0, 1), ("out", 4, 4), "reset"]
    qtmodeltester.check(model)


def test_a_poll_is_said_in_words():
    model = PollLogModel(lambda: NOW)
    model.show(
        [
            poll(NOW, outcome="new", status=200, new=3, updated=1),
            poll(NOW - 60, outcome="not-modified", status=304, wire_bytes=0),
            poll(NOW - 120, outcome="failed", status=None, error="timeout", error_detail="30"),
        ]
    )

    assert [model.index(row, 1).data() for row in range(3)] == [
        "3 new, 1 changed",
        "Unchanged",
        "The server did not answer within 30 seconds.",
    ]
    assert [model.index(row, 2).data() for row in range(3)] == [
        "200 OK",
        "304 Unchanged",
        "Timeout",
    ]
