"""How the body of an article is set: heights of lines, headings, code and quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
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

from ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.style import Tokens

#: Height of a line by the size of its letters.
LINE_HEIGHT = 1.5
CODE_LINE_HEIGHT = 1.35
#: Headings down to this level are larger than the text.
_LARGER = 2
_PRE, _QUOTE = re.compile(r"<pre\b"), re.compile(r"<blockquote\b")
_PRE_END = re.compile(r"\n?(</code>)?\n?</pre>")


@dataclass(frozen=True, slots=True)
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
        return QFontMetricsF(self.font()).averageCharWidth() * self.measure


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


def framed(html: str, scheme: Tokens) -> str:
    """Give code a ground and quotes a line at their side; Qt draws both for tables only."""
    code = (
        '<table width="100%" cellspacing="0" style="border-style: none"><tr>'
        f'<td bgcolor="{scheme.raised}" style="padding: 12px"><pre'
    )
    quote = (
        '<table width="100%" cellspacing="0" style="border-style: none"><tr>'
        f'<td width="3" bgcolor="{scheme.hairline}" style="padding: 0"></td>'
        '<td style="padding: 0 0 0 16px"><blockquote'
    )
    html = _PRE.sub(code, html)
    html = _PRE_END.sub(r"\1</pre></td></tr></table>", html)
    return _QUOTE.sub(quote, html).replace("</blockquote>", "</blockquote></td></tr></table>")


def fixed_font(like: QFont) -> QFont:
    """Return the system's font for code, a little smaller than ``like``."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(like.pointSizeF() * 0.9)
    return font


def style_sheet(scheme: Tokens, font: QFont) -> str:
    """Return the style sheet of articles for the text font ``font``."""
    size = font.pointSizeF()
    code = fixed_font(font)
    return f"""
        a {{ color: {scheme.link}; text-decoration: none; }}
        p {{ margin-top: 0; margin-bottom: {size * 1.1:.1f}px; }}
        h1, h2, h3, h4, h5, h6 {{
            font-weight: 600; margin-top: {size * 1.8:.1f}px; margin-bottom: {size * 0.7:.1f}px;
        }}
        blockquote {{ color: {scheme.muted}; margin: 0; }}
        pre {{ margin: 0; }}
        table {{ margin-top: {size * 1.1:.1f}px; margin-bottom: {size * 1.1:.1f}px;
                 border-collapse: collapse;
                 border-color: {scheme.hairline}; border-style: solid; }}
        pre, code, kbd, samp, tt {{
            font-family: "{code.family()}"; font-size: {code.pointSizeF():.1f}pt;
        }}
        code, kbd, samp {{ background-color: {scheme.raised}; }}
        figcaption, small {{ color: {scheme.muted}; font-size: {size * 0.88:.1f}pt; }}
        th, td {{ padding: 4px 8px; }}
        hr {{ background-color: {scheme.hairline}; height: 1px; }}
    """
