"""Files that come with the window: icons, style sheets and feeds to begin with."""

from pathlib import Path

#: The folder that holds ``icons``, ``styles`` and ``starter.opml``.
FOLDER = Path(__file__).resolve().parent
