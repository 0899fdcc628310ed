"""What a fetch brings."""

from __future__ import annotations

from dataclasses import field
from urllib.parse import urljoin, urlsplit

from feedmon.frozen import frozen


@frozen
class Hop:
    """One redirect: the status that ``url`` answered with, and the ``target`` it named."""

    status: int
    url: str
    target: str


@frozen
class Certificate:
    """From when until when the certificate of a server holds (Unix seconds)."""

    begins_at: int
    ends_at: int


@frozen
class Exchange:
    """What is common to every answered request; headers have lower-case names.

    ``wire_bytes`` counts the body as transferred (before decompression), ``elapsed_ms`` the time
    from sending to the last byte. ``certificate`` is that of the servers on the way which ends
    first; ``None`` where none was shown, or nobody checked it.
    """

    url: str
    status: int
    headers: dict[str, str]
    hops: tuple[Hop, ...]
    received_at: int
    elapsed_ms: int
    wire_bytes: int
    certificate: Certificate | None = field(default=None, kw_only=True)

    @property
    def etag(self) -> str | None:
        """The ETag, byte for byte as received."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """Last-Modified, byte for byte as received."""
        return self.headers.get("last-modified")


@frozen
class Document(Exchange):
    """A body (200, or 226 when it is a delta); ``sha256`` is of the decompressed bytes.

    ``from_public`` says whether a public server had a say in it: what it names is then not to
    lead to private addresses (X-4).
    """

    body: bytes = field(repr=False)
    sha256: bytes = b""
    from_public: bool = True

    @property
    def base_url(self) -> str:
        """What relative addresses in it are relative to (P-5): Content-Location, or its address.

        A server speaks for its own origin only (RFC 9110 section 8.7). Behind a proxy many name
        an address that nobody else can reach.
        """
        try:
            named = urljoin(self.url, self.headers.get("content-location", "").strip())
            same = urlsplit(named)[:2] == urlsplit(self.url)[:2]
        except ValueError:
            return self.url
        return named if same else self.url


@frozen
class NotModified(Exchange):
    """A 304: what we have is current. ``from_public`` as in Document."""

    from_public: bool = True
