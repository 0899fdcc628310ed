"""Where other programs keep their data on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon.model import Place, Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: A database of no more than a header holds nothing.
_LEAST_BYTES = 512
_RSS_GUARD = ("database/*.db", "database/local/*.db", "database*.db")
_RSS_GUARD_FOLDERS = ("rssguard5", "RSS Guard 5", "RSS Guard 4", "rssguard4")
_RSS_GUARD_FLATPAKS = (
    "io.github.martinrotter.rssguard",
    "io.github.martinrotter.rssguardlite",
    "com.github.rssguard",
)


def known_places(
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
) -> tuple[Place, ...]:
    """Return the data of programs that is found where they keep it, the newest first of each.

    Nothing is opened: a file of that name and some size is enough to be offered.
    """
    home = home or Path.home()
    env = os.environ if environment is None else environment
    found: dict[Path, Place] = {}
    for program, path in _candidates(home, env, platform):
        try:
            about = path.stat()
        except OSError:
            continue
        if path.is_file() and about.st_size >= _LEAST_BYTES:
            found.setdefault(
                path.resolve(), Place(program, str(path), about.st_size, int(about.st_mtime))
            )
    programs = list(Program)
    return tuple(
        sorted(found.values(), key=lambda one: (programs.index(one.program), -one.changed_at))
    )


def feed_list_of(database: Path, environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the list that Liferea keeps of its feeds, for one of its databases."""
    env = os.environ if environment is None else environment
    name = "feedlist.opml"
    folder = database.parent
    places = [folder / name]
    if folder.parent.name in ("data", "share"):
        base = folder.parent.parent
        places += [base / "config" / "liferea" / name, base.parent / ".config" / "liferea" / name]
    if home := env.get("XDG_CONFIG_HOME"):
        places.append(Path(home) / "liferea" / name)
    return next((place for place in places if place.is_file()), None)


def _candidates(
    home: Path, env: Mapping[str, str], platform: str
) -> Iterator[tuple[Program, Path]]:
    configs, data = _bases(home, env, platform)
    flatpaks = home / ".var" / "app"
    for base in (*configs, *(flatpaks / name / "config" for name in _RSS_GUARD_FLATPAKS)):
        for folder in _RSS_GUARD_FOLDERS:
            for pattern in _RSS_GUARD:
                yield from ((Program.RSS_GUARD, path) for path in (base / folder).glob(pattern))
    for base in data:
        for folder in ("QuiteRss", "QuiteRss/QuiteRss", "quiterss/quiterss", "quiterss"):
            yield Program.QUITERSS, base / folder / "feeds.db"
    if platform not in ("win32", "darwin"):
        flatpak = flatpaks / "net.sourceforge.liferea" / "data"
        for base in (*data, flatpak):
            yield Program.LIFEREA, base / "liferea" / "liferea.db"


def _bases(
    home: Path, env: Mapping[str, str], platform: str
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return where a platform keeps settings and data."""
    if platform == "win32":
        local = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return (local,), (local, Path(env.get("APPDATA") or home / "AppData" / "Roaming"))
    if platform == "darwin":
        library = home / "Library"
        support = library / "Application Support"
        return (library / "Preferences", support), (support,)
    config = Path(env.get("XDG_CONFIG_HOME") or home / ".config")
    return (config,), (Path(env.get("XDG_DATA_HOME") or home / ".local" / "share"),)
