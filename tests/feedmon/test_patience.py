"""How long a request keeps its place."""

from __future__ import annotations

import pytest

from feedmon.pacing.patience import LEAST_S, TIMES, Patience


@pytest.mark.rule("X-2")
def test_beside_quick_answers_patience_ends_sooner():
    patience = Patience(0.2)
    assert patience.seconds == 0.2

    for _ in range(40):
        patience.note(0.02)

    assert patience.seconds == pytest.approx(0.02 * TIMES, rel=0.2)


def test_some_patience_is_left_however_quick_the_answers_are():
    patience = Patience(0.2)
    for _ in range(1000):
        patience.note(0.0)

    assert patience.seconds == LEAST_S


@pytest.mark.rule("X-2")
def test_a_third_of_silent_servers_changes_little():
    patience = Patience(0.2)
    for _ in range(200):
        for took in (0.02, 60.0, 0.02):
            patience.note(took)

    assert patience.seconds == pytest.approx(0.02 * TIMES, rel=0.3)


def test_where_all_are_slow_it_is_as_long_as_it_may_be():
    patience = Patience(0.2)
    for took in (*[0.01] * 50, *[1.0] * 50):
        patience.note(took)

    assert patience.seconds == 0.2
