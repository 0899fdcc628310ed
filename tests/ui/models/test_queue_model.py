"""The live queue: which feeds are in it, why, for how long, and how its rows change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from feedmon.model import FeedState, PollStep, RunningPoll
from tests.ui.fakes import NOW, feed
from ui.models.queue import Lane, QueueColumn, QueueModel, queued
from ui.models.table_text import rows_as_text


def failing(feed_id, **more):
    given = {"state": FeedState.FAILING, "error": "timeout", "error_detail": "20", "failures": 2}
    return feed(feed_id, **(given | {"next_poll_at": NOW + 600} | more))


FEEDS = (
    feed(1, next_poll_at=NOW + 60),
    feed(2, next_poll_at=NOW - 90, next_poll_reason="ttl"),
    feed(3, next_poll_at=NOW + 300, next_poll_reason="retry-after"),
    failing(4, next_poll_reason="back-off"),
    failing(5, state=FeedState.PARKED, failures=12, next_poll_at=NOW + 3 * 86_400),
    failing(6, state=FeedState.PAUSED, next_poll_at=NOW - 5),
    feed(7, state=FeedState.GONE, next_poll_at=NOW - 5),
    feed(8, next_poll_at=None),
    feed(9, next_poll_at=NOW + 900, next_poll_reason="outage"),
    failing(10, next_poll_reason="back-off"),
    feed(11, next_poll_at=NOW - 5),
    feed(12, next_poll_at=NOW - 5),
)
POLLS = (
    RunningPoll(10, PollStep.ASKING, NOW - 12, host="10.example"),
    RunningPoll(11, PollStep.PAUSE, NOW - 1, until=NOW + 41, by_schedule=True, host="reddit.com"),
    RunningPoll(12, PollStep.TURN, NOW - 3, by_schedule=True, host="reddit.com"),
    RunningPoll(99, PollStep.ASKING, NOW),  # removed meanwhile
)


@pytest.fixture
def model(qapp):
    made = QueueModel(lambda: NOW)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(made)
    return made


def ids(model):
    return [model.id_at(row) for row in range(model.rowCount())]


def test_the_queue_has_what_is_asked_and_what_waits_and_no_other_feed():
    assert {feed_id: row.lane for feed_id, row in queued(FEEDS, POLLS, NOW).items()} == {
        2: Lane.DUE,
        3: Lane.WAITING,
        4: Lane.BACKING_OFF,
        5: Lane.PARKED,
        9: Lane.BACKING_OFF,
        10: Lane.RUNNING,
        11: Lane.WAITING,
        12: Lane.WAITING,
    }


def test_rows_say_why_and_for_how_long_those_that_are_asked_first(model):
    model.show(queued(FEEDS, POLLS, NOW))
    model.settle()

    columns = [QueueColumn.TITLE, QueueColumn.STATE, QueueColumn.WHY, QueueColumn.TIME]
    written = rows_as_text(model, range(model.rowCount()), columns).splitlines()

    silent = "The server did not answer within 20 seconds."
    assert written[0] == "Feed\tState\tWhy\tTime"
    assert written[1:] == [
        "Feed 10\tAsking\tYou refreshed it\tfor 12 s",
        "Feed 12\tWaiting\tIt is not its turn yet at reddit.com\tfor 3 s",
        "Feed 11\tWaiting\treddit.com gets a pause between two requests\tin 41 s",
        "Feed 3\tWaiting\tThe server asked to be left alone until then\tin 5 min",
        "Feed 2\tDue\tAsked within moments: ttl of the feed\tfor 90 s",
        f"Feed 4\tBacking off\t2 failures in a row: {silent}\tin 10 min",
        "Feed 9\tBacking off\tThe network was away\tin 15 min",
        f"Feed 5\tParked\t12 failures in a row: {silent}\tin 3 days",
    ]


def test_while_polling_is_paused_what_is_due_says_so(model):
    model.show(queued(FEEDS[1:2], (), NOW, paused_until=NOW + 3600))

    why = model.index_of(2).siblingAtColumn(QueueColumn.WHY).data()
    assert why.startswith("Polling paused until ")


def test_rows_come_change_and_go_where_they_are_until_they_are_put_in_order(model):
    model.show(queued(FEEDS, POLLS, NOW))
    before = ids(model)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    asked = RunningPoll(5, PollStep.ASKING, NOW)
    model.show(queued(FEEDS, [asked], NOW))
    after = ids(model)
    model.settle()

    assert set(before) - set(after) == set()  # what was asked is due again, or waits
    assert [i for i in after if i in before] == [i for i in before if i in after]
    assert ids(model)[0] == 5
    model.show({})
    assert ids(model) == resets == []


def test_a_lane_and_words_narrow_the_queue_and_all_is_counted(model):
    model.show(queued(FEEDS, POLLS, NOW))

    model.choose(Lane.WAITING)
    waiting = set(ids(model))
    model.choose(Lane.ALL, "12.example")

    assert (waiting, ids(model)) == ({3, 11, 12}, [12])
    assert model.counts() == {
        Lane.ALL: 8,
        Lane.RUNNING: 1,
        Lane.WAITING: 3,
        Lane.DUE: 1,
        Lane.BACKING_OFF: 2,
        Lane.PARKED: 1,
    }
    assert model.running([3, 11, 12]) == [11, 12]


def test_it_is_sorted_by_any_column(model):
    model.show(queued(FEEDS, POLLS, NOW))
    for column in QueueColumn:
        model.sort(column, Qt.SortOrder.DescendingOrder)
        down = ids(model)
        model.sort(column)
        assert set(ids(model)) == set(down)
    assert ids(model)[0] == 10  # by server: "10.example"
