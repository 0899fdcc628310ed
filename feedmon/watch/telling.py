"""What is to be told of a page that was looked at again: nothing, a change, new items.

A change becomes one entry. Its text is what differs, in the passages where something does; its
title says it in short, without a word of ours. Its id names the version that it left and what the
page says now: told twice it is told once.
"""

from __future__ import annotations

from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.model import Change, NewVersion, ParsedEntry, ParsedFeed, WatchMode, WatchWhen
from feedmon.watch import words
from feedmon.watch.likeness import Known
from feedmon.watch.looking import holds, see, understand
from feedmon.watch.numbers import first_number
from feedmon.watch.writing import checked, spec_key
from feedmon.worddiff import blocks_of, compare_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from feedmon.model import Passage, WatchedBefore, WatchItem, WatchSpec, WatchTask, Words
    from feedmon.watch.looking import Seen

#: Characters of what a title says of a change, and of the name of its page.
_SHORT, _NAME = 90, 60
_MINUS = "\u2212"


@frozen
class Told:
    """What a look brings: entries, and a version where there is another one than before.

    ``silent`` says that nobody looked at it like this before.
    """

    feed: ParsedFeed
    version: NewVersion | None
    silent: bool = False


def look(body: bytes, content_type: str | None, url: str, task: WatchTask) -> Told:
    """Look at an answer and say what is new since the last time.

    ``url`` is where the answer came from. Raises BadWatch, PartMissing, NotThePage.
    """
    spec = checked(task.spec)
    key = spec_key(spec)
    before = task.last if task.last is not None and task.last.key == key else None
    answer = understand(body, content_type, url, spec, _known(task))
    seen = see(answer, spec, "" if before is None else before.text)
    changed = before is None or words.essence(before.text) != words.essence(seen.text)
    title = task.title or seen.title
    if spec.mode is WatchMode.LIST:
        entries = tuple(_entry_of_item(item) for item in seen.items)
    elif before is not None and changed and _is_news(spec, before, seen):
        entries = (_entry_of_change(before, seen, spec, title=title, url=url),)
    else:
        entries = ()
    feed = ParsedFeed(
        format="watch",
        title=seen.title if task.last is None else "",
        site_url=url,
        language=seen.language or None,
        entries=entries,
    )
    version = NewVersion(key, seen.text) if changed else None
    return Told(feed, version, silent=before is None)


def _known(task: WatchTask) -> Known | None:
    """Say how the page was; ``None`` of one that was never seen, or at another address."""
    if task.last is None or not task.last.key:
        return None
    return Known(task.last.text, task.page_title, task.place)


def _is_news(spec: WatchSpec, before: WatchedBefore, seen: Seen) -> bool:
    """Whether a change is what the person wants to hear of: of a condition, that it came true."""
    if spec.when is WatchWhen.CHANGE:
        if spec.mode is WatchMode.NUMBER:
            return _is_other_number(before.text, seen)
        return True
    return bool(holds(spec, seen.text, seen.language)) and not holds(
        spec, before.text, seen.language
    )


def _is_other_number(before: str, seen: Seen) -> bool:
    """Whether it is another number, and not the same in other letters."""
    number = first_number(before, seen.language)
    return number is None or number.value != seen.number


# --- items --------------------------------------------------------------------------------------


def _entry_of_item(item: WatchItem) -> ParsedEntry:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in item.text.split("\n") if line)
    return ParsedEntry(
        guid=item.link or "watch:" + _digest(item.key or item.title),
        link=item.link,
        title=item.title,
        content_html=paragraphs,
    )


# --- changes ------------------------------------------------------------------------------------


def _entry_of_change(
    before: WatchedBefore, seen: Seen, spec: WatchSpec, *, title: str, url: str
) -> ParsedEntry:
    passages = list(compare_blocks(blocks_of(_lines(before.text)), blocks_of(_lines(seen.text))))
    happened = _in_short(passages, before.text, seen.text, spec)
    html = "".join(_shown(passages))
    if spec.mode is WatchMode.NUMBER:  # whole: what differs in digits says nothing
        was, now = escape(before.text, quote=False), escape(seen.text, quote=False)
        html = f"<p><del>{was}</del> <ins>{now}</ins></p>"
    return ParsedEntry(
        guid=f"watch:{before.id}:{_digest(seen.text)}",
        link=url,
        title=f"{_cut(title, _NAME)}: {happened}" if title else happened,
        content_html=html,
        language=seen.language or None,
    )


def _lines(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))


def _in_short(passages: Sequence[Passage], before: str, now: str, spec: WatchSpec) -> str:
    """Say what happened in signs: ``old → new``, ``+ new``, ``- old``."""
    match spec.when:
        case WatchWhen.APPEARS:
            return f"+ {spec.words}"
        case WatchWhen.DISAPPEARS:
            return f"{_MINUS} {spec.words}"
    if spec.mode is WatchMode.NUMBER:
        return f"{before} \u2192 {now}"
    for part in (_whole, _words):  # whole passages are better to read, if they are short
        added, removed = _of(passages, Change.ADDED, part), _of(passages, Change.REMOVED, part)
        if added and removed and len(added) + len(removed) <= _SHORT:
            return f"{removed} \u2192 {added}"
    return f"+ {_cut(added)}" if added else f"{_MINUS} {_cut(removed)}"


def _of(
    passages: Sequence[Passage], change: Change, part: Callable[[Passage, Change], Iterable[str]]
) -> str:
    """Join what has one fate; what lay apart stays apart."""
    runs = (run for passage in passages if passage.is_changed for run in part(passage, change))
    return " \u2026 ".join(filter(None, runs))


def _whole(passage: Passage, change: Change) -> Iterator[str]:
    """Give a passage as it was, or is."""
    kept = (Change.SAME, change)
    if any(run.change is change for run in passage.words):
        yield "".join(run.text for run in passage.words if run.change in kept).strip()


def _words(passage: Passage, change: Change) -> Iterator[str]:
    """Give the words that have a fate, whole: of a number not one of its digits."""
    runs = [run for run in passage.words if run.change in (Change.SAME, change)]
    text = "".join(run.text for run in runs)
    at, end = 0, -1
    for run in runs:
        if run.change is change and run.text.strip() and at >= end:
            begin = text.rfind(" ", 0, at) + 1
            last = at + len(run.text.rstrip())
            end = text.find(" ", last)
            end = len(text) if end < 0 else end
            yield text[begin:end]
        at += len(run.text)


def _cut(text: str, longest: int = _SHORT) -> str:
    if len(text) <= longest:
        return text
    return (text[:longest].rpartition(" ")[0] or text[:longest]) + "\u2026"


def _shown(passages: Sequence[Passage]) -> Iterator[str]:
    """Write what changed with the passages beside it; what lies between is left out."""
    changed = [number for number, passage in enumerate(passages) if passage.is_changed]
    wanted = sorted({near for at in changed for near in (at - 1, at, at + 1)})
    last = -1
    for number in wanted:
        if not 0 <= number < len(passages):
            continue
        if number > last + 1:
            yield "<p>\u2026</p>"
        last = number
        yield f"<p>{''.join(map(_marked, passages[number].words))}</p>"
    if last < len(passages) - 1:
        yield "<p>\u2026</p>"


def _marked(run: Words) -> str:
    """Mark words by what became of them; the space behind them is nobody's."""
    words_ = run.text.rstrip()
    tag = {Change.ADDED: "ins", Change.REMOVED: "del"}.get(run.change)
    if tag is None:
        return escape(run.text, quote=False)
    return f"<{tag}>{escape(words_, quote=False)}</{tag}>{run.text[len(words_) :]}"


def _digest(text: str) -> str:
    return sha256(words.essence(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]
