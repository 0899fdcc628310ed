"""How much of an article was found on its page: words in runs of four, as benchmarks count them."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html

from feedmon.errors import NoFullText
from feedmon.model import Document
from feedmon.pages import read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from feedmon.model import ArticlePage

_WORD = re.compile(r"\w+")
_RUN = 4


@dataclass(frozen=True)
class Score:
    """Which share of what was found is right, and which share of what is right was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(found: str, right: str) -> Score:
    """Compare two texts by their runs of words."""
    mine, theirs = _runs(found), _runs(right)
    common = (mine & theirs).total()
    if not common:
        same = float(mine == theirs)
        return Score(same, same)
    return Score(common / mine.total(), common / theirs.total())


def mean(scores: Iterable[Score]) -> Score:
    """All pages count alike, however long they are."""
    every = list(scores)
    return Score(
        sum(each.precision for each in every) / len(every),
        sum(each.recall for each in every) / len(every),
    )


def read(page: bytes, content_type: str = "text/html") -> ArticlePage:
    """What is found on a page. Raises NoFullText."""
    headers = {"content-type": content_type}
    return read_article(Document("https://e.example/a", 200, headers, (), 0, 0, len(page), page))


def found_on(page: bytes, content_type: str = "text/html") -> str:
    """The words of the article that is found on a page; none where there is no article."""
    try:
        return read(page, content_type).body.text
    except NoFullText:
        return ""


def benchmark(folder: Path) -> Iterator[Score]:
    """Score the pages of the article extraction benchmark, laid out as it is published."""
    right = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, known in right.items():
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield score(found_on(page, "text/html; charset=utf-8"), known.get("articleBody", ""))


def readers_pages(folder: Path) -> Iterator[Score]:
    """Score the test pages of Mozilla's Readability, laid out as they are published.

    What is right is read from their HTML as it stands: what our sanitiser loses counts as lost.
    """
    for source in sorted(folder.glob("*/source.html")):
        right = source.with_name("expected.html").read_bytes()
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
        words = " ".join(map(str, html.document_fromstring(right, parser).itertext()))
        yield score(found_on(source.read_bytes(), "text/html; charset=utf-8"), words)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)) if words
    )
