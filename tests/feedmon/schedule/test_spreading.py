"""Many feeds at once."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import schedule
from feedmon.schedule import HOUR, MINUTE, Reason

NOW = 1_800_000_000


@pytest.mark.rule("O-1")
def test_feeds_added_together_get_their_first_poll_one_after_the_other():
    alone = schedule.spread(1, NOW, Random(1))
    many = [due.at for due in schedule.spread(2000, NOW, Random(1))]

    assert alone == [schedule.Due(NOW, Reason.ADDED)]
    assert max(many) - min(many) > 9 * MINUTE
    assert max(many) <= NOW + 10 * MINUTE


@pytest.mark.rule("F-14")
@given(overdue=st.integers(1, 20_000))
def test_what_is_overdue_comes_back_over_ten_minutes_or_half_a_second_each(overdue):
    ticks, left = 0, overdue
    while left > 0:
        left -= schedule.share_of_tick(left, 5.0)
        ticks += 1

    assert ticks * 5.0 >= min(10 * MINUTE, overdue * 0.5) * 0.95
    assert ticks * 5.0 <= HOUR
