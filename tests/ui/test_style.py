"""Colours that can be read, icons that take their colour when they are painted."""

import gc
import re
from collections import Counter

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

import resources
from ui import style

#: The inks that carry words, with every ground they stand on: 4.5 to 1 at the least.
TEXT_PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in ("window", "sidebar", "bar")),
    *((ink, ground) for ink in ("text", "muted") for ground in ("raised", "selected_idle")),
    *((ink, "hover") for ink in ("text", "muted")),
    ("on_selected", "selected"),
    ("link", "window"),
    ("link", "raised"),
    ("link", "bar"),
    ("danger", "bar"),
    ("danger", "window"),
    ("warning", "window"),
    ("link", "sidebar"),
    ("link", "hover"),
    ("danger", "raised"),
    ("text", "added"),
    ("link", "added"),
    ("muted", "removed"),
    *((ink, "found") for ink in ("text", "muted", "link")),
)


def contrast(one, other):
    """Measure the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    dark, light = sorted(luminance(QColor(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def theme(qapp):
    before = qapp.palette(), qapp.styleSheet(), qapp.style().name()
    theme = style.install(qapp, scheme="light")
    yield theme
    theme.deleteLater()
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[0])
    qapp.setStyle(before[2])


@pytest.mark.parametrize("scheme", [style.LIGHT, style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_stand_out_from_their_ground(scheme, ink, ground):
    names = scheme.names()

    assert contrast(names[ink], names[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [style.LIGHT, style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["accent", "warning", "danger", "star", "icon"])
@pytest.mark.parametrize("ground", ["window", "sidebar", "bar", "selected_idle"])
def test_marks_stand_out_from_their_ground(scheme, ink, ground):
    names = scheme.names()

    assert contrast(names[ink], names[ground]) >= 3


@pytest.mark.parametrize("scheme", [style.LIGHT, style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["disabled", "outline", "accent"])
@pytest.mark.parametrize("ground", ["window", "bar"])
def test_what_can_not_be_used_and_where_fields_end_is_seen(scheme, ink, ground):
    names = scheme.names()

    assert contrast(names[ink], names[ground]) >= 3


@pytest.mark.parametrize("tile", style.TILES)
def test_the_letter_of_a_tile_can_be_read(tile):
    assert contrast("#ffffff", tile) >= 4.5


def test_contrast_is_measured_as_the_guideline_says():
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_palette_knows_its_scheme(theme, qapp):
    assert style.tokens(qapp.palette()) is style.LIGHT

    theme.force("dark")

    assert style.tokens(qapp.palette()) is style.DARK


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_have_an_outline_that_is_seen(theme, qapp, scheme):
    theme.force(scheme)

    for kind in (QCheckBox, QSpinBox, QComboBox):
        box = kind()
        box.resize(80, 28)
        box.ensurePolished()
        image = box.grab().toImage()
        ground = theme.tokens.window
        across = [image.pixelColor(x, image.height() // 2).name() for x in range(8)]
        assert max(contrast(colour, ground) for colour in across) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox])
def test_the_chevrons_of_a_field_have_the_colour_of_icons(theme, qapp, scheme, kind):
    theme.force(scheme)
    field = kind()
    field.resize(120, 30)
    field.ensurePolished()

    image = field.grab(QRect(96, 4, 20, 22)).toImage()

    assert theme.tokens.icon in colours_of(image)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_an_empty_field_asks_for_can_be_read(theme, scheme):
    theme.force(scheme)

    for field in (QLineEdit(), QPlainTextEdit()):
        field.ensurePolished()
        ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert ink.alpha() == 255
        assert contrast(ink.name(), theme.tokens.window) >= 4.5


def test_a_field_is_cleared_with_an_icon_of_ours(theme, qtbot):
    field = QLineEdit("words", clearButtonEnabled=True)
    qtbot.addWidget(field)
    field.ensurePolished()

    image = field.findChild(QAbstractButton).icon().pixmap(64, 64).toImage()

    assert colours_of(image)[0] == theme.tokens.icon
    assert image.pixelColor(32, 8).alpha() == 0  # a cross, and no disc around it


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_that_is_chosen_is_seen_where_the_dialog_is_not_the_systems(
    theme, qtbot, tmp_path, scheme
):
    theme.force(scheme)
    (tmp_path / "feeds.opml").touch()
    dialog = QFileDialog(None, "Import", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    files = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) > 0)

    files.setCurrentIndex(files.model().index(0, 0, files.rootIndex()))

    qtbot.waitUntil(lambda: theme.tokens.selected in colours_of(files.grab().toImage()))


def test_a_button_that_has_the_keys_has_one_ring(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(words, window) for words in ("OK", "Cancel")]
    for button in buttons:
        button.resize(120, 32)
    window.show()
    window.activateWindow()
    buttons[0].setFocus()
    qtbot.waitUntil(buttons[0].hasFocus)

    def inside():
        return buttons[1].grab(QRect(3, 3, 114, 26)).toImage()

    before = inside()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)

    assert buttons[1].hasFocus()
    assert inside() == before  # no dots around the words: the ring is enough


def test_a_box_is_checked_with_our_own_mark(theme, qapp):
    box = QCheckBox()
    box.setChecked(True)
    box.ensurePolished()

    found = colours_of(box.grab(QRect(0, 0, 16, 24)).toImage())

    assert {theme.tokens.selected, theme.tokens.on_selected} <= set(found)


@pytest.mark.parametrize("name", ["pages", "choices"])
def test_a_list_to_choose_from_shows_that_it_has_the_keys(theme, qtbot, name):
    window = QWidget()
    column = QVBoxLayout(window)
    choices, other = QListWidget(), QLineEdit()
    choices.setObjectName(name)
    choices.addItems(["General", "Reading"])
    choices.setCurrentRow(1)
    column.addWidget(choices)
    column.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()

    def row():
        return choices.viewport().grab(choices.visualItemRect(choices.item(1))).toImage()

    choices.setFocus()
    with_keys = row()
    other.setFocus()
    assert row() != with_keys


def test_a_change_of_scheme_is_told_after_everything_is_dressed(theme, qapp, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.force("dark")

    assert style.DARK.sidebar in qapp.styleSheet()


def test_the_same_scheme_again_dresses_nobody(theme):
    told = []
    theme.changed.connect(lambda: told.append(1))

    theme.force("light")
    theme.force("dark")
    theme.force("dark")

    assert told == [1]


def test_without_a_scheme_of_its_own_it_follows_the_system_again(theme, qapp):
    system = qapp.styleHints().colorScheme()
    theme.force("dark")
    theme.force(None)

    expected = style.DARK if system == Qt.ColorScheme.Dark else style.LIGHT
    assert theme.tokens is expected
    assert style.tokens(qapp.palette()) is expected

    theme.force("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style.tokens(qapp.palette()) is style.LIGHT


def test_the_face_for_long_texts_is_one_with_serifs_in_the_same_size(theme):
    plain = style.font()

    assert style.serif(plain).families() != plain.families()
    assert style.serif(plain).pointSizeF() == plain.pointSizeF()


def test_the_style_sheets_use_only_colours_that_exist(theme):
    for scheme in (style.LIGHT, style.DARK):
        for sheet in (resources.FOLDER / "styles").glob("*.qss"):
            for name in re.findall(r"\$(\w+)", sheet.read_text()):
                assert name in scheme.names()


def colours_of(image):
    """The colours of all pixels that hide what is behind them, the commonest first."""
    colours = Counter(
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    )
    return [colour for colour, _ in colours.most_common()]


def ink_of(pixmap):
    """The colour of the strokes; where they meet, blending may be off by one."""
    return colours_of(pixmap.toImage())[0]


def test_an_icon_made_in_light_is_painted_in_dark_colours_after_the_change(theme):
    icon = style.icon("refresh-cw")
    assert ink_of(icon.pixmap(QSize(48, 48))) == style.LIGHT.icon

    theme.force("dark")

    assert ink_of(icon.pixmap(QSize(48, 48))) == style.DARK.icon


def test_an_icon_has_its_own_ink_per_mode(theme):
    icon = style.icon("star", "muted", on="star")

    assert ink_of(icon.pixmap(QSize(48, 48))) == style.LIGHT.muted
    assert ink_of(icon.pixmap(QSize(48, 48), QIcon.Mode.Disabled)) == style.LIGHT.disabled
    assert ink_of(icon.pixmap(QSize(48, 48), QIcon.Mode.Selected)) == style.LIGHT.on_selected
    assert ink_of(icon.pixmap(QSize(48, 48), QIcon.Mode.Normal, QIcon.State.On)) == style.LIGHT.star


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_has_as_many_pixels_as_the_screen_shows(theme, scale):
    pixmap = style.icon("folder").pixmap(QSize(16, 16), scale)

    assert pixmap.size() == QSize(16, 16) * scale
    assert pixmap.devicePixelRatio() == scale


def test_a_copy_of_an_icon_that_is_changed_leaves_the_first_alone(theme):
    icon = style.icon("folder")
    for _ in range(50):
        copy = QIcon(icon)
        copy.addPixmap(QPixmap(4, 4))
        del copy
        gc.collect()

    assert ink_of(icon.pixmap(QSize(48, 48))) == style.LIGHT.icon


def test_an_icon_that_is_not_there_fails_when_it_is_made(theme):
    with pytest.raises(FileNotFoundError):
        style.icon("no-such-icon")


def test_every_icon_of_the_family_takes_its_colour_from_us():
    for file in (resources.FOLDER / "icons" / "lucide").glob("*.svg"):
        svg = file.read_text()
        assert 'stroke="currentColor"' in svg
        assert not re.search(r"#[0-9a-fA-F]{3,6}", svg)
        assert QColor.isValidColorName(style.LIGHT.icon)


@pytest.fixture
def turned(theme, qapp):
    """The program, laid out from right to left until the test is over."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_from_right_to_left_sheets_have_their_sides_swapped(turned, qapp):
    sheet = " ".join(qapp.styleSheet().split())

    assert "QComboBox { padding-right: 10px; padding-left: 4px;" in sheet
    assert "QMenu::item { border-radius: 4px; padding: 4px 16px 4px 8px; }" in sheet  # by Qt
    assert "QMenu::left-arrow {" in sheet
    assert "border-left: 1px solid" in sheet[sheet.index("QListView#pages {") :][:200]
    assert sheet.count("-turned.svg") == 4  # the arrows of menus, by both of their names
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert qapp.styleSheet() == style.theme.style_sheet(style.LIGHT)


def test_from_right_to_left_labels_begin_on_the_right_whatever_is_written(turned, qtbot):
    for wrapped, selectable in ((False, False), (True, False), (False, True)):
        label = QLabel("Latin", wordWrap=wrapped)
        if selectable:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        qtbot.addWidget(label)
        label.resize(200, 40)
        label.show()
        image = label.grab().toImage()
        ground = image.pixel(0, 0)
        inked = [x for x in range(200) if any(image.pixel(x, y) != ground for y in range(40))]
        assert inked[0] > 150
        label.close()


def test_an_arrow_points_the_other_way_from_right_to_left_and_a_circle_does_not(turned, qapp):
    def painted(name):
        pixmap = style.icon(name).pixmap(QSize(16, 16))
        return pixmap.toImage()

    arrow, circle = painted("chevron-right"), painted("refresh-cw")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert painted("refresh-cw") == circle
    usual = painted("chevron-right")
    assert usual != arrow
    ink = [[x for x in range(16) if i.pixelColor(x, 5).alpha() > 99] for i in (usual, arrow)]
    assert ink[0] == [15 - x for x in reversed(ink[1])]
