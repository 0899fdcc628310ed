"""How the body of an article is set: heights of lines, headings, code and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)

from feedmon.frozen import frozen
from ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.style import Tokens

#: Height of a line by the size of its letters.
LINE_HEIGHT = 1.5
CODE_LINE_HEIGHT = 1.35
#: Letters as often as texts have them: what fonts call their average width is up to a quarter more.
_SAMPLE = (
    "It is a truth universally acknowledged, that a single man in possession of a good fortune, "
    "must be in want of a wife."
)
#: Headings down to this level are larger than the text.
_LARGER = 2


@frozen
class Typeface:
    """How the person wants articles set: the size of their text in percent, the kind of face.

    ``measure`` is how many characters a line has at the most; 65 to 75 read best.
    """

    size: int = 100
    serif: bool = False
    measure: int = 70

    def font(self) -> QFont:
        """Return the font of the text; beside the chrome's it looks small in the same size."""
        font = style.serif(style.font()) if self.serif else style.font()
        font.setPointSizeF(font.pointSizeF() * 1.12 * self.size / 100)
        return font

    def width(self) -> float:
        """Return the width of a full line, in pixels."""
        return QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self.measure


def size_heading(cursor: QTextCursor, level: int) -> None:
    """Keep headings of the text below the article's own title.

    Qt has steps of its own for them (1.2 and 1.5 times the text), which no style sheet changes.
    """
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    form.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1 if level <= _LARGER else 0)
    cursor.mergeCharFormat(form)


def line_height(font: QFont, wanted: float) -> QTextBlockFormat:
    """Return the format of lines ``wanted`` times as high as the letters of ``font``."""
    natural = QFontMetricsF(font).height() / max(1, QFontInfo(font).pixelSize())
    form = QTextBlockFormat()
    form.setLineHeight(
        max(100.0, 100 * wanted / natural),
        QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
    )
    return form


def hanging(line: str, letter: float) -> QTextBlockFormat:
    """Return the format of a line of code that is broken where it is too long for the column.

    What is broken goes on a little further in than the line began, so that the shape of the code
    stays. ``letter`` is the width of one.
    """
    inner = (len(line) - len(line.lstrip(" ")) + 4) * letter
    form = QTextBlockFormat()
    form.setNonBreakableLines(False)
    form.setLeftMargin(inner)
    form.setTextIndent(-inner)
    return form


def fixed_font(like: QFont) -> QFont:
    """Return the system's font for code, a little smaller than ``like``."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(like.pointSizeF() * 0.9)
    return font


def style_sheet(scheme: Tokens, font: QFont) -> str:
    """Return the style sheet of articles, as ``article_markup`` writes them, for the text font."""
    size = font.pointSizeF()
    code = fixed_font(font)
    gap = f"{size * 1.1:.1f}px"
    return f"""
        a {{ color: {scheme.link}; text-decoration: underline; }}
        p, .figure {{ margin-top: 0; margin-bottom: {gap}; }}
        h1, h2, h3, h4, h5, h6 {{
            font-weight: 600; margin-top: {size * 1.8:.1f}px; margin-bottom: {size * 0.7:.1f}px;
        }}
        blockquote {{ color: {scheme.muted}; margin: 0; }}
        pre {{ margin: 0; }}
        ul, ol, dl {{ margin-top: 0; margin-bottom: {gap}; }}
        li ul, li ol, li dl {{ margin-top: 0; margin-bottom: 0; }}
        dt {{ font-weight: 600; }}
        dd {{ margin-bottom: {size * 0.5:.1f}px; }}
        .code, .quote, .card, .facts, .wide {{
            margin-top: {size * 0.4:.1f}px; margin-bottom: {size * 1.3:.1f}px;
            border-style: none; border-collapse: collapse;
        }}
        .card {{ margin-bottom: {gap}; }}
        .first, .cell, .last {{
            border-bottom-width: 1px; border-bottom-style: solid;
            border-bottom-color: {scheme.hairline}; padding: 5px 10px 5px 0;
        }}
        .cell {{ padding-left: 10px; }}
        .last {{ padding-left: 10px; padding-right: 0; }}
        th {{ font-weight: 600; }}
        .wide {{ font-size: {size * 0.82:.1f}pt; }}
        .wide .cell {{ padding-left: 6px; padding-right: 6px; }}
        pre, code, kbd, samp, tt {{
            font-family: "{code.family()}"; font-size: {code.pointSizeF():.1f}pt;
        }}
        code, kbd, samp {{ background-color: {scheme.raised}; }}
        .mark {{ background-color: {scheme.found}; }}
        .added {{ text-decoration: underline; background-color: {scheme.added}; }}
        del {{
            text-decoration: line-through; color: {scheme.muted};
            background-color: {scheme.removed};
        }}
        .caption {{ color: {scheme.muted}; font-size: {size * 0.88:.1f}pt; }}
        .summary {{ font-weight: 600; }}
        small {{ color: {scheme.muted}; font-size: {size * 0.88:.1f}pt; }}
        hr {{ background-color: {scheme.hairline}; height: 1px; }}
    """
