"""The words of the window in the language of the person, through Qt's translators.

Sentences stand in the code in English, whole, with named gaps: ``tr("{host} does not answer",
host=host)``. What is counted has both of its English forms and goes through ``trn``. A word that is
written down before there is a translator (a constant of a module) is marked there and translated
where it is shown: ``LABEL = mark("All feeds")`` … ``tr(LABEL)``. ``make translations`` finds all
three by their names, so the words themselves have to be literal.

What stands in a gap may be written in the other direction (a Hebrew title in an English sentence):
it is isolated there, so that it does not turn the words around it.
"""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QGuiApplication

import resources

#: One for all: the same words mean the same everywhere, or they carry a comment.
CONTEXT = "feedmon"
FOLDER = resources.FOLDER / "translations"
#: Unseen marks around what runs as its own letters do (first strong isolate, and its end).
_BEGIN, _END = "\u2068", "\u2069"
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def tr(words: str, /, comment: str = "", **facts: object) -> str:
    """Translate ``words`` and put ``facts`` into their gaps.

    ``comment`` tells translators (and the catalogue) apart what English says in the same words.
    """
    said = QCoreApplication.translate(CONTEXT, words, comment or None) if words else ""
    return said.format(**_isolated(facts)) if facts else said


def trn(number: int, one: str, many: str, /, comment: str = "", **facts: object) -> str:
    """Translate what ``number`` counts: ``trn(n, "{n} feed", "{n} feeds")``; {n} is the number."""
    said = QCoreApplication.translate(CONTEXT, many, comment or None, number)
    if number == 1 and said == many:
        said = one  # nobody translated it: English has two forms, the catalogue knows the second
    return said.format(n=QLocale().toString(number), **_isolated(facts))


def isolated(words: str) -> str:
    """Let ``words`` of others run as their letters do, and those around them as ours.

    They stay as they are where both run the same way.
    """
    turned = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    needed = words and (turned or (not words.isascii() and _FROM_RIGHT.search(words)))
    return f"{_BEGIN}{words}{_END}" if needed else words


def without_isolates(words: str) -> str:
    """Take the unseen marks out of what goes to other programs."""
    return words.replace(_BEGIN, "").replace(_END, "")


def _isolated(facts: dict[str, object]) -> dict[str, object]:
    return {name: isolated(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}


def mark(words: str, /, comment: str = "") -> str:  # noqa: ARG001 - read by the catalogue's maker
    """Leave ``words`` as they are, but have them translated; ``tr`` them where they are shown."""
    return words


class Translation(QObject):
    """Translators of the program and of Qt's own words, for one language.

    ``language`` is a code ("de", "en"); empty follows the system. Numbers and dates follow the
    language that was found, in the system's country if that speaks it. Installed for as long as
    this object lives.
    """

    def __init__(self, application: QCoreApplication, language: str = "") -> None:
        super().__init__(application)
        self.locale = _locale(QLocale(language) if language else QLocale.system())
        self._translators: list[QTranslator] = []
        QLocale.setDefault(self.locale)
        own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(application, "qtbase", own)
        self._install(application, "feedmon", str(FOLDER))
        if isinstance(application, QGuiApplication):
            application.setLayoutDirection(self.locale.textDirection())

    def _install(self, application: QCoreApplication, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(self.locale, name, "_", folder):
            application.installTranslator(translator)
            self._translators.append(translator)


def languages() -> list[str]:
    """List the codes of the languages that the window speaks, English first."""
    found = sorted(path.stem.partition("_")[2] for path in FOLDER.glob("feedmon_*.qm"))
    return ["en", *found]


def _locale(wanted: QLocale) -> QLocale:
    """Choose the country's English where the window does not speak what is ``wanted``.

    Half a translation (numbers and buttons in one language, sentences in another) is worse than
    none.
    """
    if QLocale.languageToCode(wanted.language()) in languages():
        return wanted
    return QLocale(QLocale.Language.English, wanted.territory())
