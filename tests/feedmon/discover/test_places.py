"""Where feeds usually lie, for who asks."""

from __future__ import annotations

import pytest

from feedmon.discover import usual_places


@pytest.mark.rule("FRB-105")
def test_the_usual_places_of_a_site_are_at_its_top() -> None:
    assert usual_places("https://site.example")[:3] == (
        "https://site.example/feed",
        "https://site.example/feed.xml",
        "https://site.example/index.xml",
    )


@pytest.mark.rule("FRB-105")
@pytest.mark.parametrize("page", ["/blog", "/blog/", "/blog/index.html", "/blog/?page=2#x"])
def test_the_usual_places_of_a_page_are_where_it_is_and_at_the_top(page: str) -> None:
    places = usual_places("https://site.example" + page)

    assert places[:4] == (
        "https://site.example/blog/feed",
        "https://site.example/feed",
        "https://site.example/blog/feed.xml",
        "https://site.example/feed.xml",
    )
    assert set(usual_places("https://site.example")) < set(places)
    assert len(set(places)) == len(places)
