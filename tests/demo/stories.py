"""Articles that nobody wrote: enough of them, and different enough to look at."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What each section of the demo writes about: who, did, what, when.
_SUBJECTS = {
    "Papers": (
        ("The harbour office", "A volunteer crew", "The city archive", "The tram company"),
        ("has repaired", "reopens", "finds", "wants to keep", "argues about", "gives away"),
        (
            *(
                "the old tide gauge",
                "a forgotten footbridge",
                "the north pier",
                "a wall of letters",
            ),
            *("eleven kilometres of film", "the last steam crane", "a map that never was"),
        ),
        ("", " after eleven years", " in a single weekend", ", and nobody knows why", " at last"),
    ),
    "Workshop": (
        ("The parser", "Our test bench", "A two-line patch", "The new scheduler", "Release 4.2"),
        ("halves", "no longer needs", "learns to read", "survives", "quietly replaces"),
        (
            *("the start-up time", "a global lock", "truncated files", "the nightly build"),
            *("three months of workarounds", "its own cache", "a power cut"),
        ),
        ("", " on small machines", " without a flag", ": a post-mortem", ", measured"),
    ),
    "Pictures": (
        ("Fog", "The market", "A blue door", "Forty umbrellas", "The lighthouse", "Low water"),
        ("over", "behind", "opposite", "reflected in", "waiting for"),
        ("the canal", "platform two", "the fish hall", "an empty square", "the first ferry"),
        ("", " at six in the morning", ", November", ", seen from the bridge"),
    ),
}
_PEOPLE = ("Ada Lindqvist", "Tomás Herrera", "Yuki Tanaka", "Ngozi Obi", "Élise Moreau")
_SENTENCES = (
    "Nobody had asked for it, and that is perhaps why it worked.",
    "The first attempt failed for want of a single bolt.",
    "By noon there was a queue down to the water.",
    "What was meant to take an hour took the better part of a year.",
    "The numbers are small, the difference is not.",
    "Somebody had left a note, dated 1974, saying exactly what to do.",
    "It rained, of course.",
    "The report runs to forty pages and can be read in ten minutes.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """One article: ``number`` counts from the beginning of its feed, ``at`` is Unix seconds."""

    number: int
    title: str
    author: str
    html: str
    at: int


def story(section: str, seed: str, number: int, at: int, *, picture: str | None = None) -> Story:
    """Make up the article ``number`` of the feed called ``seed``: the same one every time."""
    chance = Random(f"{seed}/{number}")
    *words, when = map(chance.choice, _SUBJECTS[section])
    title = " ".join(words) + when
    paragraphs = [
        f"<p>{' '.join(chance.sample(_SENTENCES, 3))}</p>" for _ in range(chance.randint(2, 5))
    ]
    if picture is not None:
        paragraphs.insert(
            1, f'<p><img src="{picture}" width="480" height="270" alt="A sketch"></p>'
        )
    paragraphs.insert(2, f"<h2>{chance.choice(_SENTENCES[:4])[:-1]}</h2>")
    paragraphs.append(_listing(chance))
    return Story(number, title, chance.choice(_PEOPLE), "\n".join(paragraphs), at)


def sketch(number: int) -> bytes:
    """Draw a picture for an article, as SVG."""
    chance = Random(number)
    hues = [chance.randrange(360) for _ in range(3)]
    shapes = "".join(
        f'<circle cx="{chance.randrange(480)}" cy="{chance.randrange(270)}" '
        f'r="{chance.randrange(30, 120)}" fill="hsl({hue} 60% 55%)" fill-opacity=".7"/>'
        for hue in hues
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 270">'
        f'<rect width="480" height="270" fill="hsl({hues[0]} 30% 92%)"/>{shapes}</svg>'
    ).encode()


def _listing(chance: Random) -> str:
    if chance.random() < 0.3:
        return "<pre><code>def tide(hour):\n    return 2.4 * sin(hour / 12.42)</code></pre>"
    if chance.random() < 0.5:
        return _list(chance.sample(_SENTENCES, 3))
    return f"<blockquote><p>{chance.choice(_SENTENCES)}</p></blockquote>"


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
