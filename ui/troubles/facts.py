"""What the program is and on what it runs, read from the installed packages and the system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The packages whose version may explain a trouble.
_PACKAGES = ("aiohttp", "APScheduler", "lxml", "nh3", "qasync", "sqlite-utils")


@frozen
class Facts:
    """The program in a few words, and the versions of all that it stands on, by name."""

    version: str
    summary: str
    licence: str
    homepage: str
    versions: tuple[tuple[str, str], ...]

    @classmethod
    def gather(cls, sqlite: str) -> Facts:
        """Look everything up; ``sqlite`` is the version of the store's library."""
        import platform  # noqa: PLC0415 - asked for seldom, and never before there is a list

        about = _about()
        versions = {
            "feedmon": about["version"] or "not known",
            "Python": f"{platform.python_version()} ({platform.python_implementation()})",
            "Qt": f"{qVersion()} ({_platform()})",
            "PySide6": PySide6.__version__,
            "SQLite": sqlite,
            "System": f"{QSysInfo.prettyProductName()}, {platform.system()} "
            f"{platform.release()}, {platform.machine()}",
        }
        versions |= {name: found for name in _PACKAGES if (found := _version(name))}
        return cls(
            about["version"],
            about["summary"],
            about["licence"],
            about["homepage"],
            tuple(versions.items()),
        )

    def lines(self) -> list[str]:
        """The versions, one a line."""
        return [f"{name}: {version}" for name, version in self.versions]

    def version_of(self, name: str) -> str:
        """Return one of the versions."""
        return dict(self.versions)[name]


def _about() -> Mapping[str, str]:
    """The project's own words, from its metadata, or from a checkout that is not installed."""
    from importlib import metadata  # noqa: PLC0415 - see gather

    try:
        told = metadata.metadata("feedmon")
    except metadata.PackageNotFoundError:
        return _from_checkout()
    urls = dict(line.partition(", ")[::2] for line in told.get_all("Project-URL") or [])

    def first(field: str) -> str:
        return str((told.get_all(field) or [""])[0])

    return {
        "version": first("Version"),
        "summary": first("Summary"),
        "licence": first("License-Expression"),
        "homepage": urls.get("Homepage", ""),
    }


def _from_checkout() -> Mapping[str, str]:
    file = Path(__file__).parents[2] / "pyproject.toml"
    if not file.is_file():
        return {"version": "", "summary": "", "licence": "", "homepage": ""}
    import tomllib  # noqa: PLC0415 - see gather

    project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
    return {
        "version": project["version"],
        "summary": project["description"],
        "licence": project["license"],
        "homepage": project["urls"]["Homepage"],
    }


def _version(package: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - see gather

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _platform() -> str:
    return QGuiApplication.platformName() or "no platform"
