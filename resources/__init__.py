"""Files that the window is drawn with: icons and style sheets, found by folder."""

from pathlib import Path

#: The folder that holds ``icons`` and ``styles``.
FOLDER = Path(__file__).resolve().parent
