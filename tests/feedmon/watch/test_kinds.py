"""Pages of many kinds: what means nothing stays untold, what means something is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feedmon.model import WatchedBefore, WatchSpec, WatchTask, WatchWhen
from feedmon.sanitize import clean
from feedmon.watch import look
from tests.feedmon.watch.kinds import HTML, KINDS, css, dressed, page, shop

URL = "https://site.example/page"


def seen(text, spec, before=None, content_type=HTML, title=""):
    """What a look tells, and what the next one has to know."""
    task = WatchTask(spec, before, title)
    told = look(text.encode(), content_type, URL, task)
    if told.version is not None:
        number = 1 if before is None else before.id + 1
        before = WatchedBefore(number, told.version.key, told.version.text)
    return told, before


@pytest.mark.parametrize("name", KINDS)
def test_other_markup_with_the_same_meaning_is_silent(name):
    kind = KINDS[name]
    first, before = seen(kind.before, kind.spec, content_type=kind.content_type)
    known = {entry.guid for entry in first.feed.entries}

    assert first.silent
    for number in (1, 2):
        text = dressed(kind.before, number) if kind.content_type == HTML else kind.before + "\n"
        again, before = seen(text, kind.spec, before, kind.content_type)
        assert again.version is None
        assert not again.silent
        assert {entry.guid for entry in again.feed.entries} == known


@pytest.mark.parametrize("name", KINDS)
def test_what_changed_is_told(name):
    kind = KINDS[name]
    first, before = seen(kind.before, kind.spec, content_type=kind.content_type)
    known = {entry.guid for entry in first.feed.entries}
    text = dressed(kind.after, 3) if kind.content_type == HTML else kind.after
    then, before = seen(text, kind.spec, before, kind.content_type, first.feed.title)
    again, _ = seen(kind.after, kind.spec, before, kind.content_type)

    new = [entry for entry in then.feed.entries if entry.guid not in known]
    assert tuple(entry.title for entry in new) == kind.told
    assert then.version is not None
    assert again.version is None


def test_a_change_shows_the_words_that_went_and_came_and_survives_the_sanitiser():
    kind = KINDS["terms of service"]
    _, before = seen(kind.before, kind.spec)
    told, _ = seen(kind.after, kind.spec, before)

    (entry,) = told.feed.entries
    shown = clean(entry.content_html).html
    assert shown == (
        "<p>\u2026</p><p>2. Fees</p><p>The service is free of charge. You may end it <del>at any"
        " time</del><ins>with a notice of three months, in writing</ins>.</p><p>3. Law</p>"
        "<p>\u2026</p>"
    )
    assert entry.link == URL


def test_a_limit_is_told_of_once_until_it_is_passed_again():
    spec = css(".price", when=WatchWhen.BELOW, limit=Decimal(1200))
    before, told = None, []
    for price in ("1.299,00", "1.199,00", "1.150,00", "1.199,00", "1.250,00", "1.250,00", "999,99"):
        look_, before = seen(shop(f"{price} \u20ac"), spec, before)
        told += [entry.title for entry in look_.feed.entries]

    assert told == [
        "Laptop 14: 1.299,00 \u20ac \u2192 1.199,00 \u20ac",
        "Laptop 14: 1.250,00 \u20ac \u2192 999,99 \u20ac",
    ]


def test_what_is_unavailable_is_not_available():
    spec = css(".stock", when=WatchWhen.APPEARS, words="available")
    before, told = None, []
    for stock in ("Unavailable", "Soon", "Available again", "Available now", "Unavailable"):
        look_, before = seen(shop(stock=stock), spec, before)
        told += [entry.title for entry in look_.feed.entries]

    assert told == ["Laptop 14: + available"]


def test_the_same_number_in_other_letters_is_no_change():
    spec = KINDS["price"].spec
    _, before = seen(shop("1.299,00 \u20ac"), spec)
    told, _ = seen(shop("\u20ac 1299"), spec, before)

    assert not told.feed.entries


def test_an_item_keeps_its_id_whatever_stands_beside_it():
    kind = KINDS["jobs"]
    first, _ = seen(kind.before, kind.spec)
    then, _ = seen(kind.after, kind.spec)

    ids = {entry.title: entry.guid for entry in first.feed.entries}
    assert {entry.title: entry.guid for entry in then.feed.entries}.items() >= ids.items()


def test_another_selector_begins_anew_and_another_condition_does_not():
    _, before = seen(shop(), css(".price"))

    other, _ = seen(shop("9 \u20ac"), css(".stock"), before)
    assert other.silent
    assert not other.feed.entries
    below = css(".price", KINDS["price"].spec.mode)
    _, before = seen(shop(), below)
    told, _ = seen(shop("9 \u20ac"), css(".price", when=WatchWhen.BELOW, limit=Decimal(10)), before)
    (entry,) = told.feed.entries
    assert entry.title == "Laptop 14: 1.299,00 \u20ac \u2192 9 \u20ac"


def test_told_twice_is_told_once_and_told_again_is_another():
    spec = WatchSpec()
    one, two = (page("P", f"<h1>P</h1><p>It is {word} today.</p>") for word in ("wet", "dry"))
    _, before = seen(one, spec)
    told, then = seen(two, spec, before)
    again, _ = seen(two, spec, before)
    _, back = seen(one, spec, then)
    later, _ = seen(two, spec, back)

    assert told.feed.entries[0].guid == again.feed.entries[0].guid
    assert later.feed.entries[0].guid != told.feed.entries[0].guid
