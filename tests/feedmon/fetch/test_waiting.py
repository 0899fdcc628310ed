"""How long a server wants to be left alone."""

from __future__ import annotations

import time

import pytest

from feedmon.errors import HttpStatus
from feedmon.fetch import Request
from feedmon.fetch.waiting import not_before

NOW = 1_700_000_000  # Tue, 14 Nov 2023 22:13:20 GMT
WEEK = 7 * 24 * 3600


@pytest.mark.rule("F-9")
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "60"}, 60),
        ({"retry-after": " 3600 "}, 3600),
        ({"retry-after": "1.5"}, 1),
        ({"retry-after": "0"}, 120),
        ({"retry-after": "-5"}, 120),
        ({"retry-after": "soon"}, 120),
        ({"retry-after": ""}, 120),
        ({"retry-after": "99999999"}, WEEK),
        ({"retry-after": "9" * 400}, 120),
        ({"retry-after": "Tue, 14 Nov 2023 22:23:20 GMT"}, 600),
        ({"retry-after": "Tue, 14 Nov 2023 22:03:20 GMT"}, 120),
        ({"retry-after": "Tue, 14 Nov 2099 22:03:20 GMT"}, WEEK),
        # The server's clock is an hour ahead; it means ten minutes all the same.
        ({"retry-after": "Tue, 14 Nov 2023 23:23:20 GMT", "date": "Tue, 14 Nov 2023 23:13:20 GMT"},
         600),
        ({"retry-after": "Tue, 14 Nov 2023 22:23:20 GMT", "date": "garbled"}, 600),
        ({"retry-after": "Tue, 99 Nov 2023 22:23:20 GMT"}, 120),
    ],
)  # fmt: skip
def test_retry_after_is_understood(status: int, headers: dict[str, str], wait: int) -> None:
    assert not_before(status, headers, NOW) == NOW + wait


@pytest.fixture
def far_east(monkeypatch):
    """A machine eleven hours ahead of UTC."""
    monkeypatch.setenv("TZ", "XYZ-11")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.rule("F-9")
@pytest.mark.usefixtures("far_east")
@pytest.mark.parametrize("zone", [" GMT", " +0000", " -0000", " UTC", ""])
def test_a_date_is_utc_wherever_the_machine_is(zone: str) -> None:
    headers = {
        "retry-after": f"Tue, 14 Nov 2023 22:23:20{zone}",
        "date": "Tue, 14 Nov 2023 22:13:20 GMT",
    }

    assert time.localtime(NOW).tm_hour == 9
    assert not_before(503, headers, NOW) == NOW + 600


@pytest.mark.rule("F-9")
@pytest.mark.usefixtures("far_east")
def test_a_date_as_c_writes_it_is_utc_too() -> None:
    assert not_before(503, {"retry-after": "Tue Nov 14 22:23:20 2023"}, NOW) == NOW + 600


@pytest.mark.rule("F-9")
@pytest.mark.parametrize(
    ("status", "headers", "until"),
    [
        (429, {}, NOW + 120),
        (429, {"x-ratelimit-reset": "45"}, NOW + 45),
        (429, {"x-ratelimit-reset": "45.0", "retry-after": "90"}, NOW + 90),
        (429, {"x-ratelimit-reset": str(NOW + 300)}, NOW + 300),
        (503, {}, None),
        (503, {"x-ratelimit-reset": "45"}, None),
        (200, {"retry-after": "60"}, None),
        (404, {"retry-after": "60"}, None),
        (500, {"retry-after": "60"}, None),
    ],
)
def test_who_may_ask_for_a_pause(status: int, headers: dict[str, str], until: int | None) -> None:
    assert not_before(status, headers, NOW) == until


@pytest.mark.rule("F-9")
async def test_the_error_of_a_refusal_carries_the_time(fetcher, server) -> None:
    url = server.put("/feed", status=429, headers={"Retry-After": "3600"})
    with pytest.raises(HttpStatus) as failure:
        await fetcher.fetch(Request(url, private_allowed=True))

    assert (failure.value.status, failure.value.retry_after) == (429, 1_700_000_000 + 3600)
