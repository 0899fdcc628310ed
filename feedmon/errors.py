"""Every error that feedmon raises on purpose, in one tree.

Third-party exceptions are turned into these at the door where they appear, once, with
``raise … from``. An error carries data (its subject, a limit, a status), never a sentence for
people: ``ui.text`` and ``feedmon.cli`` put words to the types, and a test walks this tree to see
that both know every leaf. ``code`` is the stable name used in JSON output and in the store::

    FeedmonError
    ├── StoreError(path)                store-error
    │   ├── StoreCorrupt                store-corrupt
    │   ├── StoreNewer                  store-newer
    │   ├── StoreBusy                   store-busy
    │   ├── StoreUnwritable             store-unwritable
    │   ├── StoreFull                   store-full
    │   ├── StoreNoRoom(missing)        no-room
    │   ├── StoreInUse(users)           store-in-use
    │   └── BackupDamaged               backup-damaged
    ├── LeaseLost(feed_id)              lease-lost
    ├── NoSuchFeed(feed_id)             no-such-feed
    ├── NoSuchFolder(folder_id)         no-such-folder
    ├── NoSuchSearch(search_id)         no-such-search
    ├── NoSuchRule(rule_id)             no-such-rule
    ├── BadRule(fault, …)               bad-rule
    ├── NoSuchDestination(id)           no-such-destination
    ├── BadDestination(fault)           bad-destination
    ├── NoSuchDelivery(delivery_id)     no-such-delivery
    ├── NoSuchDigest(digest_id)         no-such-digest
    ├── BadUserAgent(detail)            bad-user-agent
    ├── SubscribeError(url)             subscribe-error
    │   ├── BadAddress                  bad-address
    │   ├── AlreadySubscribed(feed_id)  already-subscribed
    │   ├── NoFeedFound(status, …)      no-feed-found
    │   └── OpmlFound(data, feeds)      opml-found
    ├── OpmlError(detail)               bad-opml
    ├── ForeignDataError(path)          bad-data
    ├── FetchError(url)                 fetch-error
    │   ├── NetworkDown                 network-down
    │   ├── NameNotResolved             name-not-resolved
    │   ├── ProxyFailed(detail)         proxy-failed
    │   ├── ConnectFailed               connect-failed
    │   ├── TlsFailed(reason)           tls-failed
    │   ├── FetchTimeout(seconds)       timeout
    │   ├── HttpStatus(status, …)       http-status
    │   ├── TooLarge(limit, what)       too-large
    │   ├── BadRedirect(reason)         bad-redirect
    │   ├── AddressRefused(address)     address-refused
    │   ├── HostBlocked(until)          host-blocked
    │   └── BadResponse(reason)         bad-response
    ├── DeliveryError(detail)           delivery-error
    │   ├── SecretMissing               no-secret
    │   ├── MailRefused(detail)         mail-refused
    │   ├── ProgramFailed(detail)       program-failed
    │   └── NotShown(detail)            not-shown
    ├── ParseError                      parse-error
    │   ├── NotAFeed(kind)              not-a-feed
    │   ├── NoFullText(reason)          no-full-text
    │   ├── BadWatch(what)              bad-watch
    │   ├── PartMissing(why)            part-missing
    │   ├── NotThePage(what)            not-the-page
    │   └── WorkFailed(reason)          work-failed
    └── Unforeseen(kind)                internal
"""

from __future__ import annotations

from typing import ClassVar, TypeAlias


class FeedmonError(Exception):
    """The root of the tree; never raised itself. Keeps its data when pickled."""

    code: ClassVar[str] = "error"

    def __reduce__(self) -> tuple[object, ...]:
        # Exception would call the class with ``args``, which are not always what it takes.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(
    kind: type[FeedmonError], args: tuple[object, ...], state: dict[str, object]
) -> FeedmonError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


# --- the store ------------------------------------------------------------------------------


class StoreError(FeedmonError):
    """The store could not do what was asked; ``path`` is the database file."""

    code = "store-error"

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


class StoreCorrupt(StoreError):
    """The file is no SQLite database, or a damaged one. It was left untouched."""

    code = "store-corrupt"


class StoreNewer(StoreError):
    """A newer version of the program wrote this file. It was left untouched."""

    code = "store-newer"


class StoreBusy(StoreError):
    """Another program held the file longer than the busy time-out."""

    code = "store-busy"


class StoreUnwritable(StoreError):
    """The file or its directory can't be written (permissions, read-only medium)."""

    code = "store-unwritable"


class StoreFull(StoreError):
    """No space is left on the medium; the transaction was rolled back."""

    code = "store-full"


class StoreNoRoom(StoreError):
    """A copy was not begun: so many bytes are missing where it would lie (``detail`` too)."""

    code = "no-room"

    def __init__(self, path: str, missing: int) -> None:
        super().__init__(path, str(missing))
        self.missing = missing


class StoreInUse(StoreError):
    """Other programs are at work on the store; ``users`` names them, each with its process."""

    code = "store-in-use"

    def __init__(self, path: str, users: tuple[str, ...]) -> None:
        super().__init__(path, ", ".join(users))
        self.users = users


class BackupDamaged(StoreError):
    """A copy of the store (``path``) is not sound, so it is not kept, or not restored."""

    code = "backup-damaged"


class LeaseLost(FeedmonError):
    """Somebody else took over the claimed row; the result of this work is dropped."""

    code = "lease-lost"

    def __init__(self, feed_id: int) -> None:
        super().__init__(feed_id)
        self.feed_id = feed_id


class NoSuchFeed(FeedmonError):
    """The feed does not exist (any more)."""

    code = "no-such-feed"

    def __init__(self, feed_id: int) -> None:
        super().__init__(feed_id)
        self.feed_id = feed_id


class NoSuchFolder(FeedmonError):
    """The folder does not exist (any more)."""

    code = "no-such-folder"

    def __init__(self, folder_id: int) -> None:
        super().__init__(folder_id)
        self.folder_id = folder_id


class NoSuchRule(FeedmonError):
    """The rule does not exist (any more)."""

    code = "no-such-rule"

    def __init__(self, rule_id: int) -> None:
        super().__init__(rule_id)
        self.rule_id = rule_id


class BadRule(FeedmonError):
    """A rule that can't be kept: ``code`` of what is wrong with it is ``fault``.

    ``path`` leads to the condition, ``at`` is where in its text.
    """

    code = "bad-rule"

    def __init__(
        self, fault: str, detail: str = "", path: tuple[int, ...] = (), at: int | None = None
    ) -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail
        self.path = path
        self.at = at


class NoSuchDestination(FeedmonError):
    """What alerts were to be sent to does not exist (any more)."""

    code = "no-such-destination"

    def __init__(self, destination_id: int) -> None:
        super().__init__(destination_id)
        self.destination_id = destination_id


class BadDestination(FeedmonError):
    """What nothing can be sent to: ``fault`` says what is wrong.

    It is address (no http(s) one with a host), host, port, sender, recipient, security (none to
    another computer), program (none, or neither a name nor a full path), or limit (of its time).
    """

    code = "bad-destination"

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = self.detail = fault


class NoSuchDelivery(FeedmonError):
    """The delivery does not exist (any more), or there is nothing to be tried again."""

    code = "no-such-delivery"

    def __init__(self, delivery_id: int) -> None:
        super().__init__(delivery_id)
        self.delivery_id = delivery_id


class NoSuchDigest(FeedmonError):
    """The digest does not exist (any more)."""

    code = "no-such-digest"

    def __init__(self, digest_id: int) -> None:
        super().__init__(digest_id)
        self.digest_id = digest_id


class NoSuchSearch(FeedmonError):
    """The saved search does not exist (any more)."""

    code = "no-such-search"

    def __init__(self, search_id: int) -> None:
        super().__init__(search_id)
        self.search_id = search_id


class BadUserAgent(FeedmonError):
    """A name for requests that can't be sent as a header: ``detail`` is characters or too-long."""

    code = "bad-user-agent"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


# --- subscribing ----------------------------------------------------------------------------


class SubscribeError(FeedmonError):
    """An address could not be subscribed to; ``url`` is what was given."""

    code = "subscribe-error"

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class BadAddress(SubscribeError):
    """Not an address that can be fetched: another scheme than http(s), or no host."""

    code = "bad-address"


class AlreadySubscribed(SubscribeError):
    """The address is subscribed already, as ``feed_id``."""

    code = "already-subscribed"

    def __init__(self, url: str, feed_id: int) -> None:
        super().__init__(url)
        self.feed_id = feed_id


class NoFeedFound(SubscribeError):
    """The address answered, but neither is a feed nor names one that is.

    ``detail`` is what came back, as in NotAFeed; or ``named`` for a page whose links to feeds lead
    to none, ``usual-places`` when there is none either. ``status`` and ``content_type`` are those
    of the answer.
    """

    code = "no-feed-found"

    def __init__(
        self, url: str, detail: str = "", *, status: int | None = None, content_type: str = ""
    ) -> None:
        super().__init__(url)
        self.detail = detail
        self.status = status
        self.content_type = content_type


class OpmlFound(SubscribeError):
    """The address is that of a list of ``feeds`` feeds; ``data`` is the list, to be imported."""

    code = "opml-found"

    def __init__(self, url: str, data: bytes, feeds: int) -> None:
        super().__init__(url)
        self.data = data
        self.feeds = feeds


class OpmlError(FeedmonError):
    """Not an OPML document at all, or one beyond its limits; ``detail`` is a short code."""

    code = "bad-opml"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class ForeignDataError(FeedmonError):
    """The data of another program (in ``path``) can't be taken over; it was left as it is.

    ``detail`` is unknown (of no program that we know), version (laid out as we don't know it),
    damaged, busy (its program is writing), unclean (its program has to put it right first),
    unreadable, truncated (an export that ends in the middle), or too-large.
    """

    code = "bad-data"

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


# --- fetching -------------------------------------------------------------------------------


class FetchError(FeedmonError):
    """One HTTP exchange failed; ``url`` is the address that failed (after redirects)."""

    code = "fetch-error"

    def __init__(self, url: str, detail: str = "") -> None:
        super().__init__(url, detail)
        self.url = url
        self.detail = detail


class NetworkDown(FetchError):
    """The machine has no network (no route, no interface)."""

    code = "network-down"


class NameNotResolved(FetchError):
    """The host's name did not resolve.

    ``detail`` is unknown where a name server says that there is no such name, unanswered where
    none gives an answer.
    """

    code = "name-not-resolved"


class ProxyFailed(FetchError):
    """The proxy, not the server: ``detail`` is unreachable, login (it wants one) or kind.

    The last is an address that is none of an HTTP proxy.
    """

    code = "proxy-failed"


class ConnectFailed(FetchError):
    """No connection, or one that broke before an answer.

    ``detail`` is refused, unreachable (the host), no-way (to its network), reset, closed or other;
    bad-scheme or bad-address for a URL that nothing can be connected to.
    """

    code = "connect-failed"


class TlsFailed(FetchError):
    """The TLS handshake failed; ``detail`` is one of expired, wrong-host, unknown-issuer, other."""

    code = "tls-failed"


class FetchTimeout(FetchError):
    """No complete answer within ``seconds``."""

    code = "timeout"

    def __init__(self, url: str, seconds: float) -> None:
        super().__init__(url, f"{seconds:g}")
        self.seconds = seconds


class HttpStatus(FetchError):
    """The server answered with an error status.

    ``retry_after`` is the not-before time that the answer asks for, in Unix seconds, if any.
    """

    code = "http-status"

    def __init__(self, url: str, status: int, retry_after: int | None = None) -> None:
        super().__init__(url, str(status))
        self.status = status
        self.retry_after = retry_after


class TooLarge(FetchError):
    """An answer beyond a limit: ``what`` is bytes, ratio or headers.

    ``limit`` is in bytes, for ratio how many times its transferred size a body may become.
    ``detail`` is the limit for bytes, of which the person has a say, and ``what`` for the others.
    """

    code = "too-large"

    def __init__(self, url: str, limit: int, what: str = "bytes") -> None:
        super().__init__(url, str(limit) if what == "bytes" else what)
        self.limit = limit
        self.what = what


class BadRedirect(FetchError):
    """A redirect that is not followed.

    ``detail`` is loop, too-many, no-location, scheme or address.
    """

    code = "bad-redirect"


class AddressRefused(FetchError):
    """The network policy refuses the address in ``detail`` (private target of a public origin)."""

    code = "address-refused"


class HostBlocked(FetchError):
    """The host asked not to be contacted before ``until`` (Unix seconds); nothing was sent."""

    code = "host-blocked"

    def __init__(self, url: str, until: int) -> None:
        super().__init__(url, str(until))
        self.until = until


class BadResponse(FetchError):
    """The answer breaks HTTP: ``detail`` is truncated, encoding, or no-http for anything else."""

    code = "bad-response"


# --- delivering -----------------------------------------------------------------------------


class DeliveryError(FeedmonError):
    """An alert did not reach the person; webhooks may fail as any exchange does (FetchError)."""

    code = "delivery-error"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class SecretMissing(DeliveryError):
    """The keyring has (or gives) no password or secret, and without it nothing is sent."""

    code = "no-secret"


class MailRefused(DeliveryError):
    """The mail server took no message.

    ``detail`` is login, insecure (it offers no STARTTLS), or the reply of the server.
    """

    code = "mail-refused"


class ProgramFailed(DeliveryError):
    """A program did not do what it was called for.

    ``detail`` is missing, not-allowed, timeout, or status and the number with which it ended; what
    it had printed last stands on the lines after that.
    """

    code = "program-failed"


class NotShown(DeliveryError):
    """The desktop took no message; ``detail`` says why."""

    code = "not-shown"


# --- parsing --------------------------------------------------------------------------------


class ParseError(FeedmonError):
    """A document could not be turned into a feed."""

    code = "parse-error"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class NotAFeed(ParseError):
    """The document is something else; ``detail`` is html, empty, json, xml or unknown."""

    code = "not-a-feed"


class NoFullText(ParseError):
    """A page without an article that could be read; ``detail`` is not-html or nothing."""

    code = "no-full-text"


class BadWatch(ParseError):
    """What a watch is told to look at can't be looked for.

    ``detail`` is css, xpath or json-path (no selector of this kind), pattern (no regular
    expression), slow-pattern, limit or words (not given), or mode (a list is told of by its items).
    """

    code = "bad-watch"


class PartMissing(ParseError):
    """The page is there, and what is watched on it is not.

    ``detail`` is nothing (the selector finds none), no-number, not-json, or not-text (a picture, a
    file to be opened elsewhere).
    """

    code = "part-missing"


class NotThePage(ParseError):
    """Something else came in the place of the page that is watched, with a good status.

    ``detail`` is error, maintenance, empty, consent, robot (it wants a human), login, script (it is
    built by scripts in a browser, and nothing of it is here) or home (the front of its site).
    """

    code = "not-the-page"


class WorkFailed(ParseError):
    """A worker process gave up: ``detail`` is timeout, memory, died or error (a bug of ours)."""

    code = "work-failed"


# --- ourselves ------------------------------------------------------------------------------


class Unforeseen(FeedmonError):
    """A bug of ours ended a poll; ``detail`` names the exception, the log has its traceback."""

    code = "internal"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


#: What a poll may fail of.
PollError: TypeAlias = FetchError | ParseError | Unforeseen
