"""Who a delivery is from."""

from __future__ import annotations

import pytest

from feedmon.push import is_signed, new_path, new_secret
from tests.hub import signature

BODY = b"<feed/>"


@pytest.mark.rule("W-1")
@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_the_recommendation_proves_a_secret(method):
    right = signature("known", BODY, method)

    assert is_signed(BODY, right, ["known"])
    assert is_signed(BODY, right.upper().replace("SHA", "sha"), ["older", "known"])
    assert not is_signed(BODY + b" ", right, ["known"])
    assert not is_signed(BODY, right, ["another"])
    assert not is_signed(BODY, right[:-1], ["known"])


@pytest.mark.rule("W-1")
@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "sha256", "sha256=", "=00", "sha256=é"),
        signature("known", BODY).removeprefix("sha256="),
        signature("known", BODY, "md5"),
        signature("known", BODY, "sha224"),
    ],
)
def test_nothing_else_proves_anything(value):
    assert not is_signed(BODY, value, ["known"])


@pytest.mark.rule("W-1")
def test_the_comparison_tells_nobody_how_much_was_right(monkeypatch):
    compared = []

    def compare(one, other):
        compared.append((one, other))
        return one == other

    monkeypatch.setattr("hmac.compare_digest", compare)

    assert is_signed(BODY, signature("known", BODY), ["older", "known"])
    assert len(compared) == 2  # by the one function that takes its time, for each secret


@pytest.mark.rule("W-3")
def test_paths_and_secrets_can_not_be_guessed():
    made = {new_path() for _ in range(100)} | {new_secret() for _ in range(100)}

    assert len(made) == 200
    assert all(len(each) * 6 >= 128 for each in made)
    assert all(len(each.encode()) < 200 for each in made)
