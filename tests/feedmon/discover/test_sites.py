"""The table of sites: every row with an address that it knows, and addresses that none does."""

from __future__ import annotations

import pytest

from feedmon.discover import site_feeds, site_rules

CHANNEL = "abcdefghijklmnopqrstuv"
VIDEOS = "https://www.youtube.com/feeds/videos.xml"

#: What is pasted, and the feeds that belong to it, by the ``site`` of the row that says so.
KNOWN = [
    (
        "YouTube channel: everything, videos, live, shorts",
        f"https://www.youtube.com/channel/UC{CHANNEL}/videos",
        [
            f"{VIDEOS}?channel_id=UC{CHANNEL}",
            f"{VIDEOS}?playlist_id=UULF{CHANNEL}",
            f"{VIDEOS}?playlist_id=UULV{CHANNEL}",
            f"{VIDEOS}?playlist_id=UUSH{CHANNEL}",
        ],
    ),
    (
        "YouTube playlist",
        "https://m.youtube.com/watch?v=x&list=PLabc-_1",
        [f"{VIDEOS}?playlist_id=PLabc-_1"],
    ),
    (
        "PeerTube, instances that are known",
        "https://framatube.org/",
        ["https://framatube.org/feeds/videos.xml"],
    ),
    (
        "GitHub: one list of a repository",
        "https://github.com/some/thing/releases",
        ["https://github.com/some/thing/releases.atom"],
    ),
    (
        "GitHub: commits of a branch",
        "https://github.com/some/thing/tree/stable",
        ["https://github.com/some/thing/commits/stable.atom"],
    ),
    (
        "GitHub repository",
        "https://github.com/some/thing.js.git",
        [
            "https://github.com/some/thing.js/releases.atom",
            "https://github.com/some/thing.js/commits.atom",
            "https://github.com/some/thing.js/tags.atom",
        ],
    ),
    ("GitHub user", "https://github.com/some", ["https://github.com/some.atom"]),
    (
        "GitLab: one list of a project",
        "https://gitlab.com/group/inner/thing/-/commits/main",
        ["https://gitlab.com/group/inner/thing/-/commits?format=atom"],
    ),
    (
        "GitLab project",
        "https://gitlab.gnome.org/GNOME/thing/",
        [
            "https://gitlab.gnome.org/GNOME/thing/-/tags?format=atom",
            "https://gitlab.gnome.org/GNOME/thing/-/commits?format=atom",
        ],
    ),
    (
        "Forgejo and Gitea: one list of a repository",
        "https://codeberg.org/some/thing/tags",
        ["https://codeberg.org/some/thing/tags.rss"],
    ),
    (
        "Forgejo and Gitea repository",
        "https://codeberg.org/some/thing",
        ["https://codeberg.org/some/thing/releases.rss", "https://codeberg.org/some/thing.rss"],
    ),
    ("Forgejo and Gitea user", "https://codeberg.org/some", ["https://codeberg.org/some.rss"]),
    (
        "SourceForge project",
        "https://sourceforge.net/projects/thing/files/",
        ["https://sourceforge.net/projects/thing/rss"],
    ),
    (
        "Reddit: one order of a subreddit",
        "https://old.reddit.com/r/Python/new/",
        ["https://www.reddit.com/r/Python/new/.rss"],
    ),
    (
        "Reddit: the comments of one post",
        "https://www.reddit.com/r/Python/comments/abc123/a_title/",
        ["https://www.reddit.com/r/Python/comments/abc123/.rss"],
    ),
    (
        "Reddit: a subreddit",
        "http://reddit.com/r/Python+rust",
        ["https://www.reddit.com/r/Python+rust/.rss"],
    ),
    (
        "Reddit: a user",
        "https://www.reddit.com/u/some_body",
        ["https://www.reddit.com/user/some_body/.rss"],
    ),
    (
        "Mastodon person, on the largest instances",
        "https://mastodon.social/@some.body",
        ["https://mastodon.social/@some.body.rss"],
    ),
    (
        "Mastodon hashtag, on the largest instances",
        "https://fosstodon.org/tags/qt",
        ["https://fosstodon.org/tags/qt.rss"],
    ),
    (
        "Bluesky person",
        "https://bsky.app/profile/some.body.example",
        ["https://bsky.app/profile/some.body.example/rss"],
    ),
    ("Hacker News", "https://news.ycombinator.com/", ["https://news.ycombinator.com/rss"]),
    ("Lobsters tag", "https://lobste.rs/t/python,rust", ["https://lobste.rs/t/python,rust.rss"]),
    (
        "Stack Overflow and its sisters: a tag",
        "https://stackoverflow.com/questions/tagged/c%2b%2b?sort=newest",
        ["https://stackoverflow.com/feeds/tag/c%2b%2b"],
    ),
    (
        "Stack Overflow and its sisters: a question",
        "https://askubuntu.com/questions/42/how-to",
        ["https://askubuntu.com/feeds/question/42"],
    ),
    (
        "Stack Exchange: a tag",
        "https://unix.stackexchange.com/questions/tagged/zsh",
        ["https://unix.stackexchange.com/feeds/tag/zsh"],
    ),
    (
        "Stack Exchange: a question",
        "https://unix.stackexchange.com/questions/42",
        ["https://unix.stackexchange.com/feeds/question/42"],
    ),
    ("Substack", "https://some.substack.com/p/a-post", ["https://some.substack.com/feed"]),
    (
        "WordPress.com",
        "https://some.wordpress.com",
        ["https://some.wordpress.com/feed/", "https://some.wordpress.com/comments/feed/"],
    ),
    ("Medium: a tag", "https://medium.com/tag/rust/latest", ["https://medium.com/feed/tag/rust"]),
    (
        "Medium: a person",
        "https://medium.com/@some.body/a-story-123",
        ["https://medium.com/feed/@some.body"],
    ),
    ("Medium: a publication", "https://medium.com/some-pub", ["https://medium.com/feed/some-pub"]),
    ("Medium: a name of its own", "https://some.medium.com/", ["https://some.medium.com/feed"]),
    ("Tumblr, by its own pages", "https://www.tumblr.com/some", ["https://some.tumblr.com/rss"]),
    ("Tumblr", "https://some.tumblr.com/archive", ["https://some.tumblr.com/rss"]),
    (
        "Blogger",
        "https://some.blogspot.com/",
        ["https://some.blogspot.com/feeds/posts/default"],
    ),
    ("DEV", "https://dev.to/some_body", ["https://dev.to/feed/some_body"]),
    (
        "LiveJournal and Dreamwidth",
        "https://some.dreamwidth.org/",
        ["https://some.dreamwidth.org/data/rss"],
    ),
    ("arXiv: a field", "https://arxiv.org/list/cs.AI/recent", ["https://rss.arxiv.org/rss/cs.AI"]),
    (
        "Steam: news of a game",
        "https://store.steampowered.com/app/400/Portal/",
        ["https://store.steampowered.com/feeds/news/app/400"],
    ),
    (
        "Letterboxd: a person's diary",
        "https://letterboxd.com/some/films/diary/",
        ["https://letterboxd.com/some/rss/"],
    ),
]


@pytest.mark.rule("D-4")
@pytest.mark.parametrize(("site", "pasted", "feeds"), KNOWN, ids=[known[0] for known in KNOWN])
def test_the_feeds_of_a_known_site_are_known(site: str, pasted: str, feeds: list[str]) -> None:
    assert list(site_feeds(pasted)) == feeds


@pytest.mark.rule("D-4")
def test_every_row_of_the_table_has_an_example() -> None:
    assert [rule.site for rule in site_rules()] == [known[0] for known in KNOWN]


@pytest.mark.rule("D-4")
@pytest.mark.parametrize("feed", [feed for _, _, feeds in KNOWN for feed in feeds])
def test_a_feed_of_the_table_is_not_taken_for_a_page_of_it(feed: str) -> None:
    assert site_feeds(feed) in ((), (feed,))


@pytest.mark.rule("D-4")
@pytest.mark.parametrize(
    "pasted",
    [
        "https://site.example/",
        "https://site.example/@me",
        "https://www.youtube.com/@somebody",
        "https://www.youtube.com/watch?v=abc",
        "https://www.youtube.com/channel/UCshort",
        "https://github.com/",
        "https://github.com/topics/rss",
        "https://github.com/some/thing/issues/7",
        "https://github.example/some/thing",
        "https://notgithub.com/some/thing",
        "https://gitlab.com/explore/projects",
        "https://www.reddit.com/",
        "https://www.reddit.com/r/Python/wiki/index",
        "https://medium.com/about",
        "https://a.b.substack.com/",
        "https://substack.com/",
        "https://news.ycombinator.com/item?id=1",
        "https://github.com:8443/some/thing",
        "https://github.com/so%20me/th ing",
        "https://github.com/some/../thing",
        "http://[broken/",
        "not an address",
        "",
    ],
)
def test_what_no_row_knows_is_left_to_the_page(pasted: str) -> None:
    assert site_feeds(pasted) == ()
