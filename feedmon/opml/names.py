"""Names of attributes that reader and writer share."""

from __future__ import annotations

import re

#: The namespace of what only feedmon says in an OPML file.
FEEDMON = "https://feedmon.example/ns/opml"

CUSTOM_TITLE = f"{{{FEEDMON}}}customTitle"
TITLE = f"{{{FEEDMON}}}title"
TAGS = f"{{{FEEDMON}}}tags"

#: How feedmon treats a feed or a folder.
RHYTHM = f"{{{FEEDMON}}}rhythm"
INTERVAL = f"{{{FEEDMON}}}interval"
SHORTEST = f"{{{FEEDMON}}}shortest"
LONGEST = f"{{{FEEDMON}}}longest"
NOTIFY = f"{{{FEEDMON}}}notify"
PICTURES = f"{{{FEEDMON}}}pictures"
IN_TOTALS = f"{{{FEEDMON}}}inTotals"
KEEP_NEWEST = f"{{{FEEDMON}}}keepNewest"
KEEP_DAYS = f"{{{FEEDMON}}}keepDays"
PAUSED = f"{{{FEEDMON}}}paused"
USER_AGENT = f"{{{FEEDMON}}}userAgent"
FULL_TEXT = f"{{{FEEDMON}}}fullText"
#: What a watch looks at, as JSON.
WATCH = f"{{{FEEDMON}}}watch"
#: What is told of a feed itself: "off", "learnt" or days; "true" or "false"; how urgent it is.
SILENCE = f"{{{FEEDMON}}}tellSilence"
FAILING = f"{{{FEEDMON}}}tellFailing"
TURNED = f"{{{FEEDMON}}}tellTurned"
CERTIFICATE = f"{{{FEEDMON}}}tellCertificate"
URGENCY = f"{{{FEEDMON}}}tellUrgency"
VIGIL = frozenset((SILENCE, FAILING, TURNED, CERTIFICATE, URGENCY))
WISHES = frozenset((RHYTHM, INTERVAL, SHORTEST, LONGEST))
SETTINGS = WISHES | {NOTIFY, PICTURES, IN_TOTALS, KEEP_NEWEST, KEEP_DAYS, PAUSED}
SETTINGS |= VIGIL | {USER_AGENT, FULL_TEXT, WATCH}

#: The prefix that stands in for a namespace nobody declared: ``{urn:undeclared:miniflux}x``.
UNDECLARED = "urn:undeclared:"

#: The prefixes that other programs' namespaces have in their own files.
PREFIXES = {
    FEEDMON: "feedmon",
    "https://freshrss.org/opml": "frss",
    "http://www.w3.org/XML/1998/namespace": "xml",
}

_START = "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
#: A name without a colon (Namespaces in XML 1.0, NCName), rare ranges left out.
NAME = re.compile(f"[{_START}][{_START}0-9.\u00b7-]*")
