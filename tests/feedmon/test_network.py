"""What counts as public."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedmon.network import NetworkPolicy

PRIVATE = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.9",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fdff::1", "fec0::1", "ff02::1",
    "2001:db8::1", "3fff::1", "2001::1", "2001:10::1", "100::1", "5f00::1", "4000::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:0", "64:ff9b::127.0.0.1", "64:ff9b::a00:1",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::",
    "2600::5efe:10.0.0.1", "2600::200:5efe:192.168.1.1",
)  # fmt: skip
PUBLIC = (
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.1",
    "126.255.255.255", "128.0.0.1",
    "172.15.255.255", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255",
    "2606:4700:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888",
    "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2600::5efe:8.8.8.8",
)  # fmt: skip


@pytest.mark.rule("X-4")
@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_a_private_or_special_network_is_not_public(address: str) -> None:
    assert not NetworkPolicy().is_public(address)
    assert not NetworkPolicy().is_public(ip_address(address))


@pytest.mark.rule("X-4")
@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert NetworkPolicy().is_public(address)
    assert NetworkPolicy().is_public(ip_address(address))


@pytest.mark.rule("X-4")
@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address) -> None:
    if NetworkPolicy().is_public(address):
        assert not address.is_loopback
        assert not address.is_link_local
        assert not address.is_multicast
        assert not address.is_unspecified
        assert not address.is_private or address.version == 6  # transition addresses of public ones


def test_tests_may_declare_addresses_public() -> None:
    policy = NetworkPolicy(public=("127.0.0.2", "127.1.0.0/16", "::1"))

    assert policy.is_public("127.0.0.2")
    assert policy.is_public("127.1.2.3")
    assert policy.is_public("::1")
    assert policy.is_public("::ffff:127.0.0.2")
    assert not policy.is_public("127.0.0.1")


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("example.com", True), ("EXAMPLE.com.", True), ("8.8.8.8", True), ("10.0.0.1", False),
        ("[::1]", False), ("::1", False), ("localhost", False), ("rsshub.localhost", False),
        ("nas", False), ("nas.local", False), ("x.internal", False), ("box.home.arpa", False),
        ("nas.lan", False), ("2606:4700::1", True), ("", False), ("locals.example", True),
    ],
)  # fmt: skip
def test_a_host_is_judged_by_its_name(host: str, public: bool) -> None:
    assert NetworkPolicy().is_public_host(host) is public


def test_what_is_no_address_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"example\.com"):
        NetworkPolicy().is_public("example.com")
