"""Logins in addresses, and addresses without them."""

from __future__ import annotations

import pytest

from feedmon.logins import Login, origin, split_login, without_login


@pytest.mark.rule("X-8")
@pytest.mark.parametrize(
    ("url", "bare", "login"),
    [
        ("https://a.example/f", "https://a.example/f", None),
        ("https://me:pw@a.example/f", "https://a.example/f", Login("me", "pw")),
        ("HTTP://me:p%40w%3A@A.example:81/f?x=1", "HTTP://A.example:81/f?x=1", Login("me", "p@w:")),
        ("https://me:p@w@a.example/f", "https://a.example/f", Login("me", "p@w")),
        ("https://token@a.example/f", "https://a.example/f", Login("token", "")),
        ("https://:pw@a.example", "https://a.example", Login("", "pw")),
        ("https://@a.example/f", "https://a.example/f", None),
        ("https://a.example/@me", "https://a.example/@me", None),
        ("https://a.example?q=me:pw@b", "https://a.example?q=me:pw@b", None),
        ("no address", "no address", None),
    ],
)
def test_a_login_is_parted_from_its_address(url, bare, login):
    assert split_login(url) == (bare, login)
    assert without_login(bare) == bare


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/f", "https://me:pw@A.example:443/other", True),
        ("http://a.example/", "http://a.example:80", True),
        ("https://a.example/", "http://a.example/", False),
        ("https://a.example/", "https://b.a.example/", False),
        ("https://a.example/", "https://a.example:8443/", False),
        ("http://[::1]:81/", "http://[::1]:81/x", True),
        ("http://a.example:x/", "http://a.example/", False),
    ],
)
def test_a_login_holds_for_one_origin(one, other, same):
    assert (origin(one) == origin(other)) is same


def test_a_login_does_not_show_its_password():
    assert "pw" not in repr(Login("me", "pw"))
