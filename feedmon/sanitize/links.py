"""Which addresses an article may hold, made absolute."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from feedmon.tracking import host_of, strip_tracking

#: Browsers drop these inside an address: ``java\nscript:`` is a scheme to them.
_INVISIBLE = re.compile(r"[\t\r\n]")
_CONTROLS = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_TAIL = r"[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]*"
#: Nothing to tidy, and a host that needs no second look: almost all addresses.
_TIDY = re.compile(_TAIL)
_PLAIN = re.compile(rf"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?(?:[/?#]{_TAIL})?")
#: What an address never holds as it is: delimiters, controls, spaces, what turns text around.
_UNSAFE = {
    code: quote(chr(code))
    for code in (
        *map(ord, ' "<>\\^`{|}'), *range(0x20), 0x7F, 0x85, 0xA0, 0x1680, 0x180E,
        *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x3000, 0xFEFF,
    )
}  # fmt: skip
#: What a base begins with, and a path from the root in which nothing needs resolving: one behind
#: the other they are an address. Resolving drops an empty query or fragment, so neither is here.
_ORIGIN = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?(?=[/?#]|\Z)")
_SAFE = r"A-Za-z0-9:@!$&'()*+,=._~%-"
_ROOTED = re.compile(rf"/(?![/.])(?:[{_SAFE}]|/(?!\.))*+(?:\?[{_SAFE};/?]+)?(?:\#[{_SAFE};/?]+)?")
_RASTER = re.compile(
    r"data:image/(?:png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/]+={0,2}", re.IGNORECASE
)
#: Decoded bytes of an image that travels inside the article.
MAX_DATA_IMAGE = 2 * 1024 * 1024
MAX_URL = 8192


class Links:
    """Checks the addresses of one article; relative ones are resolved against ``base_url``."""

    def __init__(self, base_url: str | None) -> None:
        base = _tidy(base_url or "")
        self._base = base if _is_web(base) else None
        self._page = base.partition("#")[0]
        origin = _ORIGIN.match(base)
        self._origin = origin[0] if origin else None

    def link(self, value: str) -> str | None:
        """Where a link leads: http, https or mailto, without tracking parameters; else ``None``."""
        if value[:7].lower() == "mailto:":
            url = _tidy(value)
            return url if len(url) <= MAX_URL else None
        web = self.web(value)
        if web is None or "?" not in web:
            return web
        return strip_tracking(web, site_host=host_of(self._base or ""))

    def fragment(self, value: str) -> str | None:
        """The fragment that a link to this very page names; ``None`` for other links."""
        if "#" not in value:
            return None
        page, _, fragment = value.strip().partition("#")
        if page and (self._base is None or page != self._page):
            return None
        return fragment or None

    def image(self, value: str) -> str | None:
        """Where an image is: http, https, or inside the article in a raster format."""
        if value.lstrip()[:5].lower() == "data:":
            return _raster(value)
        return self.web(value)

    def web(self, value: str) -> str | None:
        """An http or https address made absolute; ``None`` for anything else."""
        if _PLAIN.fullmatch(value):
            return value if len(value) <= MAX_URL else None
        if self._origin is not None and _ROOTED.fullmatch(value):
            return self._origin + value if len(value) <= MAX_URL else None
        url = _tidy(value)
        if not url or len(url) > MAX_URL:
            return None
        if not _is_web(url):
            if self._base is None or _SCHEME.match(url):
                return None
            try:
                url = urljoin(self._base, url)
            except ValueError:  # an unclosed bracket of an IPv6 address
                return None
        return url if _is_web(url) and host_of(url) else None


def _tidy(value: str) -> str:
    if _TIDY.fullmatch(value):
        return value
    return _INVISIBLE.sub("", value.strip(_CONTROLS)).translate(_UNSAFE)


def _is_web(url: str) -> bool:
    return url[:8].lower().startswith(("http://", "https://"))


def _raster(value: str) -> str | None:
    url = "".join(value.split())
    if len(url) > MAX_DATA_IMAGE * 4 // 3 + 64 or not _RASTER.fullmatch(url):
        return None
    return url
