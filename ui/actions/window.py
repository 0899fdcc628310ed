"""What concerns the window and the program as a whole."""

from __future__ import annotations

import sys

from PySide6.QtGui import QAction

from ui.actions.command import Command, Table


class UndoCommands(Table):
    """What was done, and how things are done."""

    undo = Command(
        "&Undo",
        "Take back what was done last",
        "undo-2",
        "Ctrl+Z",
        needs="There is nothing to take back.",
    )
    redo = Command(
        "&Redo",
        "Do again what was taken back last",
        "redo-2",
        "Ctrl+Shift+Z",
        needs="Nothing was taken back just now.",
    )
    preferences = Command(
        "Pre&ferences…",
        "Choose how feedmon asks, shows, tells and keeps",
        "settings",
        "Ctrl+,",
        role=QAction.MenuRole.PreferencesRole,
    )


class LookCommands(Table):
    """What of the window is seen."""

    show_sidebar = Command(
        "Show Side&bar", "Show or hide the list of feeds", "panel-left", "F9", checkable=True
    )
    wide_layout = Command(
        "&Wide Layout", "Show the article beside the list", "columns-3", "F7", checkable=True
    )
    classic_layout = Command(
        "C&lassic Layout",
        "Show the article below the list",
        "layout-panel-left",
        "Shift+F7",
        checkable=True,
    )
    full_screen = Command(
        "&Full Screen",
        "Use the whole screen, or a window again",
        "maximize",
        "Meta+Ctrl+F" if sys.platform == "darwin" else "F11",
        checkable=True,
    )
    health = Command(
        "Feed Heal&th",
        "Show how every feed does, and the log of its polls",
        "activity",
        "Ctrl+Shift+H",
    )
    search = Command(
        "Sea&rch Articles",
        "Look for words in titles, texts and authors",
        "search",
        "Ctrl+F",
        "/",
        needs="No feed is followed yet.",
    )
    command_palette = Command(
        "&Command Palette…", "Do anything, or go to any feed, by its name", "command", "Ctrl+K"
    )


class HelpCommands(Table):
    """What is asked for when one is stuck."""

    shortcuts = Command(
        "&Keyboard Shortcuts", "Show all actions with their keys", "keyboard", "F1", "?"
    )
    open_log = Command("Open &Log", "Show what the program noted", "scroll-text", "Ctrl+Shift+J")
    show_data_folder = Command(
        "Show Data &Folder",
        "Show where articles and settings lie on the disk",
        "folder-open",
        "Ctrl+Shift+D",
    )
    copy_diagnostics = Command(
        "Copy &Diagnostics",
        "Copy versions, places and counts, to pass them on",
        "clipboard-list",
        "Ctrl+Shift+I",
    )
    about = Command(
        "&About feedmon",
        "Show what this is, and its version",
        "info",
        "Shift+F1",
        role=QAction.MenuRole.AboutRole,
    )


class ProgramCommands(Table):
    """The program as a whole."""

    show_window = Command(
        "Show &Window", "Bring the window to the front", "app-window", "Ctrl+Shift+W"
    )
    close_window = Command(
        "Close Win&dow", "Close the window; with a tray, feedmon goes on watching", "x", "Ctrl+W"
    )
    quit = Command(
        "&Quit",
        "Close the program; no feed is watched then",
        "log-out",
        "Ctrl+Q",
        role=QAction.MenuRole.QuitRole,
    )
