"""What comes in the place of a page with a good status: errors, walls, forms, nothing.

A wall says little but what it is. So words alone prove nothing: they have to stand where a page
names itself (its title, its headings), or almost nothing may stand beside them. Pages *about*
error 404 or captchas have more to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from feedmon.errors import NotThePage
from feedmon.watch import signs, words
from feedmon.watch.pages import Page, Plain

if TYPE_CHECKING:
    import re

    from lxml.etree import _Element

    from feedmon.watch.pages import Data

#: A wall has fewer words than that, whatever it says; a wall without a name fewer than that.
LITTLE, VERY_LITTLE = 150, 60
#: Beside a box for consent so many words are nothing: the name of the site, a link.
NOTHING = 10
#: A page that asks for consent explains itself at length.
MUCH = 400


def verify(answer: Page | Data | Plain, before: str = "") -> None:
    """Raise NotThePage where something else came.

    ``before`` is what the page said last: what stood there is the page's own.
    """
    if isinstance(answer, Page):
        what = _verdict(_Look(answer.root, answer.title, before))
        if what is not None:
            raise NotThePage(what)
    elif isinstance(answer, Plain):
        _verify_plain(answer.text, before)


def _verify_plain(text: str, before: str) -> None:
    text = words.tidy(text)
    if not text:
        raise NotThePage("empty")
    if words.count_words(text) > VERY_LITTLE:
        return
    kinds = {
        "robot": signs.ROBOT_WORDS,
        "error": signs.ERROR_NAMES,
        "maintenance": signs.WORK_NAMES,
    }
    for what, pattern in kinds.items():
        if _says(pattern, text, before):
            raise NotThePage(what)


@dataclass(frozen=True)
class _Look:
    """A page as it is judged; each side of it is looked at once, when it matters."""

    root: _Element
    title: str
    before: str

    @cached_property
    def body(self) -> str:
        """What stands on the page, without its frame and boxes for consent."""
        body = self.root.find("body")
        return words.text_of(self.root if body is None else body, chrome=False)

    @cached_property
    def whole(self) -> str:
        """All that stands on the page."""
        body = self.root.find("body")
        return words.text_of(self.root if body is None else body)

    @cached_property
    def names(self) -> str:
        """How the page calls itself, a line for each of its names."""
        first = list(self.root.iter("h1")) or self.root.iter("h2")
        headings = (words.text_of(each) for each in first)
        return "\n".join((self.title, *(each.replace("\n", " ") for each in headings)))

    @cached_property
    def has_form(self) -> bool:
        """Whether the page has a heading or a list of its own, not only boxes for consent."""
        parts = self.root.iter("h1", "h2", "h3", "li", "dt", "td", "article")
        return any(words.text_of(each) and not _is_in_frame(each) for each in parts)

    @cached_property
    def length(self) -> int:
        """How many words there are."""
        return words.count_words(self.body)

    def is_named(self, pattern: re.Pattern[str]) -> bool:
        """Whether one of the names says so, and nothing said so before."""
        return any(_says(pattern, name, self.before) for name in self.names.split("\n"))


def _verdict(look: _Look) -> str | None:
    if look.length > MUCH:
        return None  # as with nearly all pages
    if not look.whole:
        return "robot" if look.root.xpath(signs.ROBOT_MARKS) else "empty"
    for what, judge in (
        ("robot", _is_robot_wall),
        ("consent", _is_consent_wall),
        ("login", _is_login),
        ("maintenance", _is_maintenance),
        ("error", _is_error),
    ):
        if judge(look):
            return what
    return None


def _is_robot_wall(look: _Look) -> bool:
    if look.length > LITTLE:
        return False
    if look.is_named(signs.ROBOT_NAMES) or look.root.xpath(signs.ROBOT_MARKS):
        return True
    if look.length > VERY_LITTLE:
        return False
    return _says(signs.ROBOT_WORDS, look.body, look.before) or bool(
        look.length < VERY_LITTLE // 2 and look.root.xpath(signs.CAPTCHAS)
    )


def _is_consent_wall(look: _Look) -> bool:
    """A page that is but a box: cookies, a button to agree, and nothing else to be read."""
    if not signs.CONSENT_WORDS.search(look.whole) or not _has_agreement(look.root):
        return False
    if look.length <= NOTHING and not look.has_form:
        return True  # all there is stands in such a box
    return look.length <= MUCH and look.is_named(signs.CONSENT_NAMES) and _is_mostly_about_it(look)


def _is_in_frame(element: _Element) -> bool:
    around = (each for each in element.iterancestors() if isinstance(each.tag, str))
    return words.is_frame(element) or any(map(words.is_frame, around))


def _is_mostly_about_it(look: _Look) -> bool:
    lines = look.body.split("\n")
    said = sum(1 for line in lines if signs.CONSENT_WORDS.search(line) or signs.AGREE.search(line))
    return 4 * said >= len(lines)


def _has_agreement(root: _Element) -> bool:
    buttons = root.iter("button", "input", "a")
    return any(signs.AGREE.search(_label(each)) for each in buttons)


def _label(button: _Element) -> str:
    if button.tag == "input":
        return str(button.get("value") or "").strip()
    return words.text_of(button).replace("\n", " ")


def _is_login(look: _Look) -> bool:
    """A form for a password where there is little else; on other pages it stands in a corner."""
    if look.length > LITTLE:
        return False
    fields = [
        field
        for field in look.root.iter("input")
        if (field.get("type") or "").lower() == "password" and not _is_aside(field)
    ]
    return bool(fields) and (look.is_named(signs.LOGIN_NAMES) or look.length <= VERY_LITTLE)


def _is_aside(element: _Element) -> bool:
    return any(
        each.tag in ("header", "nav", "aside", "footer", "dialog") or words.is_hidden(each)
        for each in element.iterancestors()
        if isinstance(each.tag, str)
    )


def _is_maintenance(look: _Look) -> bool:
    if look.length > LITTLE:
        return False
    if look.is_named(signs.WORK_NAMES):
        return True
    return look.length <= VERY_LITTLE and _says(signs.WORK_NAMES, look.body, look.before)


def _is_error(look: _Look) -> bool:
    if look.length > LITTLE:
        return False
    if look.is_named(signs.ERROR_NAMES):
        return True
    return look.length <= VERY_LITTLE // 2 and _says(signs.ERROR_NAMES, look.body, look.before)


def _says(pattern: re.Pattern[str], text: str, before: str) -> bool:
    """Whether a text says so in words that did not stand there before."""
    return any(match[0].strip() not in before for match in pattern.finditer(text))
