"""The rows of the palette: what fits, the best first, what was chosen last before the rest."""

import pytest

from ui.models.palette import MOST, Choice, PaletteModel, PaletteRole, spoken


@pytest.fixture
def model(qapp):
    return PaletteModel()


def words(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def choices(*names, **more):
    return [Choice(f"do:{number}", name, **more) for number, name in enumerate(names)]


def test_without_words_the_last_choices_stand_first(model):
    model.set_choices(choices("One", "Two", "Three"), ["do:2", "do:1", "do:99"])

    assert words(model) == ["Three", "Two", "One"]


def test_what_fits_is_listed_the_best_first(model):
    model.set_choices(choices("Weekly News", "News", "Nothing", "News of Today"), [])

    model.search("news")

    assert words(model) == ["News", "News of Today", "Weekly News"]


def test_of_what_fits_alike_the_recent_choice_stands_first(model):
    model.set_choices(choices("Leek News", "Beet News"), ["do:1"])

    model.search("news")

    assert words(model) == ["Beet News", "Leek News"]


def test_what_can_not_be_done_is_found_below_what_can(model):
    able = [Choice("do:b", "Rename Everything")]
    model.set_choices([Choice("do:a", "Rename", "Choose a feed first.", enabled=False), *able], [])
    assert words(model) == ["Rename Everything"]

    model.search("rename")

    assert words(model) == ["Rename Everything", "Rename"]
    assert not model.index(1).data(PaletteRole.CHOICE).enabled


def test_letters_taken_back_bring_the_rows_back(model):
    model.set_choices(choices("Leeks", "Beets", "Beans"), [])

    for typed in ("b", "be", "bee"):
        model.search(typed)
    assert words(model) == ["Beets"]
    model.search("be")
    assert words(model) == ["Beets", "Beans"]
    model.search("l")
    assert words(model) == ["Leeks"]
    model.search("")
    assert words(model) == ["Leeks", "Beets", "Beans"]


def test_typed_letter_by_letter_or_at_once_the_rows_are_the_same(model):
    names = [f"{one} {two}" for one in ("Planet", "Daily", "Net") for two in ("Leek", "Tea", "Pie")]
    model.set_choices(choices(*names), [])
    typed = "net le"
    for length in range(1, len(typed) + 1):
        model.search(typed[:length])
    slowly = words(model)

    model.search("")
    model.search(typed)

    assert words(model) == slowly
    assert slowly[0] == "Net Leek"


def test_of_thousands_only_the_best_are_rows(model):
    model.set_choices(choices(*(f"Feed {number}" for number in range(2000))), [])

    model.search("feed 1999")
    assert words(model) == ["Feed 1999"]
    model.search("feed")
    assert model.rowCount() == MOST


def test_new_choices_forget_what_was_typed(model):
    model.set_choices(choices("Leeks", "Beets"), [])
    model.search("bee")

    model.set_choices(choices("Leeks", "Beets"), [])

    assert words(model) == ["Leeks", "Beets"]
    model.search("bee")
    assert words(model) == ["Beets"]


def test_a_choice_is_spoken_with_place_and_keys(model):
    choice = Choice("do:a", "Pause", "Feeds", ("Ctrl+P",), checked=True)

    assert spoken(choice) == "Pause, on, Feeds, Ctrl+P"
