"""From stored URLs to request targets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.fetch.target import BadTargetError, next_url, read_target

PRINTABLE = st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="#")


@pytest.mark.rule("F-4")
@given(st.text(PRINTABLE, max_size=40))
def test_every_printable_target_is_kept_byte_for_byte(rest: str) -> None:
    target = read_target(f"https://example.com/{rest}")

    assert target.url.raw_path_qs == "/" + rest
    assert target.url.raw_host == "example.com"


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(url: str) -> None:
    for address in (url, "http://" + url, "https://h/" + url, next_url("http://h/x", url)):
        try:
            target = read_target(address).url.raw_path_qs
        except BadTargetError:
            continue
        assert target.startswith("/")
        assert all("!" <= char <= "~" for char in target)


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://example.com", "example.com", 80),
        ("HTTPS://EXAMPLE.com", "example.com", 443),
        ("http://example.com:8080?x", "example.com", 8080),
        ("http://example.com:/x", "example.com", 80),
        ("http://bücher.example/", "xn--bcher-kva.example", 80),
        ("http://bücher.example:81/", "xn--bcher-kva.example", 81),
        ("http://[2606:4700::1]:8080/", "2606:4700::1", 8080),
        ("http://a:b@c.example/", "c.example", 80),
        ("http://a@b@c.example/", "c.example", 80),
        ("http://under_score.example/", "under_score.example", 80),
    ],
)
def test_the_host_is_the_one_meant(url: str, host: str, port: int) -> None:
    target = read_target(url).url

    assert (target.raw_host, target.port) == (host, port)


@pytest.mark.parametrize(
    "url",
    ["", "http:", "http://", "http:///x", "http://?x", "http://[::1", "http://::1]/", "http://a b/",
     "http://a:b:c/", "http://a:x/", "http://h:65536/", "http://a\\b/", "http://a\tb/", "http://@/",
     "ftp://h/", "//h/", "h/x", "http//h/"],
)  # fmt: skip
def test_what_no_request_can_be_made_of_is_refused(url: str) -> None:
    with pytest.raises(BadTargetError):
        read_target(url)
