"""What people paste becomes an address, and what is none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.discover import Meant, normalise_address, read_address
from feedmon.errors import BadAddress


@pytest.mark.rule("D-1")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://example.com/feed", "https://example.com/feed"),
        ("http://example.com/feed", "http://example.com/feed"),
        ("example.com", "https://example.com"),
        ("example.com/feed?x=1&y=%2F", "https://example.com/feed?x=1&y=%2F"),
        ("example.com:8443/feed", "https://example.com:8443/feed"),
        ("  https://example.com/feed \n", "https://example.com/feed"),
        ("<https://example.com/feed>", "https://example.com/feed"),
        ('"https://example.com/feed"', "https://example.com/feed"),
        ("https://example.com/fe\ned", "https://example.com/feed"),
        ("HTTPS://Example.COM/Feed", "https://example.com/Feed"),
        ("https://example.com/feed#latest", "https://example.com/feed"),
        ("feed:https://example.com/feed", "https://example.com/feed"),
        ("feed://https://example.com/feed", "https://example.com/feed"),
        ("FEED:HTTP://example.com/feed", "http://example.com/feed"),
        ("feed://example.com/feed", "http://example.com/feed"),
        ("feed:example.com/feed", "http://example.com/feed"),
        ("itpc://example.com/cast", "http://example.com/cast"),
        ("pcast://example.com/cast", "http://example.com/cast"),
        ("http:/example.com/feed", "http://example.com/feed"),
        ("http:example.com/feed", "http://example.com/feed"),
        ("https//example.com/feed", "https://example.com/feed"),
        ("//example.com/feed", "https://example.com/feed"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed"),
        ("[::1]:8080/feed", "http://[::1]:8080/feed"),
        ("https://localhost/feed", "https://localhost/feed"),
        ("http://rsshub/feed", "http://rsshub/feed"),
        ("bücher.example/feed", "https://bücher.example/feed"),
        ("https://me:pass@example.com/feed", "https://me:pass@example.com/feed"),
        ("https://example.com/a b", "https://example.com/a b"),
        ("example.com/redirect?to=http://x", "https://example.com/redirect?to=http://x"),
        ("https://example.com?x", "https://example.com?x"),
        ("youtube.com/@somebody", "https://youtube.com/@somebody"),
        ("@me@social.example", "https://social.example/@me"),
        ("me@social.example", "https://social.example/@me"),
        ("acct:me@social.example", "https://social.example/@me"),
        ("@Some.Body_1@Social.Example", "https://social.example/@Some.Body_1"),
        ("@me@127.0.0.1:8080", "http://127.0.0.1:8080/@me"),
        ("@me@localhost", "http://localhost/@me"),
        ("r/Python", "https://www.reddit.com/r/Python/"),
        ("/r/Python/", "https://www.reddit.com/r/Python/"),
        ("u/some_body", "https://www.reddit.com/user/some_body/"),
        ("feed:https://example.com/@me", "https://example.com/@me"),
    ],
)
def test_what_people_type_becomes_an_address(typed: str, meant: str) -> None:
    assert normalise_address(typed) == meant
    assert normalise_address(meant) == meant


@pytest.mark.rule("D-1")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "https://",
        "https:///feed",
        "http://?x",
        "feed:",
        "hello",
        "hello world",
        "two words.example/feed",
        "ftp://example.com/feed",
        "file:///etc/passwd",
        "/etc/passwd",
        "javascript:alert(1)",
        "mailto:me@example.com",
        "user:word@example.com",
        "me@example",
        "@me@",
        "@@example.com",
        "r/",
        "r/a/b",
        "q/python",
        "data:text/html,x",
        "https://exa mple.com/",
        "https://example.com:99999/",
        "https://example.com:port/",
        "http://[::1/feed",
        "https://./",
        "https://a..b/",
        "<>",
        "feed:ftp://example.com/",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(BadAddress) as failure:
        normalise_address(typed)

    assert failure.value.url == typed


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_refused(typed: str) -> None:
    try:
        address = normalise_address(typed)
    except BadAddress:
        return
    assert normalise_address(address) == address


@pytest.mark.rule("D-1")
@pytest.mark.parametrize("typed", ["@me@social.example", "me@social.example"])
def test_a_handle_means_the_feed_of_its_profile(typed: str) -> None:
    profile = "https://social.example/@me"

    assert read_address(typed) == Meant(profile, (f"{profile}.rss",))


@pytest.mark.rule("D-1")
def test_an_address_comes_with_the_feeds_that_are_known_to_belong_to_it() -> None:
    assert read_address("r/python").feeds == ("https://www.reddit.com/r/python/.rss",)
    assert read_address("github.com/some/thing").feeds[0].endswith("/some/thing/releases.atom")
    assert read_address("https://site.example/@me") == Meant("https://site.example/@me")
