"""What comes in the place of a page with a good status: errors, walls, forms, nothing.

A wall says little but what it is. So words alone prove nothing: they have to stand where a page
names itself (its title, its headings), or almost nothing may stand beside them. Pages *about*
error 404 or captchas have more to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.errors import NotThePage
from feedmon.model import WATCHED_ALTHOUGH, WatchPart, WatchSpec
from feedmon.watch import marks, signs, words
from feedmon.watch.detours import is_front, is_told_error
from feedmon.watch.embedded import data_of
from feedmon.watch.likeness import Look, is_in_frame, says
from feedmon.watch.pages import Page, Plain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from feedmon.watch.likeness import Known
    from feedmon.watch.pages import Data

#: A wall has fewer words than that, whatever it says; a wall without a name fewer than that.
LITTLE, VERY_LITTLE = 150, 60
#: Beside a box for consent so many words are nothing: the name of the site, a link.
NOTHING = 10
#: A page that asks for consent explains itself at length.
MUCH = 400
#: A page that scripts build says less than that, and less than that where it asks for them.
SHELL, SHELL_ASKING = 5, 40


def verify(answer: Page | Data | Plain, spec: WatchSpec, known: Known | None = None) -> None:
    """Raise NotThePage where something else came than the page.

    ``known`` is the page as it was last, if it was seen. What it may look like, and be the page for
    all that, is in ``spec``.
    """
    refuse(_kinds(answer, spec, known), spec)


def refuse(found: Iterable[str], spec: WatchSpec) -> None:
    """Raise NotThePage for the first of some likenesses that nobody accepted."""
    what = next((kind for kind in found if kind not in spec.although), None)
    if what is not None:
        raise NotThePage(what)


def kinds(answer: Page | Data | Plain, spec: WatchSpec) -> tuple[str, ...]:
    """Name all that an answer looks like and may not be."""
    return tuple(_kinds(answer, spec, None))


def acceptable(answer: Page | Data | Plain, found: Iterable[str]) -> tuple[str, ...]:
    """Give those likenesses that a person may accept: of a page that says something."""
    named = tuple(kind for kind in found if kind in WATCHED_ALTHOUGH)
    is_silent = named and isinstance(answer, Page) and not words.text_of(answer.root)
    return () if is_silent else named


def is_built(page: Page) -> bool:
    """Whether scripts build the page in a browser, so that nothing of it is here."""
    return _is_built(Look(page, None, WatchSpec()))


def _kinds(answer: Page | Data | Plain, spec: WatchSpec, known: Known | None) -> Iterator[str]:
    if isinstance(answer, Page):
        look = Look(answer, known, spec)
        if known is not None and is_front(known.place, answer.place):
            yield "home"
        yield from _kinds_of_page(look)
    elif isinstance(answer, Plain):
        yield from _kinds_of_text(answer.text, "" if known is None else known.text)
    elif _is_whole(spec) and is_told_error(answer.value, "" if known is None else known.text):
        yield "error"


def _is_whole(spec: WatchSpec) -> bool:
    """Whether all of a JSON document is watched: what a longer path finds was asked for."""
    return spec.part is WatchPart.PAGE or spec.selector == "$"


def _kinds_of_text(text: str, before: str) -> Iterator[str]:
    text = words.tidy(text)
    if not text:
        yield "empty"
    if words.count_words(text) > VERY_LITTLE:
        return
    kinds = {
        "robot": signs.ROBOT_WORDS,
        "error": signs.ERROR_NAMES,
        "maintenance": signs.WORK_NAMES,
    }
    for what, pattern in kinds.items():
        if says(pattern, text, before):
            yield what


def _kinds_of_page(look: Look) -> Iterator[str]:
    if look.length > MUCH:  # as nearly all pages are
        if _is_error_for_sure(look):
            yield "error"
        return
    for what, judge in (
        ("robot", _is_robot_wall),
        ("consent", _is_consent_wall),
        ("login", _is_login),
        ("maintenance", _is_maintenance),
        ("error", _is_error),
    ):
        if judge(look):
            yield what
    # A JSON path looks at what such a page brings along, not at what it shows.
    if look.spec.part is WatchPart.JSON and data_of(look.root):
        return
    if _is_built(look):
        yield "script"
    elif not look.whole:
        yield "empty"


def _is_built(look: Look) -> bool:
    """Whether there is but a place where scripts write, or a request to let them."""
    if look.length > SHELL_ASKING or next(look.root.iter("script"), None) is None:
        return False
    if not look.whole:
        return True
    asked = marks.SCRIPTS_WANTED
    if look.length <= SHELL:
        return any(map(_is_mount, look.root.iter("div", "main", "section", "noscript"))) or any(
            asked.search("".join(map(str, each.itertext()))) for each in look.root.iter("noscript")
        )
    return any(asked.search(line) for line in look.body.split("\n"))


def _is_mount(element: _Element) -> bool:
    name = (element.get("id") or "").lower()
    return name in marks.MOUNTS and words.count_words(words.text_of(element)) <= SHELL


def _is_robot_wall(look: Look) -> bool:
    if look.length > LITTLE:
        return False
    if not look.whole:
        return bool(look.root.xpath(marks.ROBOT_MARKS))
    if look.is_named(signs.ROBOT_NAMES) or look.root.xpath(marks.ROBOT_MARKS):
        return True
    if look.length > VERY_LITTLE:
        return False
    return says(signs.ROBOT_WORDS, look.body, look.before) or bool(
        look.length < VERY_LITTLE // 2 and look.root.xpath(marks.CAPTCHAS)
    )


def _is_consent_wall(look: Look) -> bool:
    """A page that is but a box: cookies, a button to agree, and nothing else to be read."""
    if not signs.CONSENT_WORDS.search(look.whole):
        return False
    if look.length <= NOTHING and not look.has_form:  # all there is stands in such a box
        return _has_agreement(look.root, boxes=True)
    if not _has_agreement(look.root, boxes=False):
        return False
    lines = look.body.split("\n")
    said = [line for line in lines if signs.CONSENT_WORDS.search(line) or signs.AGREE.search(line)]
    said_words = sum(map(words.count_words, said))
    if look.is_named(signs.CONSENT_NAMES):  # headings and buttons alone are not enough
        return 4 * len(said) >= len(lines) and 8 * said_words >= look.length
    return look.length <= LITTLE and 2 * said_words >= look.length and not look.is_itself


def _has_agreement(root: _Element, *, boxes: bool) -> bool:
    """Whether there is something to agree to; with ``boxes`` in those for consent, too."""
    buttons = root.iter("button", "input", "a")
    return any(
        signs.AGREE.search(_label(each)) for each in buttons if boxes or not is_in_frame(each)
    )


def _label(button: _Element) -> str:
    if button.tag == "input":
        return str(button.get("value") or "").strip()
    return words.text_of(button).replace("\n", " ")


def _is_login(look: Look) -> bool:
    """A form for a password where there is little else; on other pages it stands in a corner.

    Some ask for a name or an address first, and say in all their names that this is a login.
    """
    if look.length > LITTLE:
        return False
    fields = [field for field in look.root.iter("input") if not _is_aside(field)]
    types = {(field.get("type") or "text").lower() for field in fields}
    if "password" in types:
        return look.is_named(signs.LOGIN_NAMES) or look.length <= VERY_LITTLE
    if look.length > VERY_LITTLE or not types & {"email", "text", "tel"}:
        return False
    led = marks.LOGIN_PLACES.search(look.page.place) is not None
    return look.is_named(signs.LOGIN_NAMES) and (led or _is_called(look, signs.LOGIN_NAMES))


def _is_called(look: Look, pattern: re.Pattern[str]) -> bool:
    """Whether both the title and the first heading say so."""
    names = [name for name in look.names.split("\n")[:2] if name.strip()]
    return len(names) > 1 and all(says(pattern, name, look.before) for name in names)


def _is_aside(element: _Element) -> bool:
    return any(
        each.tag in ("header", "nav", "aside", "footer", "dialog") or words.is_hidden(each)
        for each in element.iterancestors()
        if isinstance(each.tag, str)
    )


def _is_maintenance(look: Look) -> bool:
    if look.length > LITTLE:
        return False
    if look.is_itself:
        return False
    if look.is_named(signs.WORK_NAMES):
        return True
    return look.length <= VERY_LITTLE and says(signs.WORK_NAMES, look.body, look.before)


def _is_error(look: Look) -> bool:
    if look.length > LITTLE:
        return _is_error_for_sure(look)
    if look.is_named(signs.ERROR_NAMES):
        return True
    if look.is_itself:
        return False
    return look.length <= VERY_LITTLE // 2 and says(signs.ERROR_NAMES, look.body, look.before)


def _is_error_for_sure(look: Look) -> bool:
    """Whether a page that was another one says so by all its names, however much is below."""
    return look.known is not None and _is_called(look, signs.ERROR_NAMES)
