"""Presets: true to their programs as far as that goes, and free of contradictions."""

import itertools

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QTableView

from ui import style
from ui.actions import Actions
from ui.actions.command import Reach
from ui.keymap import PRESETS, WINDOWS, Keymap, advice, refusal, window_of
from ui.keymap.rules import collide, parts
from ui.settings import UiSettings
from ui.views.menus import menu_letters

ids = [preset.title for preset in PRESETS]


@pytest.fixture(params=["linux", "darwin"])
def keymap(qapp, tmp_path, request):
    style.install(qapp, scheme="light")
    actions = Actions(qapp, style.icon, platform=request.param)
    keymap = Keymap(actions, UiSettings(tmp_path))
    keymap.actions = actions
    yield keymap
    actions.deleteLater()
    keymap.deleteLater()


@pytest.mark.parametrize("preset", PRESETS, ids=ids)
def test_a_preset_names_nothing_but_actions_and_keys(keymap, preset):
    for name, keys in {**preset.keys, **preset.moved}.items():
        assert name in keymap.commands, name
        for key in keys:
            assert QKeySequence(key).toString() == key, name


@pytest.mark.parametrize("preset", PRESETS, ids=ids)
def test_no_two_actions_of_a_window_share_a_key_and_a_preset_loses_none_of_its_own(keymap, preset):
    keymap.use(preset)

    windows = {each: set() for each in ("", *WINDOWS)}
    for name in keymap.commands:
        windows[window_of(name)].add(name)
    for prefix, names in windows.items():
        window = names | set(keymap.actions.everywhere if prefix else ())
        given = [(name, key) for name in window for key in keymap.keys(name)]
        for (one, its), (other, theirs) in itertools.combinations(given, 2):
            assert not collide(parts(its), parts(theirs)), (one, its.toString(), other)
    for name, keys in preset.keys.items():
        assert [key.toString() for key in keymap.keys(name)] == list(keys), name
    for name, keys in preset.moved.items():
        assert [key.toString() for key in keymap.keys(name)] == list(keys), name


def press(widget, sequence):
    for index in range(sequence.count()):
        step = sequence[index]
        QTest.keyClick(widget, step.key(), step.keyboardModifiers())


@pytest.mark.parametrize("preset", PRESETS, ids=ids)
def test_every_key_that_is_pressed_carries_out_one_action_its_own(keymap, preset, qtbot):
    """Through Qt's own matching: a key of two actions would carry out neither, and warn."""
    keymap.use(preset)
    window, view = QMainWindow(), QTableView()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    done = []
    for name, action in keymap.actions.all().items():
        action.setEnabled(True)
        action.triggered.connect(lambda _=False, name=name: done.append(name))
        window.addAction(action)
        if keymap.commands[name].reach is Reach.VIEW:
            view.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()

    for name, action in keymap.actions.all().items():
        for key in action.shortcuts():
            press(view, key)
            assert done == [name], key.toString()
            done.clear()


@pytest.mark.parametrize("preset", PRESETS, ids=ids)
def test_every_key_of_a_preset_can_be_given_by_hand_as_well(keymap, preset):
    mac = keymap.actions.has_window_menu
    letters = menu_letters(keymap.actions)
    keymap.use(preset)

    for name in keymap.commands:
        for key in keymap.keys(name):
            assert not refusal(key, menus=letters, mac=mac), (name, key.toString())
            assert isinstance(advice(key, mac=mac), str)


def test_each_preset_differs_from_the_next_and_is_called_by_its_program():
    assert ids == ["feedmon", "NetNewsWire", "RSS Guard", "QuiteRSS", "Newsboat", "Miniflux"]
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)


@pytest.mark.parametrize(
    ("title", "name", "keys"),
    [
        ("NetNewsWire", "mark_all_read", ["K", "Ctrl+K"]),
        ("NetNewsWire", "next_feed", ["Z"]),
        ("NetNewsWire", "next_article", []),
        ("RSS Guard", "next_article", ["W"]),
        ("RSS Guard", "next_feed", ["S"]),
        ("QuiteRSS", "next_article", ["Right"]),
        ("QuiteRSS", "refresh_feed", ["F5"]),
        ("Newsboat", "open_in_browser", ["O", "Shift+O", "Return"]),
        ("Newsboat", "next_feed", ["J"]),
        ("Miniflux", "show_unread", ["G, U"]),
        ("Miniflux", "next_article", ["J", "N", "Right"]),
    ],
)
def test_the_keys_are_those_of_the_program(keymap, title, name, keys):
    keymap.use(next(preset for preset in PRESETS if preset.title == title))

    assert [key.toString() for key in keymap.keys(name)] == keys


def test_windows_of_their_own_keep_all_of_their_keys_in_every_preset(keymap):
    for preset in PRESETS:
        keymap.use(preset)
        for window, table in WINDOWS.items():
            for command in table.commands():
                assert keymap.keys(window + command.name), (preset.title, window, command.name)
