"""The system packages are named in three places, which agree."""

from __future__ import annotations

from pathlib import Path

from ui import preflight

ROOT = Path(__file__).parents[2]
WANTED = {packages.apt for packages in preflight.BASE.values()} | {
    packages.apt for plugin in preflight.PLUGINS.values() for packages in plugin.values()
}
# Part of every system that runs Python.
WANTED -= {"libstdc++6"}


def test_the_readme_names_what_the_program_asks_for():
    line = (ROOT / "README.md").read_text().partition("sudo apt-get install ")[2].partition("\n\n")

    named = set(line[0].replace("\\", " ").split())

    assert named - {"python3-venv"} == WANTED


def test_continuous_integration_installs_it():
    script = (ROOT / ".ci" / "run").read_text()
    packages = script.partition("packages=(")[2].partition("\n)")[0].split()

    assert set(packages) >= WANTED
