"""The system packages are named in three places, which agree."""

from __future__ import annotations

import re
from pathlib import Path

from ui import preflight

ROOT = Path(__file__).parents[2]
WANTED = {packages.apt for packages in preflight.BASE.values()} | {
    packages.apt for plugin in preflight.PLUGINS.values() for packages in plugin.values()
}
# Part of every system that runs Python.
WANTED -= {"libstdc++6"}
CI = set((ROOT / ".ci" / "run").read_text().partition("packages=(")[2].partition("\n)")[0].split())


def test_the_readme_names_what_the_program_asks_for():
    line = (ROOT / "README.md").read_text().partition("sudo apt-get install ")[2].partition("\n\n")

    named = set(line[0].replace("\\", " ").split())

    assert named - {"python3-venv"} == WANTED


def test_continuous_integration_installs_what_tests_would_be_skipped_for():
    sources = "".join(path.read_text() for path in (ROOT / "tests" / "ui").rglob("*.py"))
    asked_for = set(re.findall(r'package="([\w.+-]+)"', sources))

    assert asked_for <= CI


def test_continuous_integration_installs_what_the_program_asks_for():
    assert CI >= WANTED
