"""A subscription from its beginning to its end, without a network or a clock."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon import push
from feedmon.model import Push, PushKind, PushState
from feedmon.push.lease import renewal_after

NOW, HOUR, DAY = 1_780_000_000, 3_600, 86_400
FRESH = Push(
    1, 1, PushKind.WEBSUB, "https://hub.example/", "https://a.example/", "p", "https://c/p"
)


def verified(lease_s=10 * DAY, now=NOW):
    return push.after_verification(push.begin(FRESH, now, "secret"), now, lease_s)


@pytest.mark.rule("W-3")
@pytest.mark.parametrize(
    ("lease_s", "renewed_after"),
    [
        (10 * DAY, 5 * DAY),  # half of it
        (2 * DAY, DAY),
        (36 * HOUR, 12 * HOUR),  # a day before its end
        (25 * HOUR, HOUR),
        (DAY, 12 * HOUR),  # there is no day before
        (HOUR, HOUR // 2),
    ],
)
def test_a_lease_is_renewed_at_half_of_it_and_a_day_before_its_end(lease_s, renewed_after):
    subscription = verified(lease_s)

    assert subscription.lease_until == NOW + lease_s
    assert subscription.renew_at == NOW + renewed_after


@pytest.mark.rule("W-3")
@given(st.integers(0, 10**9))
def test_whatever_lease_a_hub_gives_it_is_renewed_before_its_end(lease_s):
    subscription = verified(lease_s)

    assert NOW < subscription.renew_at < subscription.lease_until <= NOW + 30 * DAY
    assert renewal_after(max(lease_s, 2)) > 0


@pytest.mark.rule("W-3")
def test_a_new_secret_takes_the_place_of_the_old_one_when_the_hub_agrees():
    first = verified()

    asked = push.begin(first, NOW + DAY, "newer")
    renewed = push.after_verification(asked, NOW + DAY, 10 * DAY)

    assert (first.secret, first.next_secret) == ("secret", None)
    assert (asked.secret, asked.next_secret) == ("secret", "newer")
    assert (renewed.secret, renewed.next_secret) == ("newer", None)
    assert renewed.verified_at == NOW  # news came all the time


@pytest.mark.rule("W-3")
def test_each_failure_waits_longer_and_the_fifth_ends_it():
    subscription, at, waits = verified(), NOW + 5 * DAY, []
    for _ in range(4):
        subscription = push.after_failure(subscription, at, Random(1), error="timeout")
        assert subscription.state is PushState.VERIFIED
        waits.append(subscription.renew_at - at)
        at = subscription.renew_at

    subscription = push.after_failure(subscription, at, Random(1), error="timeout")

    assert waits == sorted(waits)
    assert subscription.state is PushState.FAILED
    assert (subscription.secret, subscription.lease_until) == (None, None)
    assert not replace(subscription, heard_since=NOW).is_healthy(at)


@pytest.mark.rule("W-3")
def test_no_retry_waits_beyond_the_end_of_the_lease():
    subscription = verified(HOUR)
    almost = NOW + HOUR - 10

    assert push.after_failure(subscription, almost, Random(1), error="x").renew_at == NOW + HOUR
    assert push.after_request(push.begin(subscription, almost, "s"), almost).renew_at == NOW + HOUR
    assert not push.is_lapsed(subscription, NOW + HOUR - 1)
    assert push.is_lapsed(subscription, NOW + HOUR)
    assert push.lapse(subscription).state is PushState.PENDING


@pytest.mark.rule("W-3")
def test_a_hub_has_ten_minutes_to_ask_back():
    asked = push.after_request(push.begin(FRESH, NOW, "secret"), NOW)

    assert not push.overdue(asked, NOW + 599)
    assert push.overdue(asked, NOW + 600)
    # It asked back before it answered: there is nothing to wait for.
    assert push.after_request(verified(), NOW) == verified()


@pytest.mark.rule("W-6")
def test_what_is_over_is_told_three_times_at_most():
    leaving = replace(verified(), state=PushState.LEAVING, renew_at=NOW)
    asked = push.after_request(push.begin(leaving, NOW, None), NOW)

    assert asked.next_secret is None
    assert push.after_leaving(asked) is None
    again = push.after_failure(asked, NOW, Random(1), error="timeout")
    again = push.after_failure(again, NOW, Random(1), error="timeout")
    assert again is not None
    assert push.after_failure(again, NOW, Random(1), error="timeout") is None
    assert push.after_leaving(verified()) == verified()  # nobody asked for that


@pytest.mark.rule("W-4")
def test_nobody_relies_on_what_is_over_doubtful_or_not_heard():
    heard = replace(verified(), heard_since=NOW)

    assert heard.is_healthy(NOW)
    assert not heard.is_healthy(NOW + 10 * DAY)
    assert not verified().is_healthy(NOW)
    doubtful = replace(heard, unreliable_until=NOW + DAY)
    assert not doubtful.is_healthy(NOW)
    assert doubtful.is_healthy(NOW + DAY)
    assert not replace(heard, state=PushState.DENIED).is_healthy(NOW)
