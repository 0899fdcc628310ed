"""What a person set, over what holds until they do."""

from __future__ import annotations

import pytest

from feedmon.settings import MEGABYTE, NO_PROXY, Settings

BASE = Settings(interval_s=1800, workers=3)


def test_what_was_set_goes_before_what_holds_otherwise():
    settings = BASE.with_stored({"interval_s": 7200, "keep_newest": None, "proxy": NO_PROXY})

    assert settings == Settings(interval_s=7200, workers=3, keep_newest=None, proxy=NO_PROXY)


@pytest.mark.parametrize(
    "values",
    [
        {"interval_s": "often"},
        {"interval_s": 0},
        {"interval_s": True},
        {"interval_s": None},
        {"in_flight": 2.5},
        {"fetch_s": -1},
        {"feed_bytes": MEGABYTE - 1},
        {"page_bytes": 33 * MEGABYTE},
        {"image_bytes": 1e7},
        {"icon_bytes": None},
        {"ipv4_first": 1},
        {"proxy": 8080},
        {"proxy": "proxy.example:8080"},
        {"proxy": "http://proxy.example"},
        {"proxy": "http://anna:secret@proxy.example:8080"},
        {"proxy": "socks5://127.0.0.1:9050"},
        {"proxy": "http://proxy.example:0"},
        {"proxy": "http://proxy.example:65536"},
        {"proxy": ""},
        {"callback_base_url": "me.example"},
        {"callback_base_url": "ftp://me.example/"},
        {"callback_base_url": "https://anna:secret@me.example/"},
        {"callback_base_url": "https://me.example/?x=1"},
        {"callback_base_url": "https://me.example:0/"},
        {"callback_base_url": "https://me.example/a b"},
        {"callback_bind": ""},
        {"callback_bind": "8417"},
        {"callback_bind": "localhost:8417"},
        {"callback_bind": "127.0.0.1:0"},
        {"callback_bind": "::1:8417"},
        {"callback_bind": "[127.0.0.1]:8417"},
        {"unheard_of": 1},
    ],
)
def test_a_value_that_is_none_of_its_kind_is_left_aside(values):
    assert BASE.with_stored(values) == BASE


@pytest.mark.parametrize(
    "proxy",
    ["system", "none", "http://proxy.example:3128", "https://10.0.0.1:443/", "http://[::1]:8080"],
)
def test_a_proxy_is_a_word_or_an_address_with_a_port(proxy):
    assert BASE.with_stored({"proxy": proxy}).proxy == proxy


def test_publishers_call_an_address_and_are_heard_at_a_port_of_this_machine():
    for base in ("https://me.example", "http://me.example:8417/some/path"):
        assert BASE.with_stored({"callback_base_url": base}).callback_base_url == base
    for bind in ("0.0.0.0:80", "[::]:8417"):
        assert BASE.with_stored({"callback_bind": bind}).callback_bind == bind


def test_what_a_worker_may_cost_is_not_read_from_the_store():
    assert BASE.with_stored({"workers": 64}) == BASE
