"""What can't be shown inside an article becomes a link that names its host (H-3).

Nothing of it is loaded until the person follows the link. The mark before the host needs no
language: a triangle for what plays, an arrow for everything else.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from feedmon.sanitize.markup import escape_text, opening
from feedmon.tracking import bare_host

PLAY, OPEN = "\N{BLACK RIGHT-POINTING TRIANGLE}", "\N{NORTH EAST ARROW}"

#: Hosts whose frames are players.
PLAYERS = frozenset(
    {
        "youtube.com", "youtube-nocookie.com", "youtu.be", "player.vimeo.com", "vimeo.com",
        "dailymotion.com", "geo.dailymotion.com", "player.twitch.tv", "clips.twitch.tv",
        "w.soundcloud.com", "open.spotify.com", "embed.podcasts.apple.com", "embed.music.apple.com",
        "bandcamp.com", "embed.ted.com", "media.ccc.de", "archive.org", "player.bilibili.com",
        "rumble.com", "odysee.com", "loom.com", "fast.wistia.net", "players.brightcove.net",
        "cdn.jwplayer.com", "mixcloud.com", "player.simplecast.com", "framatube.org",
    }
)  # fmt: skip
_VIDEO_ID = re.compile(r"/embed/([A-Za-z0-9_-]{6,20})$")


def frame_card(url: str) -> str:
    """The card of an embedded page at ``url``, an http(s) address."""
    url = _page_of(url)
    host = _host(url)
    return _card(url, PLAY if host in PLAYERS else OPEN, host)


def media_card(url: str) -> str:
    """The card of a film or sound at ``url``, an http(s) address."""
    return _card(url, PLAY, _host(url))


def _card(url: str, mark: str, host: str) -> str:
    return f"<p>{opening('a', {'href': url})}{mark} {escape_text(host)}</a></p>"


def _host(url: str) -> str:
    return bare_host(urlsplit(url).hostname or "")


def _page_of(url: str) -> str:
    """The page that people know, for a player's address that is nothing to look at alone."""
    parts = urlsplit(url)
    host = bare_host(parts.hostname or "")
    if host in ("youtube.com", "youtube-nocookie.com"):
        found = _VIDEO_ID.match(parts.path)
        if found and found[1] != "videoseries":
            return f"https://www.youtube.com/watch?v={found[1]}"
        playlist = parse_qs(parts.query).get("list", [""])[0]
        if playlist.isascii() and re.fullmatch(r"[A-Za-z0-9_-]{6,64}", playlist):
            return f"https://www.youtube.com/playlist?list={playlist}"
    if host == "player.vimeo.com" and re.fullmatch(r"/video/\d+", parts.path):
        return f"https://vimeo.com{parts.path.removeprefix('/video')}"
    return url
