"""What a person set, over what holds until they do."""

from __future__ import annotations

import pytest

from feedmon.settings import NO_PROXY, Settings

BASE = Settings(interval_s=1800, workers=3)


def test_what_was_set_goes_before_what_holds_otherwise():
    settings = BASE.with_stored({"interval_s": 7200, "keep_newest": None, "proxy": NO_PROXY})

    assert settings == Settings(interval_s=7200, workers=3, keep_newest=None, proxy=NO_PROXY)


@pytest.mark.parametrize(
    "values",
    [
        {"interval_s": "often"},
        {"interval_s": 0},
        {"interval_s": True},
        {"interval_s": None},
        {"in_flight": 2.5},
        {"fetch_s": -1},
        {"ipv4_first": 1},
        {"proxy": 8080},
        {"unheard_of": 1},
    ],
)
def test_a_value_that_is_none_of_its_kind_is_left_aside(values):
    assert BASE.with_stored(values) == BASE


def test_what_a_worker_may_cost_is_not_read_from_the_store():
    assert BASE.with_stored({"workers": 64}) == BASE
