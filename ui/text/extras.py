"""What a feed says of an article beside its text: as facts, and of its files a line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from ui.text.lines import one_line
from ui.text.numbers import duration, size
from ui.translation import isolated, mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import Enclosure, Entry

_LONGEST = 60
#: Names that are given; others are counted.
_NAMED = 3
_COUNTS = ("slash:comments", "thr:count", "thr:total")
_PLACES = ("podcast:location", "dcterms:spatial", "dc:coverage", "georss:featurename")
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)\s*")
_WEB = ("http://", "https://")

_SOUND, _FILM, _PICTURE = mark("Audio"), mark("Video"), mark("Picture")
_DOCUMENT, _ARCHIVE, _FILE = mark("Document"), mark("Archive"), mark("File")
_KINDS = {"audio": _SOUND, "video": _FILM, "image": _PICTURE, "text": _DOCUMENT}
_TYPES = {
    "application/pdf": _DOCUMENT,
    "application/epub+zip": _DOCUMENT,
    "application/msword": _DOCUMENT,
    "application/zip": _ARCHIVE,
    "application/gzip": _ARCHIVE,
    "application/x-bittorrent": _ARCHIVE,
    "application/ogg": _SOUND,
}
_ENDINGS = {
    **dict.fromkeys(("mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac"), _SOUND),
    **dict.fromkeys(("mp4", "m4v", "mov", "webm", "ogv", "mkv", "avi"), _FILM),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "avif", "svg"), _PICTURE),
    **dict.fromkeys(("pdf", "epub", "doc", "docx", "odt", "txt", "html"), _DOCUMENT),
    **dict.fromkeys(("zip", "gz", "xz", "7z", "rar", "torrent"), _ARCHIVE),
}
_ICONS = {_SOUND: "file-audio", _FILM: "file-video", _PICTURE: "image", _DOCUMENT: "file-text"}


class Fact(NamedTuple):
    """A few words; ``link`` is where they lead, if anywhere."""

    words: str
    link: str = ""


class FileWords(NamedTuple):
    """What is said of a file: its name, what it is and how large, an icon; whether it plays."""

    name: str
    about: str
    icon: str
    plays: bool


def article_facts(entry: Entry) -> list[Fact]:
    """Say what a feed says of an article beside its text, in the order in which one asks."""
    said: dict[str, list[str]] = {}
    for name, value in entry.extras:
        said.setdefault(name, []).append(value)
    first = {name: values[0] for name, values in said.items()}
    found = [
        _comments(entry, first),
        _answers(first),
        Fact(_episode(first)),
        Fact(duration(entry.duration_s) if entry.duration_s else ""),
        Fact(_people(said.get("podcast:person", []))),
        _transcript(first),
        Fact(_place(first)),
        _source(first),
    ]
    return [fact for fact in found if fact.words]


def has_comments(entry: Entry) -> bool:
    """Tell whether there is a place for comments that can be opened."""
    return (entry.comments_url or "").lower().startswith(_WEB)


def _comments(entry: Entry, first: dict[str, str]) -> Fact:
    counted = next((first[name] for name in _COUNTS if first.get(name, "").isdecimal()), "")
    link = (entry.comments_url or "") if has_comments(entry) else ""
    if counted and len(counted) <= 9:
        return Fact(trn(int(counted), "{n} comment", "{n} comments"), link)
    return Fact(tr("Comments") if link else "", link)


def _answers(first: dict[str, str]) -> Fact:
    link = first.get("thr:in-reply-to@href", "")
    return Fact(tr("In reply to another article"), link) if link.startswith(_WEB) else Fact("")


def _episode(first: dict[str, str]) -> str:
    episode = one_line(first.get("podcast:episode") or first.get("itunes:episode", ""), 12)
    season = one_line(first.get("podcast:season") or first.get("itunes:season", ""), 12)
    kind = first.get("itunes:episodetype", "").lower()
    if kind == "trailer":
        return tr("Trailer")
    if kind == "bonus":
        return tr("Bonus episode")
    if episode and season:
        return tr("Season {season}, episode {episode}", season=season, episode=episode)
    if episode:
        return tr("Episode {episode}", episode=episode)
    return tr("Season {season}", season=season) if season else ""


def _people(people: list[str]) -> str:
    names = [one_line(name, _LONGEST) for name in dict.fromkeys(people)]
    more = len(names) - _NAMED
    if not names:
        return ""
    named = ", ".join(map(isolated, names[:_NAMED]))
    if more > 0:
        return trn(more, "With {names} and {n} other", "With {names} and {n} others", names=named)
    return tr("With {names}", names=named)


def _transcript(first: dict[str, str]) -> Fact:
    link = first.get("podcast:transcript@url", "")
    return Fact(tr("Transcript"), link) if link.startswith(_WEB) else Fact("")


def _place(first: dict[str, str]) -> str:
    named = next((first[name] for name in _PLACES if first.get(name)), "")
    if named and "<" not in named:
        return one_line(named, _LONGEST)
    point = first.get("georss:point") or f"{first.get('geo:lat', '')} {first.get('geo:long', '')}"
    found = _POINT.fullmatch(point)
    if not found:
        return ""
    north, east = float(found[1]), float(found[2])
    return tr(
        "{north} {south_or_north}, {east} {west_or_east}",
        north=f"{abs(north):.4g}°",
        south_or_north=tr("N", "north") if north >= 0 else tr("S", "south"),
        east=f"{abs(east):.4g}°",
        west_or_east=tr("E", "east") if east >= 0 else tr("W", "west"),
    )


def _source(first: dict[str, str]) -> Fact:
    title = one_line(first.get("source", ""), _LONGEST)
    return Fact(tr("First in {title}", title=title)) if title else Fact("")


def file_words(file: Enclosure) -> FileWords:
    """Say what a file is called, what it is and how large."""
    path = unquote(urlsplit(file.url).path)
    last = path.rstrip("/").rpartition("/")[2]
    ending = last.rpartition(".")[2].lower() if "." in last else ""
    media = (file.type or "").partition(";")[0].strip().lower()
    kind = _TYPES.get(media) or _KINDS.get(media.partition("/")[0]) or _ENDINGS.get(ending) or _FILE
    about = [tr(kind)]
    if ending in _ENDINGS:
        about.append(ending.upper())
    if file.length is not None and file.length > 0:
        about.append(size(file.length))
    name = one_line(file.title or last or urlsplit(file.url).hostname or file.url, 200)
    return FileWords(name, " · ".join(about), _ICONS.get(kind, "file"), kind in (_SOUND, _FILM))
