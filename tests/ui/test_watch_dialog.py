"""The dialog of a watch over an engine that answers what a test sets, and its words."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel

from feedmon.errors import FetchTimeout
from feedmon.model import (
    WatchItem,
    WatchKind,
    WatchMode,
    WatchPart,
    WatchPreview,
    WatchProblem,
    WatchSpec,
    WatchSuggestion,
    WatchWhen,
)
from ui import style, text
from ui.dialogs.answer import Answer
from ui.dialogs.watch import Wanted, WatchDialog
from ui.dialogs.watch.fields import IGNORE, MODE, PART, WHEN, field_of
from ui.text import watches as said
from ui.translation import without_isolates

URL = "https://a.example/prices.json"
PRICE = WatchSpec(WatchPart.CSS, ".price", WatchMode.NUMBER)
JOBS = WatchSpec(WatchPart.CSS, "li", WatchMode.LIST)


class Site:
    """Answers for the engine, and remembers what it was asked."""

    def __init__(self):
        self.asked, self.problems, self.error = [], (), None

    async def preview(self, url, spec):
        self.asked.append(spec)
        if self.error is not None:
            raise self.error
        items = (WatchItem("Diver"),)
        return WatchPreview(url, "", "12 €", 1, Decimal(12), items, problems=self.problems)

    async def suggest(self, _url, _although):
        if self.error is not None:
            raise self.error
        return [
            WatchSuggestion(WatchKind.PRICE, PRICE, "12 €"),
            WatchSuggestion(WatchKind.LIST, JOBS, "Diver", 4),
        ]


@pytest.fixture
def site():
    return Site()


@pytest.fixture(scope="module")
def dressed(qapp):
    return style.install(qapp, scheme="light")


@pytest.fixture
def open_dialog(qtbot, dressed, tasks, site):
    def made(address=URL, spec=None, *, known=False):
        dialog = WatchDialog(
            None,
            preview=site.preview,
            suggest=site.suggest,
            tasks=tasks,
            before=Wanted(address, spec or WatchSpec()),
            known=known,
        )
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return made


async def test_what_is_chosen_of_the_page_fills_the_fields_and_is_looked_at(
    qtbot, open_dialog, site, until
):
    dialog = open_dialog()
    await until(dialog.save.isEnabled)
    assert dialog.form.title.placeholderText() == "a.example/prices.json"

    await until(lambda: site.asked[-1] == PRICE)  # the best is chosen for who typed the address
    qtbot.keyClick(dialog.form.found, Qt.Key.Key_Down)
    await until(lambda: site.asked[-1] == JOBS)
    await until(lambda: dialog.seen.line.text() == "1 item is watched")
    assert [dialog.form.spec.when.itemText(0), dialog.form.spec.when.count()] == [
        "When a new item comes",
        1,
    ]
    qtbot.keyClick(dialog.form.found, Qt.Key.Key_Return)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.wanted == Wanted(URL, JOBS, "a.example/prices.json")


async def test_the_condition_stays_while_the_part_of_the_page_does(open_dialog, until):
    dialog = open_dialog(spec=PRICE)
    await until(lambda: dialog.form.found.rows.rowCount() == 2)
    dialog.form.found.choose(0)
    dialog.form.spec.when.setCurrentIndex(1)
    dialog.form.spec.limit.setText("900")

    assert dialog.wanted.spec.limit == Decimal(900)
    assert dialog.form.found.selectionModel().hasSelection()
    dialog.form.spec.selector.setText(".other")
    assert not dialog.form.found.selectionModel().hasSelection()


async def test_a_page_that_does_not_answer_can_not_be_watched_but_a_watch_of_it_changed(
    open_dialog, site, until
):
    site.error = FetchTimeout(URL, 10)
    late = text.error_sentence(site.error)
    fresh = open_dialog()
    await until(lambda: fresh.reason.text() == late)
    assert not fresh.save.isEnabled()
    assert fresh.form.address.accessibleDescription() == fresh.reason.text()
    fresh.reject()

    known = open_dialog(known=True)
    await until(lambda: known.form.trouble.text() == late)
    assert known.save.isEnabled()
    site.error, site.problems = None, (WatchProblem("bad-watch", "css"),)
    known.form.spec.put(WatchSpec(WatchPart.CSS, "["))
    await until(lambda: not known.save.isEnabled())


async def test_a_page_that_only_looks_like_a_wall_is_watched_by_who_says_so(
    qtbot, open_dialog, site, until
):
    async def preview(url, spec):
        site.asked.append(spec)
        bad = () if spec.although else (WatchProblem("not-the-page", "robot"),)
        return WatchPreview(url, "P", "12", 1, problems=bad, looks_like=("robot",))

    site.preview = preview
    dialog = open_dialog()
    await until(lambda: dialog.form.although.isVisible() and not dialog.form.although.isChecked())
    assert not dialog.save.isEnabled()
    assert dialog.seen.answer.details  # what may help
    qtbot.keyClick(dialog.form.although, Qt.Key.Key_Space)
    await until(dialog.save.isEnabled)
    assert dialog.wanted.spec.although == ("robot",)
    assert dialog.form.although.isVisible()
    qtbot.keyClick(dialog.form.although, Qt.Key.Key_Space)
    await until(dialog.form.trouble.text)
    assert dialog.wanted.spec.although == ()
    qtbot.keyClick(dialog.form.although, Qt.Key.Key_Space)
    dialog.form.address.setText("b.example")  # it was said of another page
    assert dialog.wanted.spec.although == ()
    assert dialog.form.although.isHidden()


@pytest.mark.parametrize(
    ("code", "detail", "field"),
    [
        ("bad-watch", "xpath", PART),
        ("part-missing", "nothing", PART),
        ("part-missing", "no-number", MODE),
        ("bad-watch", "limit", WHEN),
        ("bad-watch", "slow-pattern", IGNORE),
        ("not-the-page", "consent", ""),
    ],
)
def test_a_problem_is_said_beside_the_field_it_belongs_to(code, detail, field):
    assert field_of(code, detail) == field


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "1,299.50", "1299.50"),
        ("en", "1,299", "1299"),
        ("de", "1.299,50", "1299.50"),
        ("de", "1.299", "1299"),
        ("de", "-0,5", "-0.5"),
        ("en", "12.5", "12.5"),
        ("en", "much", None),
        ("en", "NaN", None),
        ("en", "", None),
    ],
)
def test_numbers_are_read_as_they_are_typed_where_one_lives(language, typed, meant):
    usual = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert said.read_number(typed) == (None if meant is None else Decimal(meant))
        if meant is not None:
            assert said.read_number(said.number(Decimal(meant))) == Decimal(meant)
    finally:
        QLocale.setDefault(usual)


def test_a_limit_is_said_as_it_was_understood():
    def words(limit):
        below = WatchSpec(mode=WatchMode.NUMBER, when=WatchWhen.BELOW, limit=Decimal(limit))
        return without_isolates(said.holds(WatchPreview(URL, holds=False), below))

    assert words("1.400") == "Not below 1.4 now: you are told as soon as it is."
    assert words("9.90") == "Not below 9.90 now: you are told as soon as it is."


def test_what_is_wrong_is_said_whole_where_there_is_a_little_more_room_than_it_takes(
    qtbot, dressed
):
    answer = Answer()
    qtbot.addWidget(answer)
    answer.resize(style.room(500), 400)
    for words in range(1, 30):
        answer.say("some more " * words, "and its " * words)
        answer.show()
        answer.layout().activate()
        for label in answer.findChildren(QLabel):
            if label.text():
                assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (WatchSpec(), "When the text changes"),
        (JOBS, "When a new item comes"),
        (
            WatchSpec(mode=WatchMode.NUMBER, when=WatchWhen.BELOW, limit=Decimal(9)),
            "When the number falls below 9",
        ),
        (WatchSpec(when=WatchWhen.APPEARS, words="In stock"), "When “In stock” appears"),
    ],
)
def test_a_watch_says_when_it_tells(spec, words):
    assert without_isolates(said.tells(spec)) == words
