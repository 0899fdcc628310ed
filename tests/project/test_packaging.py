"""What desktops are told about the program agrees with the program."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
APPLICATION_ID = PROJECT["tool"]["feedmon"]["application-id"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def entry():
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(LINUX / f"{APPLICATION_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def metainfo():
    return ET.parse(LINUX / f"{APPLICATION_ID}.metainfo.xml").getroot()


def releases_of_the_changelog() -> list[tuple[str, str]]:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.findall(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)$", text, re.MULTILINE)


def test_the_desktop_entry_starts_what_is_installed(entry):
    assert entry["Exec"].split()[0] in PROJECT["project"]["gui-scripts"]
    assert entry["Icon"] == APPLICATION_ID
    assert entry["StartupWMClass"] == APPLICATION_ID


def test_the_metainfo_names_the_same_program(metainfo):
    assert metainfo.findtext("id") == APPLICATION_ID
    assert metainfo.findtext("launchable") == f"{APPLICATION_ID}.desktop"
    assert metainfo.findtext("url[@type='homepage']") == PROJECT["project"]["urls"]["Homepage"]
    assert metainfo.findtext("project_license") == PROJECT["project"]["license"]
    assert {binary.text for binary in metainfo.findall("provides/binary")} == set(
        PROJECT["project"]["scripts"]
    ) | set(PROJECT["project"]["gui-scripts"])


def test_the_releases_of_the_metainfo_are_those_of_the_changelog(metainfo):
    releases = [
        (release.get("version"), release.get("date"))
        for release in metainfo.findall("releases/release")
    ]

    assert releases == releases_of_the_changelog()


def test_the_newest_release_of_the_changelog_is_this_version():
    assert releases_of_the_changelog()[0][0] == PROJECT["project"]["version"]


def test_entry_and_metainfo_say_the_same_in_one_line(entry, metainfo):
    assert entry["Comment"] == metainfo.findtext("summary")


def test_the_icon_is_square_and_holds_nothing_from_elsewhere():
    picture = ET.parse(ROOT / "resources" / "icons" / "feedmon.svg").getroot()

    _x, _y, width, height = picture.get("viewBox").split()
    assert width == height
    assert not list(picture.iter(f"{SVG}image"))


def test_installing_puts_everything_where_desktops_look(tmp_path):
    shell = shutil.which("sh")
    assert shell is not None

    subprocess.run([shell, LINUX / "install.sh", tmp_path], check=True)

    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {
        f"share/applications/{APPLICATION_ID}.desktop",
        f"share/metainfo/{APPLICATION_ID}.metainfo.xml",
        f"share/icons/hicolor/scalable/apps/{APPLICATION_ID}.svg",
    }


def test_the_recipes_do_not_hide_the_library_of_the_same_name():
    assert not list((ROOT / "packaging").rglob("__init__.py"))
