"""Items of lists as pages write them."""

from __future__ import annotations

import json

import pytest

from feedmon.model import (
    WatchedBefore,
    WatchItem,
    WatchMode,
    WatchPart,
    WatchSpec,
    WatchTask,
)
from feedmon.watch import look, preview
from feedmon.watch.items import steady_link
from tests.feedmon.watch.kinds import HTML, JSON, css, page

URL = "https://site.example/page"


def items(body, selector="#list > *"):
    shown = preview(page("P", body).encode(), HTML, URL, css(selector, WatchMode.LIST))
    assert not shown.problems
    return [(item.title, item.link, item.text) for item in shown.items]


@pytest.mark.parametrize("selector", ["#list", "#list > div", "#around"])
def test_what_repeats_is_found_from_around_it_too(selector):
    body = "".join(f'<div><b>Item {n}</b><a href="?id={n}"></a></div>' for n in "12")
    found = items(f'<div id="around"><div id="list">{body}</div></div>', selector)

    assert found == [("Item 1", f"{URL}?id=1", ""), ("Item 2", f"{URL}?id=2", "")]


def test_what_every_link_says_is_the_title_of_none():
    row = '<div><p>{0}</p><p>Of today.</p><a href="/{0}">Read more</a></div>'

    assert items(f'<div id="list">{row.format("Rain")}{row.format("Sun")}</div>') == [
        ("Rain", "https://site.example/Rain", "Of today."),
        ("Sun", "https://site.example/Sun", "Of today."),
    ]


def test_a_link_around_a_card_is_its_link_and_its_heading_the_title():
    cards = '<a href="/1"><div><h3>One</h3><p>Text.</p></div></a><a href="/2"><h3>Two</h3></a>'

    assert items(f'<div id="list">{cards}</div>') == [
        ("One", "https://site.example/1", "Text."),
        ("Two", "https://site.example/2", ""),
    ]


@pytest.mark.parametrize("path", ["$.jobs[*]", "$.jobs"])
def test_a_list_of_an_api_may_be_empty_for_a_while(path):
    spec = WatchSpec(WatchPart.JSON, path, WatchMode.LIST)

    assert not preview(b'{"jobs": []}', JSON, URL, spec).problems
    assert preview(b'{"error": "x"}', JSON, URL, spec).problems


@pytest.mark.parametrize(
    ("selector", "card"),
    [
        ("li.card", "<li class=card><h3>{0}</h3><p>Of {0}</p><p>Apply</p></li>"),
        ("li.card", "<li class=card>{0}<br>3 days ago</li>"),
        ("div.card", "<div class=card><div class=name>{0}</div><div class=at>Oslo</div></div>"),
        ("article", "<article><div>{0}</div><div>Oslo</div></article>"),
    ],
)
def test_the_last_item_of_a_list_is_not_taken_apart(selector, card):
    spec = css(selector, WatchMode.LIST)
    three, one = (page("P", "".join(map(card.format, names))) for names in (("A", "B", "C"), "B"))
    told = look(three.encode(), HTML, URL, WatchTask(spec))
    before = WatchedBefore(1, told.version.key, told.version.text)
    then = look(one.encode(), HTML, URL, WatchTask(spec, before))

    assert [entry.title for entry in told.feed.entries] == ["A", "B", "C"]
    assert [entry.title for entry in then.feed.entries] == ["B"]


def test_a_list_that_had_one_item_tells_of_the_second():
    spec = css("#list", WatchMode.LIST)
    one, two = (
        page("P", f"<div id=list>{''.join(f'<div>{name}</div>' for name in names)}</div>")
        for names in ("A", "AB")
    )
    told = look(one.encode(), HTML, URL, WatchTask(spec))
    before = WatchedBefore(1, told.version.key, told.version.text)
    then = look(two.encode(), HTML, URL, WatchTask(spec, before))

    assert [entry.title for entry in then.feed.entries] == ["A", "B"]


def test_items_of_xml_have_the_title_and_the_link_that_are_named_so():
    item = "<item><pubDate>Mon</pubDate><title>Rain</title><link>https://x.example/1</link></item>"
    feed = f"<?xml version='1.0'?><rss><channel><title>T</title>{item}</channel></rss>"
    shown = preview(feed.encode(), "application/rss+xml", URL, css("item", WatchMode.LIST))

    assert shown.items == (WatchItem("Rain", "https://x.example/1", "Mon\nhttps://x.example/1"),)


def items_of_data(*values):
    body = json.dumps(values).encode()
    shown = preview(body, JSON, URL, WatchSpec(WatchPart.JSON, "$[*]", WatchMode.LIST))
    return [(item.title, item.key) for item in shown.items]


def test_an_item_of_an_api_without_a_name_is_called_by_its_words_and_known_by_its_id():
    at = "2026-11-23T10:00:00Z"
    assert items_of_data(
        {"count": 5, "at": at, "fruit": "Apple"}, {"count": 5, "fruit": "Pear"}
    ) == [
        ("Apple", ""),
        ("Pear", ""),
    ]
    assert items_of_data({"id": 1, "title": "Update"}, {"id": 2, "title": "Update"}) == [
        ("Update", "1"),
        ("Update", "2"),
    ]
    assert items_of_data({"id": "a7", "n": 1}) == [("a7", "a7")]


def test_lines_that_are_json_each_are_a_list():
    spec = WatchSpec(WatchPart.JSON, "$[*]", WatchMode.LIST)
    lines = b'{"title": "One"}\n{"title": "Two"}\n'
    shown = preview(lines, "application/x-ndjson", URL, spec)

    assert [item.title for item in shown.items] == ["One", "Two"]


def test_a_list_of_thousands_is_read_whole_so_that_nothing_moves_into_it():
    body = "".join(f'<li><a href="/{n}">Number {n}</a></li>' for n in range(3000))

    assert len(items(f'<ul id="list">{body}</ul>')) == 3000


@pytest.mark.parametrize(
    ("link", "steady"),
    [
        ("https://x.example/a?id=3&sid=9f", "https://x.example/a?id=3"),
        ("https://x.example/a?id=3&position=2", "https://x.example/a?id=3"),
        ("https://x.example/a;jsessionid=77?page=2", "https://x.example/a?page=2"),
        ("https://x.example/a?utm_source=b#c", "https://x.example/a#c"),
        ("https://x.example/a?q=a%20b&inside=1", "https://x.example/a?q=a%20b&inside=1"),
    ],
)
def test_a_link_is_kept_without_what_changes_at_every_look(link, steady):
    assert steady_link(link) == steady
