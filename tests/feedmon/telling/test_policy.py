"""What is said on the desktop, when, and in how many messages."""

from datetime import UTC

import pytest

from feedmon.model import Alert, AlertKind, Urgency
from feedmon.telling import LATE_S, Manners, Waiting, messages, read_quiet

NOW = 1_780_000_000  # a Thursday, 20:26 UTC
MINUTE, HOUR = 60, 3600
EVENING = read_quiet('{"3": "20:00-23:00"}')
NEVER = read_quiet("")


def waits(number, *, rule=1, ago=10, urgent=False, digest=None, kind=AlertKind.ARTICLE):
    alert = Alert(
        number,
        kind,
        f"k{number}",
        NOW - ago,
        Urgency.URGENT if urgent else Urgency.NORMAL,
        f"Title {number}",
        "Feed",
        rule_id=rule,
    )
    title, digest_id = digest or (None, 0)
    return Waiting(
        *(number, f"key{number}", (alert,), NOW - ago),
        urgent=urgent,
        digest=title,
        digest_id=digest_id,
    )


def said(waiting, *, told=(), now=NOW, **manners):
    """Each message: its kind, why, and the alerts in it."""
    manners = Manners(**{"quiet": NEVER, "zone": UTC, **manners})
    return [
        (str(one.telling.kind), one.telling.why, [alert.id for alert in one.telling.alerts])
        for one in messages(waiting, manners, told, now)
    ]


def test_what_one_rule_tells_at_once_is_one_message():
    waiting = [waits(1), waits(2, rule=2), waits(3)]

    assert said(waiting) == [("group", "", [1, 3]), ("single", "", [2])]


def test_a_message_goes_by_the_key_of_the_first_that_is_in_it():
    (message,) = messages([waits(3), waits(1)], Manners(NEVER), (), NOW)

    assert message.telling.key == "key1"
    assert [part.id for part in message.parts] == [1, 3]


def test_the_others_of_a_poll_are_waited_for_a_moment_but_not_for_what_is_urgent():
    fresh = [waits(1, ago=1), waits(2, rule=2, ago=1, urgent=True)]

    assert said(fresh) == [("single", "", [2])]
    assert said(fresh, now=NOW + 5) == [("single", "", [2]), ("single", "", [1])]


def test_while_more_of_it_comes_a_rule_speaks_seldom():
    coming = [waits(number, ago=22 - 2 * number) for number in range(1, 11)]

    assert said(coming) == []
    assert said(coming, now=NOW + 4) == [("group", "", [*range(1, 11)])]
    still = [*coming, waits(11, ago=-10)]
    assert said(still, now=NOW + 11) == [("group", "", [*range(1, 12)])]


@pytest.mark.parametrize("hold", [{"quiet": EVENING}, {"snoozed_until": NOW + 1}])
def test_only_what_is_urgent_breaks_through(hold):
    waiting = [waits(1), waits(2, urgent=True), waits(3, digest=("Evening", 1))]

    assert said(waiting, **hold) == [("single", "", [2])]


def test_what_was_missed_in_quiet_hours_is_summed_up_once():
    waiting = [waits(1, ago=2 * HOUR), waits(2, rule=2, ago=HOUR), waits(3, rule=3)]

    now = NOW + 3 * HOUR
    assert said(waiting, quiet=EVENING, now=now) == [("summary", "late", [1, 2, 3])]
    just_over = NOW + 2 * HOUR + 33 * MINUTE + 30  # ten seconds after 23:00
    waiting = [waits(1, ago=0), waits(2, rule=2, ago=NOW - just_over + 20)]
    assert said(waiting, quiet=EVENING, now=just_over) == [("summary", "quiet", [1, 2])]
    in_time = [waits(1, ago=0), waits(2, rule=2, ago=-HOUR)]
    assert said(in_time, quiet=EVENING, now=now) == [("summary", "quiet", [1, 2])]


def test_one_alone_that_had_to_wait_is_told_as_itself():
    assert said([waits(1, ago=5 * HOUR)]) == [("single", "", [1])]


def test_what_a_snooze_held_back_says_so():
    waiting = [waits(1, ago=HOUR), waits(2, rule=2, ago=HOUR)]

    assert said(waiting, snoozed_until=NOW - 1) == [("summary", "snooze", [1, 2])]


def test_what_a_clock_that_had_jumped_raised_is_told():
    assert said([waits(1, ago=-9 * HOUR)]) == [("single", "", [1])]


def test_beyond_the_cap_the_last_message_has_all_that_is_left():
    waiting = [waits(number, rule=number) for number in range(1, 6)]

    assert said(waiting, cap=3, told=[NOW - 60]) == [
        ("single", "", [1]),
        ("summary", "cap", [2, 3, 4, 5]),
    ]


def test_with_the_cap_reached_all_waits_for_the_next_hour_but_what_is_urgent():
    waiting = [waits(1, rule=1), waits(2, rule=2), waits(3, rule=3, urgent=True)]
    told = [NOW - 59 * MINUTE, NOW - 5]

    assert said(waiting, cap=2, told=told) == [("single", "", [3])]
    later = NOW + 2 * MINUTE + LATE_S
    assert said(waiting[:2], cap=2, told=told, now=later) == [("summary", "late", [1, 2])]


def test_a_digest_is_one_message_of_its_own():
    waiting = [waits(1), waits(2, digest=("Evening", 1), ago=HOUR)]

    assert said(waiting, cap=1) == [("digest", "", [2]), ("single", "", [1])]


def test_the_runs_of_a_digest_that_nobody_was_there_for_are_one_message():
    runs = (("", 1), ("", 2), ("", 1), ("", 1))
    waiting = [waits(number, digest=each, ago=HOUR) for number, each in enumerate(runs, start=1)]

    assert said(waiting) == [("digest", "", [1, 3, 4]), ("digest", "", [2])]


def test_feeds_that_need_a_look_are_told_together():
    kinds = [AlertKind.FAILING, AlertKind.SILENT, AlertKind.FAILING]
    waiting = [waits(n, rule=None, kind=kind) for n, kind in enumerate(kinds, 1)]

    assert said(waiting) == [("group", "", [1, 3]), ("single", "", [2])]


def test_what_is_about_nothing_any_more_is_not_said():
    assert messages([Waiting(1, "k", (), NOW)], Manners(NEVER), (), NOW) == []
