"""The name this program gives itself on the wire (rule F-5)."""

from __future__ import annotations

from pathlib import Path


def user_agent() -> str:
    """``feedmon/<version> (+<project URL>)``, from the installed metadata.

    In a checkout that is not installed, pyproject.toml beside the package says the same.
    """
    from importlib import metadata  # noqa: PLC0415 - of no use before the first request

    try:
        about = metadata.metadata("feedmon")
    except metadata.PackageNotFoundError:
        return _from_checkout()
    urls = about.get_all("Project-URL") or []
    homepages = [url for label, _, url in (line.partition(", ") for line in urls) if label]
    return _written(about["Version"], homepages[0] if homepages else "")


def _from_checkout() -> str:
    import tomllib  # noqa: PLC0415 - most programs are installed

    try:
        text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    except OSError:
        return "feedmon"
    project = tomllib.loads(text)["project"]
    return _written(project["version"], project["urls"]["Homepage"])


def _written(version: str, homepage: str) -> str:
    return f"feedmon/{version} (+{homepage})" if homepage else f"feedmon/{version}"
