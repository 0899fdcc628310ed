"""Charts of days: which days they are, their scale and labels, and what is said of them."""

import time
from datetime import date
from itertools import pairwise

import pytest

from feedmon.model import Weeks
from ui import text
from ui.models.charting import Chart, Series, day_begins, days_of, labelled, scale
from ui.views.sparkline import heights

DAYS = (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4))
POLLS = Chart(
    "Polls", DAYS, (Series("Quiet", (3, 0, 9), "muted"), Series("Bad", (1, 0, 0), "text"))
)
ARTICLES = Chart("Articles", DAYS, (Series("Articles", (1, 0, 12), "accent"),))


@pytest.fixture
def berlin(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_days_begin_at_midnight_also_where_clocks_change(berlin):
    begins = day_begins(1_774_900_000, 4)  # Monday, 30 March 2026; on Sunday the clocks went on

    assert [str(day) for day in days_of(begins)] == [f"2026-03-{day}" for day in range(27, 31)]
    assert [after - before for before, after in pairwise(begins)] == [
        *(86_400, 86_400, 82_800, 86_400)
    ]


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (9, [0, 5, 10]),
        (69, [0, 20, 40, 60, 80]),
        (1_001, [0, 500, 1_000, 1_500]),
    ],
)
def test_a_scale_has_few_round_numbers_and_room_for_all(most, lines):
    assert scale(most) == lines


@pytest.mark.parametrize(
    ("width", "places"), [(1_000, [13, 27, 41, 55]), (130, [27, 55]), (10, [55])]
)
def test_so_many_days_are_named_as_there_is_room_for_today_among_them(width, places):
    assert labelled(56, width, 40) == places


def test_every_day_and_the_whole_are_said_in_words_and_written_as_a_table():
    assert ARTICLES.said(2) == "Wednesday, 4 March: 12 articles"
    assert POLLS.said(0) == "Monday, 2 March: Quiet 3, Bad 1"
    assert POLLS.summary() == (
        "From Monday, 2 March to Wednesday, 4 March. Most on Wednesday, 4 March: Quiet 9, Bad 0"
    )
    assert POLLS.as_text() == (
        "Day\tQuiet\tBad\n2026-03-02\t3\t1\n2026-03-03\t0\t0\n2026-03-04\t9\t0\n"
    )


def test_nothing_is_said_to_be_nothing():
    empty = Chart("Articles", DAYS, (Series("Articles", (0, 0, 0), "accent"),))

    assert empty.is_empty
    assert empty.summary() == "From Monday, 2 March to Wednesday, 4 March: nothing"


@pytest.mark.parametrize(
    ("numbers", "bars"),
    [([0, 0], [1, 1]), ([0, 7, 14], [1, 7, 14]), ([1, 10_000], [2, 14]), ([], [])],
)
def test_small_bars_show_the_share_of_the_highest_and_never_hide_anything(numbers, bars):
    assert heights(numbers) == bars


@pytest.mark.parametrize(
    ("articles", "known", "short"),
    [((0,) * 12, 12, "0"), ((0,) * 11 + (1,), 12, "0.1"), ((0,) * 10 + (20, 31), 2, "26")],
)
def test_articles_a_week_are_a_short_number(articles, known, short):
    assert text.per_week(Weeks(1, articles, known)) == short


def test_weeks_are_said_one_by_one_as_far_as_they_are_known():
    weeks = Weeks(1, (0,) * 9 + (2, 0, 4), 3)

    said = "2 articles a week. The last 3 weeks, the oldest first: 2, 0, 4"
    assert text.week_by_week(weeks) == said
    assert text.week_by_week(Weeks(1, (0,) * 11 + (4,), 1)) == "4 articles in the last week"
    assert text.log_is_whole_since(date(2027, 1, 15)).endswith("Friday, 15 January.")
