"""What pictures say of themselves, for those who do not see them.

A text tells a screen reader a sign in the place of each picture, and nothing of its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextFormat

from ui.translation import tr
from ui.views.article_markup import ICON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextImageFormat

#: Stands in a text for each picture (U+FFFC).
_SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"


def alternative(image: QTextImageFormat) -> str:
    """Return the words that the article has in the place of a picture; empty without any."""
    return str(image.property(QTextFormat.Property.ImageAltText.value) or "")


def described(alternatives: Iterable[str]) -> str:
    """Say what pictures show, from what each says of itself; empty where none has words."""
    words = (" ".join(each.split()) for each in alternatives)
    known = [each for each in dict.fromkeys(words) if each]
    return tr("Pictures: {words}", words="; ".join(known)) if known else ""


def selected_words(cursor: QTextCursor) -> str:
    """Return the text that is selected, with words for the pictures in it."""
    start, text = cursor.selectionStart(), cursor.selectedText()
    if _SIGN not in text:
        return text
    parts = []
    at = start
    for letter in text:
        size = len(letter.encode("utf-16-le")) // 2  # positions count as Qt's strings do
        at += size
        parts.append(_words_before(cursor, at) if letter == _SIGN else letter)
    return " ".join("".join(parts).split())


def _words_before(cursor: QTextCursor, position: int) -> str:
    behind = QTextCursor(cursor)
    behind.setPosition(position)
    form = behind.charFormat()
    image = form.toImageFormat()
    if not form.isImageFormat() or image.name().startswith(ICON):  # what only adorns the words
        return " "
    return f" {alternative(image) or tr('Image')} "
