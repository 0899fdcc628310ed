"""Boxes that say or ask something short look like our other dialogs."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QProxyStyle,
    QStyle,
)

from ui import style
from ui.dialogs.box import Box
from ui.dialogs.message import WARNING

QUESTION, MEANING = "Delete the folder Papers?", "Its feeds can stay and move up."


class Elsewhere(QProxyStyle):
    """A desktop that puts the way out last, and pictures on its buttons."""

    def styleHint(self, hint, option=None, widget=None, data=None):  # noqa: N802 - Qt's name
        if hint == QStyle.StyleHint.SH_DialogButtonLayout:
            return QDialogButtonBox.ButtonLayout.WinLayout.value
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, data)


@pytest.fixture
def theme(qapp):
    before = qapp.palette(), qapp.styleSheet(), qapp.style().name()
    theme = style.install(qapp, scheme="light")
    qapp.setStyle(Elsewhere("Fusion"))
    yield theme
    theme.deleteLater()
    qapp.styleHints().unsetColorScheme()
    qapp.setStyle(before[2])
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


@pytest.fixture
def make(theme, qtbot):
    def make(mark=None):
        box = Box(None, QUESTION, MEANING, mark=mark)
        qtbot.addWidget(box)
        for words, role in (
            ("Delete", QMessageBox.ButtonRole.AcceptRole),
            ("Unsubscribe", QMessageBox.ButtonRole.DestructiveRole),
            ("Cancel", QMessageBox.ButtonRole.RejectRole),
        ):
            box.addButton(words, role)
        box.show()
        QApplication.processEvents()
        return box

    return make


def label(box, words):
    return next(each for each in box.findChildren(QLabel) if each.text() == words)


def place(box, widget):
    return QRect(widget.mapTo(box, QPoint()), widget.size())


def test_a_question_begins_and_ends_at_the_edges_of_its_buttons(make):
    box = make()

    buttons = place(box, box.findChild(QDialogButtonBox))

    assert place(box, label(box, QUESTION)).left() == buttons.left() == 16
    assert place(box, label(box, MEANING)).left() == buttons.left()
    assert box.width() - 1 - buttons.right() == 16


def test_the_way_out_stands_before_what_was_asked_for(make):
    box = make()

    places = {each.text(): place(box, each).left() for each in box.buttons()}

    assert sorted(places, key=places.__getitem__) == ["Unsubscribe", "Cancel", "Delete"]


def test_no_button_of_a_box_has_a_picture_of_another_family(theme, qtbot):
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
    )
    qtbot.addWidget(buttons)
    buttons.show()

    assert all(each.icon().isNull() for each in buttons.buttons())


def test_the_icon_of_a_box_is_one_of_ours_in_the_colours_of_the_scheme(make, theme):
    box = make(WARNING)
    light = box.iconPixmap().toImage()

    theme.force("dark")
    QApplication.processEvents()
    dark = box.iconPixmap().toImage()

    assert style.LIGHT.warning in colours_of(light)
    assert style.DARK.warning in colours_of(dark)
    assert place(box, label(box, QUESTION)).left() == 16 + 32 + 12


def colours_of(image):
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
