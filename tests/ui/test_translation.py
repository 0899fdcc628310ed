"""The words of the window in the language of the person."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from ui import text
from ui.translation import Translation, languages, mark, tr, trn


@pytest.fixture
def speaking(qapp):
    """Have the application speak a language, until the test is over."""
    before, direction = QLocale(), qapp.layoutDirection()
    spoken = []

    def speak(language):
        spoken.append(Translation(qapp, language))
        return spoken[-1]

    yield speak
    for each in spoken:
        for translator in each.findChildren(QTranslator):
            QCoreApplication.removeTranslator(translator)
        each.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


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
