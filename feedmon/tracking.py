"""Parameters that follow a reader from link to link, and links without them.

Pure text: nothing else of an address is touched, not even its percent-encoding, for a server may
tell ``%7E`` from ``~``.
"""

from __future__ import annotations

import re

#: Whole families: every parameter that begins so.
_PREFIXES = (
    "utm_",
    "mtm_",
    "pk_",
    "piwik_",
    "matomo_",
    "hsa_",
    "bsft_",
    "at_campaign",
    "at_medium",
)

#: Compared in lower case. Advertising click ids, mail campaigns, analytics, share buttons.
_NAMES = frozenset(
    {
        # clicks on advertisements
        "fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "gad_source", "gad_campaignid",
        "srsltid", "msclkid", "twclid", "ttclid", "li_fat_id", "yclid", "ysclid", "epik", "rdt_cid",
        "irclickid", "rb_clickid", "s_kwcid", "ef_id", "mkwid", "pcrid",
        # mail campaigns
        "mc_cid", "mc_eid", "mkt_tok", "ml_subscriber", "ml_subscriber_hash", "vero_id",
        "vero_conv", "oly_enc_id", "oly_anon_id", "_bta_c", "_bta_tid", "__s", "ck_subscriber_id",
        # analytics
        "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "_ga", "_gl",
        "_openstat", "wickedid", "s_cid", "xtor", "wt_mc", "wt_zmc", "guccounter",
        "guce_referrer", "guce_referrer_sig", "_branch_match_id", "_branch_referrer",
        "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname",
        # share buttons
        "igsh", "igshid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref",
        "__twitter_impression", "sr_share",
    }
)  # fmt: skip


def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_NAMES))
    prefixes = "|".join(re.escape(prefix) for prefix in _PREFIXES)
    return re.compile(rf"[?&;](?:(?:{names})(?=[=&#]|$)|{prefixes})", re.IGNORECASE)


#: Finds out quickly that an address carries nothing of the kind (almost all of them).
_SUSPECT = _pattern()
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#]*@)?(\[[^\]/?#]*\]|[^/?#:@\[\]]+)", re.IGNORECASE)
_REF = re.compile(r"[?&]ref=", re.IGNORECASE)


def strip_tracking(url: str, *, site_host: str | None = None) -> str:
    """``url`` without tracking parameters; everything else stays byte for byte.

    ``ref`` is removed only where its value is ``site_host``, the host of the site that links:
    elsewhere it may choose a branch, a product or a page.
    """
    if "?" not in url or not (_SUSPECT.search(url) or (site_host and _REF.search(url))):
        return url
    address, mark, fragment = url.partition("#")
    address, asked, query = address.partition("?")
    if not asked:
        return url
    host = bare_host(site_host or "")
    kept = [part for part in query.split("&") if not _tracks(part, host)]
    return address + ("?" + "&".join(kept) if kept else "") + mark + fragment


def normalise_link(url: str, *, site_host: str | None = None) -> str:
    """What two links to one page have in common, for comparing only (never for fetching).

    Without scheme, ``www.``, tracking parameters, fragment and a slash at the end (I-4, I-7);
    ``site_host`` as in :func:`strip_tracking`. Anything that is no http(s) link is given back as
    it is.
    """
    scheme, separator, rest = url.strip().partition("://")
    if not separator or scheme.lower() not in ("http", "https"):
        return url
    rest = strip_tracking(rest, site_host=site_host).partition("#")[0]
    cut = min((at for at in (rest.find(mark) for mark in "/?") if at >= 0), default=len(rest))
    host, tail = rest[:cut].lower(), rest[cut:]
    return bare_host(host) + tail.removesuffix("/")


def host_of(url: str) -> str | None:
    """The host of an address in lower case; ``None`` where there is none."""
    found = _HOST.match(url)
    return found[1].lower() if found else None


def bare_host(host: str) -> str:
    """``host`` without a leading ``www.``."""
    return host.lower().removeprefix("www.")


def _tracks(part: str, site_host: str) -> bool:
    name, _, value = part.partition("=")
    name = name.lower()
    if name == "ref":
        return bool(site_host) and bare_host(value) == site_host
    return name in _NAMES or name.startswith(_PREFIXES)
