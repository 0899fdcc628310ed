"""``feedmonctl watch``: a page tried, watched, told of and listed."""

from __future__ import annotations

import json

import pytest

from feedmon import cli
from tests.feedmon.watch.kinds import HTML, KINDS, shop
from tests.httpserver import in_thread


@pytest.fixture
def server():
    with in_thread() as running:
        yield running


@pytest.fixture
def ctl(tmp_path, capsys):
    """Run ``feedmonctl`` in this process; its status, its JSON and what it complains of."""

    def call(*arguments):
        status = cli.run(["--data-dir", str(tmp_path), *arguments])
        said = capsys.readouterr()
        return status, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


@pytest.mark.long
def test_a_page_is_tried_watched_and_told_of(server, ctl):
    url = server.put("/lamp", shop().encode(), content_type=HTML)
    below = ("--css", ".price", "--below", "1200")

    status, shown, _ = ctl("watch", "test", url, *below, "--json")
    assert (status, shown["number"], shown["holds"], shown["found"]) == (0, "1299.00", False, 1)
    status, _, said = ctl("watch", "test", url, "--css", ".gone")
    assert (status, said) == (1, f"feedmonctl: {url}: the selector finds nothing on the page\n")
    status, report, _ = ctl("watch", "add", url, *below, "--json")
    assert (status, [row["title"] for row in report["added"]]) == (0, ["Laptop 14"])
    assert ctl("watch", "add", url, *below)[:2] == (
        0,
        f"skipped: {url}#watch: already subscribed\n",
    )
    server.put("/lamp", shop("99 \u20ac").encode(), content_type=HTML)
    ctl("refresh", "1")
    _, entries, _ = ctl("entries", "--json")
    assert [row["title"] for row in entries] == ["Laptop 14: 1.299,00 \u20ac \u2192 99 \u20ac"]
    _, (row,), _ = ctl("watch", "list", "--json")
    assert row["watch"] == {
        "part": "css",
        "selector": ".price",
        "mode": "number",
        "when": "below",
        "limit": "1200",
        "words": None,
        "ignore": [],
        "although": [],
    }


@pytest.mark.long
def test_a_page_that_only_looks_like_a_wall_is_watched_all_the_same(server, ctl):
    url = server.put("/film", b"<h1>Access denied</h1><p>At 8.</p>", content_type=HTML)

    status, _, said = ctl("watch", "test", url)
    assert (status, said.splitlines()[1]) == (
        1,
        "feedmonctl: if this is the page, say --although robot",
    )
    assert ctl("watch", "add", url)[0] == 1
    assert ctl("watch", "add", url, "--although", "robot")[0] == 0
    assert "--although robot" in ctl("watch", "list")[1]
    assert "--css h1" in ctl("watch", "suggest", url, "--although", "robot")[1].replace("'", "")


def test_what_may_be_worth_watching_is_shown_as_it_is_asked_for(server, ctl):
    kind = KINDS["jobs"]
    url = server.put("/jobs", kind.after.encode(), content_type=HTML)

    _, said, _ = ctl("watch", "suggest", url)

    assert said.splitlines()[0].split() == ["list", "--css", "'li.job'", "--mode", "list"]
