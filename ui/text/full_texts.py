"""What there is to say of the pages of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.text.failures import error_sentence, problem
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon import errors
    from feedmon.model import FullText

#: Where what is said of feeds does not fit pages.
_OF_PAGES: dict[tuple[str, str], str] = {
    ("http-status", "403"): mark("The server refuses to give out this page (403)."),
    ("http-status", "410"): mark("The publisher removed this page for good (410)."),
    ("work-failed", "timeout"): mark("Reading this page took too long."),
    ("work-failed", "memory"): mark("Reading this page took too much memory."),
    ("work-failed", "died"): mark("Reading this page failed."),
}


def no_full_text(full: FullText) -> str:
    """Say why an article has no full text, as the store has it."""
    return _because(_reason(full.error or "", full.error_detail or ""))


def no_full_text_now(error: errors.FeedmonError) -> str:
    """Say why an article has no full text, as it was tried just now."""
    precise = _OF_PAGES.get((error.code, str(getattr(error, "detail", ""))))
    return _because(error_sentence(error) if precise is None else tr(precise))


def _reason(code: str, detail: str) -> str:
    precise = _OF_PAGES.get((code, detail))
    return problem(code, detail) if precise is None else tr(precise)


def _because(reason: str) -> str:
    return tr("The full text could not be fetched. {reason}", reason=reason)
