"""Preferences: typed, remembered, told, and never nonsense."""

import pytest

from ui.preferences import Preference, Preferences
from ui.settings import FILE_NAME, UiSettings


@pytest.fixture
def settings(tmp_path, qapp):
    return UiSettings(tmp_path)


NAMES = [name for name, each in vars(Preferences).items() if isinstance(each, Preference)]
OTHERS = {
    "language": "de",
    "scheme": "dark",
    "compact": True,
    "list_lines": 2,
    "list_pictures": False,
    "grouped": True,
    "mark_read_on_scroll": True,
    "mark_read": False,
    "mark_read_after_s": 5,
    "images": True,
    "text_size": 130,
    "serif": True,
    "measure": 90,
    "notify": False,
    "notify_sound": True,
    "keep_running": "quit",
}


@pytest.mark.parametrize("name", NAMES)
def test_what_was_preferred_is_preferred_after_a_restart(settings, tmp_path, name):
    setattr(Preferences(settings), name, OTHERS[name])
    settings.sync()

    again = getattr(Preferences(UiSettings(tmp_path)), name)

    assert again == OTHERS[name] != getattr(Preferences, name).default
    assert type(again) is type(OTHERS[name])


def test_all_who_look_are_told_once_and_by_name(settings):
    here, there = Preferences(settings), Preferences(settings)
    told = []
    there.changed.connect(told.append)

    here.scheme = "dark"
    here.scheme = "dark"
    settings.set_value("window/source", "all")

    assert told == ["scheme"]
    assert there.scheme == "dark"


@pytest.mark.parametrize(
    ("name", "value"),
    [("scheme", "sepia"), ("list_lines", 9), ("mark_read_after_s", -1), ("keep_running", "")],
)
def test_nonsense_can_neither_be_set_nor_read(settings, tmp_path, name, value):
    with pytest.raises(ValueError, match=getattr(Preferences, name).key):
        setattr(Preferences(settings), name, value)

    section, key = getattr(Preferences, name).key.split("/")
    (tmp_path / FILE_NAME).write_text(f"[{section}]\n{key}={value}\n")

    assert getattr(Preferences(UiSettings(tmp_path)), name) == getattr(Preferences, name).default
