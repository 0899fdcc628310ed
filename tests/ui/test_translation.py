"""The words of the window in the language of the person."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from tests.ui.speaking import speaking_at_start
from ui import text
from ui.translation import isolated, languages, mark, tr, trn, without_isolates


@pytest.fixture
def speaking(qapp):
    """Have the application speak a language, until the test is over."""
    with ExitStack() as spoken:
        yield lambda language: spoken.enter_context(speaking_at_start(qapp, language))


def test_without_a_translation_words_stand_as_they_are_written():
    assert tr("{host} does not answer", host="example.org") == "example.org does not answer"
    assert tr("") == ""
    assert mark("All feeds") == "All feeds"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 feeds"), (1, "1 feed"), (2, "2 feeds"), (1234, "1,234 feeds")]
)
def test_english_counts_in_two_forms(number, said):
    assert trn(number, "{n} feed", "{n} feeds") == said


def test_german_speaks_german_with_its_own_numbers_dates_and_forms(speaking):
    speaking("de")

    assert trn(1, "{n} feed", "{n} feeds") == "1 Feed"
    assert trn(1234, "{n} article", "{n} articles") == "1.234 Artikel"
    assert text.duration(4.21) == "4,2 s"
    assert text.age(1_741_600_000, 1_741_900_000) == "Mo."
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_a_language_that_the_window_does_not_speak_is_english_in_all_its_parts(speaking):
    locale = speaking("fi").locale

    assert locale.language() == QLocale.Language.English
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_every_language_that_is_offered_can_be_loaded(speaking):
    for code in languages():
        assert QLocale.languageToCode(speaking(code).locale.language()) == code


def test_a_language_written_from_the_right_turns_the_window_round(qapp, speaking, monkeypatch):
    monkeypatch.setattr("ui.translation.languages", lambda: ["en", "ar"])

    speaking("ar")

    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


HEBREW = "\u05d2\u05d0\u05d5\u05ea"


def test_what_runs_the_other_way_does_not_turn_the_sentence_around_it(qapp, speaking, monkeypatch):
    assert tr("Moved {title} to {to}", title="Tides", to="3") == "Moved Tides to 3"
    said = tr("Moved {title} to {to}", title=HEBREW, to="3")
    assert said == f"Moved \u2068{HEBREW}\u2069 to 3"
    assert isolated("") == ""
    assert without_isolates(said) == f"Moved {HEBREW} to 3"

    monkeypatch.setattr("ui.translation.languages", lambda: ["en", "he"])
    speaking("he")

    assert (
        trn(2, "{n} new in {feed}", "{n} new in {feed}", feed="C++") == "2 new in \u2068C++\u2069"
    )


@pytest.mark.parametrize(
    ("words", "longest", "line"),
    [
        ("Moved \u2068a\u2069 away", 60, "Moved \u2068a\u2069 away"),
        ("\u2069Begun \u2068and", 60, "Begun \u2068and\u2069"),
        ("Cut \u2068where it is\u2069", 12, "Cut \u2068where…\u2069"),
        ("\u202eTurned \u2067and\u2069 told", 60, "Turned and told"),
    ],
)
def test_isolated_words_stand_in_pairs_in_a_line(words, longest, line):
    assert text.one_line(words, longest) == line
