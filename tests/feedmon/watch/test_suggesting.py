"""Suggestions lead to what they show, today and tomorrow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feedmon.model import WatchedBefore, WatchKind, WatchMode, WatchTask
from feedmon.watch import look, preview, suggest
from tests.feedmon.watch.kinds import HTML, JSON, KINDS, dressed, page

URL = "https://site.example/page"
BEST = {
    "price": (WatchKind.PRICE, "p.price"),
    "changelog": (WatchKind.CHANGELOG, "section.release"),
    "jobs": (WatchKind.LIST, "li.job"),
    "table of releases": (WatchKind.TABLE, "#releases"),
    "news": (WatchKind.LIST, "article.teaser"),
    "list of an API": (WatchKind.LIST, "$.releases[*]"),
}


def suggested(kind, text=None):
    return suggest((text or kind.before).encode(), kind.content_type, URL)


@pytest.mark.parametrize("name", BEST)
def test_the_best_suggestion_is_what_a_person_would_watch(name):
    best, *others = suggested(KINDS[name], KINDS[name].after)

    assert (best.kind, best.selector) == BEST[name]
    assert len(others) < 8


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name].content_type == HTML])
def test_a_suggestion_finds_the_same_on_another_day(name):
    kind = KINDS[name]
    suggestions = suggested(kind, kind.after)

    assert suggestions
    for suggestion in suggestions:
        told = look(kind.after.encode(), HTML, URL, WatchTask(suggestion.spec))
        before = WatchedBefore(1, told.version.key, told.version.text)
        task = WatchTask(suggestion.spec, before)
        assert look(dressed(kind.after, 5).encode(), HTML, URL, task).version is None
        if suggestion.spec.mode is WatchMode.LIST:
            seen = preview(kind.after.encode(), HTML, URL, suggestion.spec)
            assert len(seen.items) == suggestion.count


def test_names_that_programs_make_up_are_in_no_selector():
    rows = "".join(
        f'<div class="sc-bdVaJa x{n}a css-1x2y3z"><a href="/p/{n}">Story number {n}</a> of'
        " today</div>"
        for n in range(5)
    )
    body = f'<div id="root-8f3a2b"><div class="Feed_list__3kD9a">{rows}</div></div>'
    best = suggest(page("Stories", body).encode(), HTML, URL)[0]

    assert best.selector == "main > div > div > div"
    assert best.count == 5


def test_values_of_json_are_suggested_as_what_they_are():
    values = suggest(b'{"data": {"price": 9.5, "name": "Lamp"}}', JSON, URL)

    assert [(each.selector, each.spec.mode, each.sample) for each in values] == [
        ("$.data.price", WatchMode.NUMBER, "9.5"),
        ("$.data.name", WatchMode.TEXT, "Lamp"),
    ]


def test_of_rows_of_several_kinds_those_with_what_matters_are_taken():
    rows = "".join(
        f'<tr class="story" id="{40_000 + n}"><td><a href="https://x{n}.example/">Story about topic'
        f' {n}</a></td></tr><tr class="below"><td>{n} points</td></tr>'
        for n in range(5)
    )
    best = suggest(page("Links", f"<table>{rows}</table>").encode(), HTML, URL)[0]

    assert (best.selector, best.count) == ("tr.story", 5)


def test_a_price_that_is_written_in_pieces_is_suggested_once():
    price = (
        '<span class="price"><span class="hidden-text">$24.99</span><span><b>$</b><span>24</span>'
        '<span class="fraction">99</span></span></span>'
    )
    found = suggest(page("Kettle", f"<h1>Kettle</h1>{price}").encode(), HTML, URL)

    assert [each.selector for each in found if each.kind is WatchKind.PRICE] == ["span.price"]
    assert preview(page("K", price).encode(), HTML, URL, found[0].spec).number == Decimal("24.99")
