"""Articles that nobody wrote: enough of them, and different enough to look at."""

from __future__ import annotations

from colorsys import hls_to_rgb
from dataclasses import dataclass
from math import sin, sqrt, tau
from random import Random
from typing import TYPE_CHECKING
from zlib import compress, crc32

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

#: Of a sketch: twice what the articles ask for, so that it is sharp where pixels are small.
_WIDTH, _HEIGHT = 960, 540
_STEPS, _HILLS = 24, 4


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
    """Draw a landscape for an article, as PNG: nothing that comes as SVG is shown."""
    chance = Random(number)
    hue = chance.random()
    sky = [hls_to_rgb(hue + step / 400, 0.62 + step / 110, 0.55) for step in range(_STEPS)]
    hills = [hls_to_rgb(hue + 0.08, 0.52 - step * 0.12, 0.35) for step in range(_HILLS)]
    colours = [*sky, *hills, (0.99, 0.95, 0.82)]
    sun = len(colours) - 1
    middle, low, radius = chance.uniform(200, 760), chance.uniform(150, 260), chance.uniform(40, 90)
    waves = [
        [(chance.uniform(90, 260) / (step + 1), chance.uniform(0, tau)) for step in range(3)]
        for _ in range(_HILLS)
    ]
    blank = bytes(row * _STEPS // _HEIGHT for row in range(_HEIGHT))
    columns = []
    for x in range(_WIDTH):
        column = bytearray(blank)
        half = sqrt(max(radius**2 - (x - middle) ** 2, 0))
        top, bottom = round(low - half), round(low + half)
        column[top:bottom] = bytes([sun]) * (bottom - top)
        for place, wave in enumerate(waves):
            rise = sum(sin(x / length + start) * length / 6 for length, start in wave)
            edge = min(max(round(300 + place * 75 - rise), 0), _HEIGHT)
            column[edge:] = bytes([_STEPS + place]) * (_HEIGHT - edge)
        columns.append(bytes(column))
    pixels = b"".join(columns)
    rows = b"".join(b"\0" + pixels[y::_HEIGHT] for y in range(_HEIGHT))
    palette = bytes(round(255 * min(part, 1)) for colour in colours for part in colour)
    size = _WIDTH.to_bytes(4, "big") + _HEIGHT.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + name + data + crc32(name + data).to_bytes(4, "big")
        for name, data in (
            (b"IHDR", size + b"\x08\x03\0\0\0"),
            (b"PLTE", palette),
            (b"IDAT", compress(rows)),
            (b"IEND", b""),
        )
    )


def _listing(chance: Random) -> str:
    if chance.random() < 0.3:
        return "<pre><code>def tide(hour):\n    return 2.4 * sin(hour / 12.42)</code></pre>"
    if chance.random() < 0.5:
        return _list(chance.sample(_SENTENCES, 3))
    return f"<blockquote><p>{chance.choice(_SENTENCES)}</p></blockquote>"


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
