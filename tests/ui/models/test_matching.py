"""How well typed letters fit a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.matching import folded, score


def fit(typed, name):
    return score(folded(typed).split(), folded(name))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("planet", "Planet Python"),
        ("py", "Planet Python"),
        ("PLANET", "planet python"),
        ("python planet", "Planet Python"),
        ("anet", "Planet Python"),
        ("plpy", "Planet Python"),
        ("pp", "Planet Python"),
        ("ptpn", "Planet Python"),
        ("cafe", "Café Müller"),
        ("muller", "Café Müller"),
        ("café", "Cafe Muller"),
        ("mark all", "Mark All Read"),
        ("mar", "Mark as Read"),
        ("open log", "Open-Log…"),
        ("新聞", "毎日新聞"),
        ("опен", "ОпенНет"),
    ],
)
def test_these_letters_find_this_name(typed, name):
    assert fit(typed, name) > 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("x", "Planet Python"),
        ("python ruby", "Planet Python"),
        ("nohtyp", "Planet Python"),
        ("planetpythonplanet", "Planet Python"),
    ],
)
def test_these_letters_do_not(typed, name):
    assert fit(typed, name) == 0


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("news", "News", "News of the World"),
        ("news", "News of the World", "World News"),
        ("news", "World News", "Renewsed"),
        ("news", "Renewsed", "Now Everywhere So"),
        ("now", "Notes on Water", "Kangaroo tower"),
        ("ref", "Refresh All", "Refresh This Feed"),
    ],
)
def test_the_better_fit_is_worth_more(typed, better, worse):
    assert fit(typed, better) > fit(typed, worse)


@given(st.text(min_size=1, max_size=12), st.text(max_size=30))
def test_another_letter_never_finds_a_name_that_fewer_did_not(typed, name):
    whole = folded(typed)

    for length in range(1, len(whole)):
        if score(whole.split(), folded(name)):
            assert score(whole[:length].split(), folded(name)) or not whole[:length].split()


@given(st.text(min_size=1, max_size=20))
def test_every_name_is_found_by_itself(name):
    typed = folded(name).split()

    assert not typed or score(typed, folded(name))
