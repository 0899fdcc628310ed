"""What the window remembers from one start to the next."""

import pytest
from PySide6.QtCore import QByteArray

from ui.settings import FILE_NAME, UiSettings


@pytest.mark.parametrize(
    "value",
    [True, False, 12, 0.5, "wide", "", ["a", "b"], ["only"], [], QByteArray(b"\x00\x01geometry")],
    ids=repr,
)
def test_a_value_comes_back_as_what_it_was(tmp_path, value):
    settings = UiSettings(tmp_path)
    settings.set_value("window/thing", value)
    settings.sync()

    default = type(value)()
    assert UiSettings(tmp_path).value("window/thing", default) == value
    assert type(UiSettings(tmp_path).value("window/thing", default)) is type(value)


def test_what_was_never_kept_is_the_default(tmp_path):
    settings = UiSettings(tmp_path)

    assert settings.value("window/width", 900) == 900
    assert settings.value("window/state") is None


def test_none_forgets(tmp_path):
    settings = UiSettings(tmp_path)
    settings.set_value("list/sort", "newest")
    settings.set_value("list/sort", None)

    assert settings.value("list/sort", "oldest") == "oldest"


def test_an_edited_file_with_nonsense_counts_as_absent(tmp_path):
    (tmp_path / FILE_NAME).write_text("[window]\nwidth=broad\nmaximized=perhaps\n")
    settings = UiSettings(tmp_path)

    assert settings.value("window/width", 900) == 900
    assert settings.value("window/maximized", False) is False


def test_every_change_is_told_by_its_key(tmp_path, qtbot):
    settings = UiSettings(tmp_path)

    with qtbot.waitSignal(settings.changed) as told:
        settings.set_value("list/sort", "newest")

    assert told.args == ["list/sort"]
