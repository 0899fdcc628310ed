"""When entries of different feeds are one story, and when they only look alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.stories import MOST, Telling, may_tell, stories
from feedmon.tracking import normalise_link

TEXT = (
    "The ferry that ran between the two islands for ninety years made its last crossing on Sunday,"
    " and nobody on board could say who had decided that, or when."
)
COMMENT = "They closed ours in March without a word, and the promised bridge is a drawing still."
FILLED = "We asked the harbour office, the crew and the shipyard what becomes of the boat now."
FERRY = "航行九十年的渡轮周日完成了最后一次航行没有人知道是谁"
LINK = "https://coast.example/2026/ferry"
BLOG = {"site_url": "https://coast.example/", "feed_url": "https://coast.example/feed.xml"}
NEWS = {"site_url": "https://coast.example/news/", "feed_url": "https://coast.example/news.xml"}
PLANET = {"site_url": "https://planet.example/", "feed_url": "https://planet.example/atom.xml"}
OTHER = {"site_url": "https://links.example/", "feed_url": "https://links.example/rss"}
HN = {"site_url": "https://news.ycombinator.com/", "feed_url": "https://news.ycombinator.com/rss"}
FORUM = {
    "link": "https://forum.example/r/sea/comments/1/ferry",
    "text": "submitted by /u/ada [link] [comments]",
}
LOBSTERS = {"site_url": "https://lobste.rs/", "feed_url": "https://lobste.rs/rss"}


def telling(number: int = 1, **given) -> Telling:
    fields = {"link": LINK, "title": "The last ferry", "text": TEXT} | given
    return Telling(number, number, **fields)


def are_one(a: dict, b: dict) -> bool:
    """As the store asks: entries whose links are the same once compared."""
    one, other = telling(1, **a), telling(2, **b)
    if normalise_link(one.link) != normalise_link(other.link):
        return False
    return stories([one, other]) == {1: 1, 2: 1}


ONE = {
    "a planet carries a post whole": (BLOG, PLANET),
    "a planet writes the author before the title": (
        BLOG,
        PLANET | {"title": "Ada Moreau: The last ferry"},
    ),
    "a planet cuts the text off": (BLOG, PLANET | {"text": TEXT[:90] + "… Read more"}),
    "a planet adds its own way of counting readers": (
        BLOG,
        PLANET | {"link": LINK + "?utm_source=planet&utm_medium=rss#at_pco=1"},
    ),
    "two planets carry a post of neither": (PLANET, OTHER),
    "a site's feed and that of a category": (BLOG, NEWS),
    "one feed of a publisher has a summary, the other the whole": (
        BLOG | {"text": "What became of a boat."},
        NEWS,
    ),
    "one feed of a publisher has titles only": (BLOG | {"text": ""}, NEWS),
    "a publisher's other host": (
        BLOG | {"text": "In short."},
        {"site_url": "https://www.feeds.coast.example", "feed_url": "https://f.coast.example/a"},
    ),
    "http and https, www and a slash": (
        BLOG,
        PLANET | {"link": "http://www.coast.example/2026/ferry/"},
    ),
    "a headline was edited between two polls": (
        BLOG | {"title": "Last ferry: who decided?"},
        NEWS,
    ),
    "the site is named behind the title": (BLOG, PLANET | {"title": "The last ferry | The Coast"}),
    "fragments that count readers": (
        BLOG | {"link": LINK + "#xtor=RSS-16"},
        PLANET | {"link": LINK + "#xtor=RSS-20"},
    ),
    "a post leads to its comments in one feed": (BLOG, NEWS | {"link": LINK + "#comments"}),
    "published again with another date": (BLOG, PLANET),  # dates are not looked at
    "two lists of links without a word of their own": (
        HN | {"text": "Comments"},
        LOBSTERS | {"text": "Comments"},
    ),
    "as above, as one of them is offered elsewhere": (
        HN | {"text": f"Article URL: {LINK} Comments URL: https://n.example/9 Points: 5"},
        LOBSTERS | {"text": "Comments"},
    ),
    "two groups of one forum": (
        FORUM | {"feed_url": "https://forum.example/r/sea.rss"},
        FORUM | {"feed_url": "https://forum.example/r/all.rss"},
    ),
    "a film in a channel and in a list of it": (
        BLOG | {"plays": True, "link": "https://tube.example/watch?v=a1"},
        PLANET | {"plays": True, "link": "https://tube.example/watch?v=a1"},
    ),
    "a text that is not written in Latin letters": (
        BLOG | {"title": "最后的渡轮", "text": FERRY},
        PLANET | {"title": "渡轮", "text": FERRY + "。"},
    ),
}  # fmt: skip

APART = {
    "a link-blog comments on another's article": (
        BLOG,
        OTHER | {"text": COMMENT, "title": "Ours too"},
    ),
    "a link-blog comments under the article's own title": (BLOG, OTHER | {"text": COMMENT}),
    "a link-blog comments in three words": (BLOG, OTHER | {"text": "Worth your time."}),
    "two link-blogs comment on a third's article": (
        OTHER | {"text": COMMENT},
        PLANET | {"text": FILLED},
    ),
    "a discussion of an article": (BLOG, HN | {"text": "Comments"}),
    "an episode and the post about it": (BLOG | {"plays": True}, NEWS),
    "the same title every week": (
        BLOG | {"title": "Weekly update", "link": "https://coast.example/w/46"},
        NEWS | {"title": "Weekly update", "link": "https://coast.example/w/47"},
    ),
    "two places of one page": (
        BLOG | {"title": "Version 1.2", "text": "Mends the pump.", "link": LINK + "#v1.2"},
        NEWS | {"title": "Version 1.3", "text": "Paints the pump.", "link": LINK + "#v1.3"},
    ),
    "two places of a page that begin alike": (
        BLOG | {"title": "Version 1.2", "link": LINK + "#v1.2"},
        NEWS | {"title": "Version 1.3", "link": LINK + "#v1.3"},
    ),
    "a translation under the same address": (
        BLOG | {"language": "en", "text": "A boat."},
        NEWS | {"language": "de-CH", "text": "Ein Boot."},
    ),
    "a translation under another": (BLOG, NEWS | {"link": LINK + "?lang=de"}),
    "everything leads to the home page": (
        BLOG | {"link": "https://coast.example/"},
        PLANET | {"link": "https://coast.example"},
    ),
    "the home page has another name": (
        BLOG | {"link": "https://coast.example/index.html"},
        PLANET | {"link": "https://coast.example/index.html"},
    ),
    "the home page is within a site": (
        BLOG | {"link": "https://coast.example/news/"},
        NEWS | {"link": "https://coast.example/news"},
    ),
    "an entry leads to the feed itself": (
        BLOG | {"link": "https://coast.example/feed.xml"},
        PLANET | {"link": "https://coast.example/feed.xml"},
    ),
    "no titles and no words": (
        HN | {"text": "", "title": ""},
        LOBSTERS | {"text": "", "title": ""},
    ),
    "lists of links call it otherwise": (
        HN | {"text": "Comments", "title": "A ferry stops"},
        LOBSTERS | {"text": "Comments"},
    ),
    "a page that reports as things happen": (
        BLOG | {"title": "Storm: live", "text": "09:00 The harbour is closed."},
        NEWS | {"title": "Ferry lost", "text": "11:30 Nobody has seen it since nine."},
    ),
    "a parameter that chooses the article": (
        BLOG | {"link": "https://coast.example/?p=12"},
        NEWS | {"link": "https://coast.example/?p=13"},
    ),
    "no link that leads anywhere": (BLOG | {"link": ""}, NEWS | {"link": ""}),
    "links that lead to places of their own sites": (BLOG | {"link": "/a"}, NEWS | {"link": "/a"}),
    "links that lead to no page": (
        BLOG | {"link": "mailto:ada@coast.example?subject=a/b"},
        NEWS | {"link": "mailto:ada@coast.example?subject=a/b"},
    ),
}  # fmt: skip


@pytest.mark.rule("I-7")
@pytest.mark.parametrize("name", ONE)
def test_what_feeds_tell_alike_is_one_story(name):
    a, b = ONE[name]
    assert are_one(a, b)
    assert are_one(b, a)


@pytest.mark.rule("I-7")
@pytest.mark.parametrize("name", APART)
def test_what_may_say_something_else_is_never_hidden_behind_another(name):
    a, b = APART[name]
    assert not are_one(a, b)
    assert not are_one(b, a)


@pytest.mark.rule("I-7")
def test_a_title_of_spaces_is_compared_while_nobody_else_can_write():
    """Looked at from each space to the last one these would take half an hour."""
    for space in ("\u00a0", "\u3000", " "):
        wide = f"The last ferry{space * 400_000}Coast"

        assert are_one(BLOG | {"title": wide}, PLANET | {"title": "The last ferry Coast"})


@pytest.mark.rule("I-7")
def test_a_link_that_a_feed_gives_twice_is_no_story():
    told = [telling(1, **BLOG), telling(2, **PLANET)]
    again = replace(telling(3, **PLANET), feed_id=2)

    assert stories(told) == {1: 1, 2: 1}
    assert stories([*told, again]) == {}


@pytest.mark.rule("I-7")
def test_a_link_that_everybody_has_is_no_story():
    told = [telling(number, **PLANET) for number in range(1, MOST + 2)]

    assert set(stories(told[:MOST]).values()) == {1}
    assert stories(told) == {}


@pytest.mark.rule("I-7")
def test_a_comment_does_not_come_in_by_way_of_somebody_else():
    blog, planet = telling(1, **BLOG), telling(2, **PLANET)
    comment, quote = telling(3, **OTHER | {"text": COMMENT}), telling(4, **LOBSTERS | {"text": ""})
    bare = telling(5, **HN | {"text": "Comments"})

    assert stories([blog, planet, comment, quote, bare]) == {1: 1, 2: 1, 4: 4, 5: 4}


PIECES = st.sampled_from(["", "Comments", TEXT, TEXT[:80] + "…", COMMENT, FILLED, "Ours too."])
TELLINGS = st.lists(
    st.builds(
        lambda text, title, link, language, plays, feed: {
            **feed,
            "text": text,
            "title": title,
            "link": link,
            "language": language,
            "plays": plays,
        },
        text=PIECES,
        title=st.sampled_from(["The last ferry", "Ada: The last ferry", "Ours too", ""]),
        link=st.sampled_from([LINK, LINK + "#a", LINK + "#b", LINK + "/?utm_source=x"]),
        language=st.sampled_from([None, "en", "de"]),
        plays=st.booleans(),
        feed=st.sampled_from([BLOG, NEWS, PLANET, OTHER, HN]),
    ),
    max_size=8,
).map(lambda fields: [telling(number, **each) for number, each in enumerate(fields, start=1)])


@pytest.mark.rule("I-7")
@given(told=TELLINGS, order=st.randoms(use_true_random=False))
def test_any_two_that_are_one_story_are_so_by_themselves_in_any_order(told, order):
    found = stories(told)
    shuffled = list(told)
    order.shuffle(shuffled)

    assert stories(shuffled) == found
    by_id = {each.id: each for each in told}
    for one, story in found.items():
        members = [other for other in found if found[other] == story]
        assert story == min(members)
        assert len(members) > 1
        for other in set(members) - {one}:
            first = min(one, other)
            assert stories([by_id[one], by_id[other]]) == {one: first, other: first}


@given(told=TELLINGS)
def test_nobody_with_a_text_of_their_own_is_one_with_somebody_elses(told):
    """Where texts differ, only a publisher's feeds are one: whoever else wrote said something."""
    found = stories(told)
    for one in told:
        for other in told:
            together = found.get(one.id) is not None and found.get(one.id) == found.get(other.id)
            if together and {one.text, other.text} <= {COMMENT, FILLED, "Ours too."} | {TEXT}:
                publishers = {BLOG["site_url"], NEWS["site_url"]}
                assert one.text == other.text or {one.site_url, other.site_url} <= publishers


def test_home_pages_tell_nothing():
    assert may_tell("coast.example/ferry")
    assert may_tell("coast.example?p=12")
    assert may_tell("coast.example/?p=12")
    assert not may_tell("coast.example")
    assert not may_tell("coast.example/index.php")
