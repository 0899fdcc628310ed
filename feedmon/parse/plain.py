"""Plain text out of what feeds put into titles and names, and HTML out of plain text."""

from __future__ import annotations

import re
from html import escape, unescape

#: Only these count as markup in a title: "Using <stdio.h>" and "a < b" stay as they are.
_ELEMENTS = (
    "a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blink|blockquote|body|br|button|"
    "center|cite|code|col|dd|del|details|dfn|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|"
    "font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|"
    "main|mark|marquee|menu|meta|nav|nobr|noscript|object|ol|option|p|param|picture|pre|q|rp|rt|"
    "ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|"
    "table|tbody|td|template|textarea|tfoot|th|thead|time|tr|track|tt|u|ul|var|video|wbr"
)
_TAG = re.compile(
    rf"</?(?:{_ELEMENTS})(?:\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)?/?>|<!--[^<>]*-->", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br|hr|p|div|li|h[1-6]|tr|td|th)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_END_TAG = re.compile(rf"</(?:{_ELEMENTS})\s*>|<(?:br|hr|img|p)\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
#: Controls that are no white space, the marks that reorder text around them, and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
#: What ends lines or separates words; a no-break space was put there on purpose and stays.
_SPACES = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LONGEST = 10_000


def plain(text: str | None) -> str:
    """Return one line of text: white space collapsed, control and bidi characters removed."""
    if not text:
        return ""
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    return _SPACES.sub(" ", _UNSAFE.sub("", text)).strip()


def plain_from_html(text: str | None) -> str:
    """Return HTML as one line of text: tags dropped, entities unescaped once (rule P-6)."""
    if not text:
        return ""
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", _UNSEEN.sub("", text)))
    if "&" in text:
        text = unescape(text)
    return plain(text)


def looks_like_html(text: str) -> bool:
    """Tell whether text whose type nobody declared was meant as HTML."""
    return ("<" in text and _END_TAG.search(text) is not None) or (
        "&" in text and _REFERENCE.search(text) is not None
    )


def html_from_text(text: str) -> str:
    """Return plain text as HTML: escaped, a paragraph per blank line, breaks kept."""
    paragraphs = _PARAGRAPHS.split(text.replace("\r\n", "\n").strip())
    return "".join(
        f"<p>{escape(paragraph, quote=False).replace(chr(10), '<br>')}</p>"
        for paragraph in paragraphs
        if paragraph.strip()
    )
