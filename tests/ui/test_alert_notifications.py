"""Alerts on the desktop: what they say, what a click does, and what stays of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from feedmon.errors import NotShown
from feedmon.events import AlertsChanged, EntriesMarked
from feedmon.model import Alert, AlertKind, Telling, TellingKind, Urgency
from tests.ui.test_notifications import Person, Screen, entry, polled, refresh
from ui.notify import AlertTeller, Notifications, share
from ui.notify.alert_words import alert_message

NOW = 1_780_000_000


def alert(number, **changes):
    made = Alert(
        number,
        AlertKind.ARTICLE,
        f"rule:1:{number}",
        NOW,
        Urgency.NORMAL,
        f"Title {number}",
        "Planet",
        "Rust",
        rule_id=1,
        entry_id=number + 100,
        feed_id=1,
        found=("rust",),
    )
    return replace(made, **changes)


def telling(*alerts, kind=TellingKind.SINGLE, key="key", **more):
    return Telling(key, kind, alerts, **more)


@pytest.fixture
def screen():
    return Screen()


@pytest.fixture
def person():
    made = Person()
    made.seen = set()  # alerts that they saw to, elsewhere
    return made


@pytest.fixture
def make(tasks, person):
    """Make what shows alerts; what is clicked on lies in ``person.chosen``."""

    async def saw_to(ids):
        return person.seen & ids

    def on(channel, *, tray=True, read_s=0.0):
        teller = AlertTeller(
            tasks,
            channel=channel,
            say_elsewhere=person.tell,
            can_say_elsewhere=lambda: tray,
            is_loud=lambda: person.loud,
            clock=lambda: NOW,
            mark_read=lambda told: person.marked.append(("read", told.key)),
            star=lambda told: person.marked.append(("star", told.key)),
            seen=saw_to,
            read_s=read_s,
        )
        teller.chosen.connect(lambda told, token: person.chosen.append((told.key, token)))
        return teller

    return on


@pytest.mark.parametrize(
    ("told", "title", "lines"),
    [
        (telling(alert(1)), "Title 1", ("Planet", "Rule “Rust” found “rust”")),
        (
            telling(alert(1), alert(2), kind=TellingKind.GROUP),
            "2 alerts of “Rust”",
            ("Planet: Title 1", "Planet: Title 2"),
        ),
        (
            telling(*map(alert, range(1, 14)), kind=TellingKind.SUMMARY, why="cap"),
            "13 alerts meanwhile",
            ("Planet: Title 1", "Planet: Title 2", "Planet: Title 3", "and 10 more"),
        ),
        (
            telling(alert(1), alert(2), kind=TellingKind.SUMMARY, why="quiet"),
            "2 alerts in your quiet hours",
            ("Planet: Title 1", "Planet: Title 2"),
        ),
        (
            telling(alert(1), kind=TellingKind.DIGEST, title="Friday"),
            "Friday: 1 alert",
            ("Planet: Title 1",),
        ),
    ],
)
def test_a_message_says_what_matched_and_how_much_more_there_is(told, title, lines):
    message = alert_message(told, NOW)

    assert (message.title, message.lines) == (title, lines)


async def test_an_alert_is_urgent_has_buttons_and_is_shown_in_its_own_place(make, screen, person):
    teller = make(screen)
    await teller.tell(telling(alert(1), urgent=True))
    await teller.tell(telling(alert(2), key="other"))
    await teller.tell(telling(alert(1), urgent=True))  # again, after a failure

    assert screen.titles() == ["Title 1", "Title 2"]
    message = screen.there[screen.number("Title 1")]
    assert (message.urgent, message.key) == (True, "key")
    assert screen.buttons("Title 1") == ["Open", "Mark as Read", "Star"]


async def test_a_click_opens_marks_or_stars(make, screen, person, until):
    teller = make(screen)
    for key, words in (("a", None), ("b", "Mark as Read"), ("c", "Star")):
        await teller.tell(telling(alert(1), key=key))
        screen.click("Title 1", words, token="token")
        await until(lambda: screen.there == {})

    assert person.chosen == [("a", "token")]
    assert person.marked == [("read", "b"), ("star", "c")]


async def test_what_was_read_goes_from_the_screen_when_all_of_it_was(make, screen, until):
    teller = make(screen)
    await teller.tell(telling(alert(1), alert(2), kind=TellingKind.GROUP))
    teller.receive([EntriesMarked((101,), read=True)])
    assert len(screen.there) == 1

    teller.receive([EntriesMarked((102,), read=True)])
    await until(lambda: screen.there == {})


async def test_what_was_seen_to_elsewhere_goes_from_the_screen_when_all_of_it_was(
    make, screen, person, until
):
    teller = make(screen)
    await teller.tell(telling(alert(1), alert(2), kind=TellingKind.GROUP, urgent=True))
    await teller.tell(telling(alert(3), key="other"))
    person.seen = {1, 3}
    teller.receive([AlertsChanged((1, 3))])
    await until(lambda: screen.titles() == ["2 alerts of “Rust”"])

    person.seen = {1, 2, 3}
    teller.receive([AlertsChanged((2,))])
    await until(lambda: screen.there == {})


async def test_without_a_service_the_tray_says_it_and_without_a_tray_nobody(make, screen, person):
    screen.fails = True
    teller = make(screen)
    await teller.tell(telling(alert(1)))
    assert person.told == [("Title 1", "Planet\nRule “Rust” found “rust”")]
    assert teller.clicked_elsewhere()
    assert person.chosen == [("key", "")]
    assert not teller.clicked_elsewhere()

    with pytest.raises(NotShown):
        await make(None, tray=False).tell(telling(alert(1)))


async def test_in_the_tray_one_alert_does_not_take_the_place_of_another_unread(
    make, person, tasks, until
):
    teller = make(None, read_s=0.1)
    await teller.tell(telling(alert(1)))
    second = tasks.start(teller.tell(telling(alert(2))), name="second")
    await asyncio.sleep(0)
    assert [title for title, _ in person.told] == ["Title 1"]

    await second
    assert [title for title, _ in person.told] == ["Title 1", "Title 2"]


async def test_alerts_and_plain_notifications_share_a_screen_but_no_article(
    tasks, make, screen, person, until
):
    plain, alerting = share(screen)
    teller = make(alerting)
    notifications = Notifications(
        tasks,
        channel=plain,
        say_elsewhere=person.tell,
        is_attended=lambda: False,
        is_wanted=lambda: True,
        is_loud=lambda: False,
        mark_read=person.mark_read,
        star=person.star,
        picture_of=person.pictures.get,
        gather_ms=20,
    )
    notifications.chosen.connect(person.choose)
    await teller.tell(telling(alert(1)))
    news = polled(5)
    alerted = replace(entry(1), alerted=True, title="Title 1")
    posted = replace(entry(7), alerted=True, title="Title 7")  # to a webhook: nobody saw it here
    new = (*news.new, alerted, posted)
    notifications.receive(refresh(replace(news, new=new, on_desktop=frozenset({1}))))
    await until(lambda: len(screen.shown) == 2)

    assert screen.titles() == ["Title 1", "2 new in Feed 1"]
    screen.click("2 new in Feed 1")
    screen.click("Title 1")
    await until(lambda: screen.there == {})
    assert person.chosen == [([5, 7], ""), ("key", "")]
    await notifications.close()
    assert screen.closed_for_good
