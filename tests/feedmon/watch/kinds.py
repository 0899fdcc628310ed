"""Kinds of page that people watch, made for these tests: how each was, and how it is then.

``dressed`` gives a page other clothes: everything that changes from look to look without meaning
anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from feedmon.model import WatchMode, WatchPart, WatchSpec, WatchWhen

HTML, JSON = "text/html; charset=utf-8", "application/json"


@dataclass(frozen=True)
class Kind:
    """A page before and after, and what is to be told of it: titles, newest last."""

    spec: WatchSpec
    before: str
    after: str
    told: tuple[str, ...]
    content_type: str = HTML


def page(title: str, body: str, language: str = "en") -> str:
    """A page as sites write them, with its frame around what matters."""
    return f"""<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title><link rel="stylesheet" href="/style.css"></head>
<body class="page">
<header><a href="/">Home</a> <nav><ul><li><a href="/a">Shop</a></li><li><a href="/b">Blog</a></li>
<li><a href="/c">About us</a></li></ul></nav></header>
<main>
{body}
</main>
<footer><p>All rights reserved.</p><ul><li><a href="/imprint">Imprint</a></li></ul></footer>
</body></html>"""


def dressed(text: str, look: int) -> str:
    """The same page at another look: tokens, classes, scripts, banners, space, entities, times."""
    nonce = f"{look * 7919:08x}"
    text = re.sub(r'class="([^"]*)"', rf'class="\1 css-{nonce} is-{look}"', text)
    text = re.sub(r"<(h1|h2|li|td|p)\b", rf'<\1 data-rendered-at="{look}" data-v-{nonce}=""', text)
    text = text.replace("</title>", f'</title><meta name="csrf-token" content="{nonce}">')
    text = re.sub(r"(<main>)", rf"\1<!-- cached {look} --><div hidden>draft {look}</div>", text)
    text = re.sub(
        r"(<body[^>]*>)",
        rf'\1<script nonce="{nonce}">window.at={look}</script><noscript>No script {look}</noscript>'
        rf'<div class="cookie-banner" id="c{look}"><p>We use {look} cookies.</p><button>Accept all'
        rf'</button></div><form><input type="hidden" name="_token" value="{nonce}"></form>',
        text,
    )
    text = text.replace("<main>", f'<main><ins class="adsbygoogle">Buy number {look}</ins>', 1)
    text = re.sub(r"<h1([^>]*)>(.*?)</h1>", r"<h1\1><span><b>\2</b></span></h1>", text)
    text = re.sub(r'href="(/jobs/[^"?]*)"', rf'href="\1?utm_source=look{look}"', text)
    return text.replace("\u00e9", "&eacute;").replace("</p>\n", f"</p>\n\n{' ' * look}\t")


def jobs(*rows: tuple[str, str, str]) -> str:
    """A list of jobs."""
    cards = "\n".join(
        f'<li class="job"><h3><a href="/jobs/{name}">{title}</a></h3>'
        f'<p class="meta">{place}</p></li>'
        for name, title, place in rows
    )
    return page("Careers at Ex\u00e1mple", f'<h1>Open positions</h1><ul class="jobs">{cards}</ul>')


def releases(*rows: tuple[str, str]) -> str:
    """A table of releases."""
    lines = "\n".join(f"<tr><td>{name}</td><td>{date}</td></tr>" for name, date in rows)
    head = "<thead><tr><th>Version</th><th>Released</th></tr></thead>"
    return page("Downloads", f'<table id="releases">{head}<tbody>{lines}</tbody></table>')


def changelog(*entries: tuple[str, str]) -> str:
    """A changelog."""
    parts = "\n".join(
        f'<section class="release"><h2 id="{name}">{name}</h2><ul><li>{what}</li></ul></section>'
        for name, what in entries
    )
    return page("Changelog", f'<h1>What\u2019s new</h1><div id="log">{parts}</div>')


_TERMS = (
    "<h1>Terms of service</h1><h2>1. Scope</h2><p>These terms hold for all who use the service,"
    " with or without an account.</p><h2>2. Fees</h2><p>The service is free of charge. You may end"
    " it {notice}.</p><h2>3. Law</h2><p>The law of the seat of the company holds.</p>"
)
_GUIDE = (
    "<h1>Installing</h1><p>Run the installer and follow what it says. You need {python} or newer,"
    " and about 200 MB of room on the disk.</p><pre><code>pip install example\nexample --version"
    "</code></pre><p>If something goes wrong, look at the log first.</p>"
)
_UP, _DOWN = "All systems operational", "Some systems are down"
_STATUS = (
    '<h1>Ex\u00e1mple Status</h1><div class="overall">{overall}</div><ul class="parts"><li>API'
    " <b>{api}</b></li><li>Website <b>Operational</b></li><li>Mail <b>Operational</b></li></ul>"
)
_SHOP = (
    '<h1>Laptop 14</h1><p class="was">Before: 1.499,00 \u20ac</p><p class="price">{price}</p>'
    '<p class="stock">{stock}</p><p>A light machine for every day, with a bright screen.</p>'
)


def shop(price: str = "1.299,00 \u20ac", stock: str = "Ausverkauft") -> str:
    """A page of a shop."""
    return page("Laptop 14", _SHOP.format(price=price, stock=stock), "de")


def css(selector: str, mode: WatchMode = WatchMode.TEXT, **more: object) -> WatchSpec:
    """What a CSS selector finds."""
    return WatchSpec(WatchPart.CSS, selector, mode, **more)  # type: ignore[arg-type]


_DESCRIBED = (
    '<h1>Lamp</h1><p>It shines.</p><script type="application/ld+json">{{"@type": "Product",'
    ' "offers": {{"price": {price}, "availability": "InStock"}}}}</script>'
)
_DATES = "<dt>3 May</dt><dd>Choir</dd><dt>9 May</dt><dd>Fair</dd>"
NEWS = [
    ("harbour", "New harbour opened", "Ships came from far."),
    ("bridge", "Old bridge closed", "For good, says the town."),
    ("market", "Market moves", "To the square, from May."),
]


def news(*stories: tuple[str, str, str]) -> str:
    """The front of a newspaper."""
    cards = "".join(
        f'<article class="teaser"><a href="/news/{name}"><img src="/i/{name}.jpg" alt="">'
        f"<h2>{title}</h2></a><p>{text}</p></article>"
        for name, title, text in stories
    )
    return page("The Daily Ex\u00e1mple", cards)


KINDS = {
    "price": Kind(
        css(".price", WatchMode.NUMBER),
        shop(),
        shop("1.199,00 \u20ac"),
        ("Laptop 14: 1.299,00 \u20ac \u2192 1.199,00 \u20ac",),
    ),
    "price below a limit": Kind(
        css(".price", when=WatchWhen.BELOW, limit=Decimal(1200)),
        shop(),
        shop("1.199,00 \u20ac"),
        ("Laptop 14: 1.299,00 \u20ac \u2192 1.199,00 \u20ac",),
    ),
    "sold out": Kind(
        WatchSpec(when=WatchWhen.DISAPPEARS, words="ausverkauft"),
        shop(),
        shop(stock="Sofort lieferbar"),
        ("Laptop 14: \u2212 ausverkauft",),
    ),
    "changelog": Kind(
        css("#log > section", WatchMode.LIST),
        changelog(("2.3", "Faster start."), ("2.2", "Mends a crash.")),
        changelog(("2.4", "Dark mode."), ("2.3", "Faster start."), ("2.2", "Mends a crash.")),
        ("2.4",),
    ),
    "jobs": Kind(
        css(".job", WatchMode.LIST),
        jobs(("12-editor", "Editor", "Berlin"), ("13-cook", "Cook", "Lyon")),
        jobs(
            ("15-gardener", "Gardener", "Oslo"),
            ("14-driver", "Driver", "Bern"),
            ("12-editor", "Editor", "Berlin, 3 days ago"),
            ("13-cook", "Cook", "Lyon"),
        ),
        ("Gardener", "Driver"),
    ),
    "status": Kind(
        WatchSpec(),
        page("Status", _STATUS.format(overall=_UP, api="Operational")),
        page("Status", _STATUS.format(overall=_DOWN, api="Major outage")),
        (f"Status: {_UP} \u2026 API Operational \u2192 {_DOWN} \u2026 API Major outage",),
    ),
    "value of an API": Kind(
        WatchSpec(WatchPart.JSON, "$.data.rate", WatchMode.NUMBER),
        '{"at": "2026-11-23T12:00:00Z", "data": {"rate": 1.0912, "unit": "USD"}}',
        '{"at": "2026-11-23T13:00:00Z", "data": {"rate": 1.105, "unit": "USD"}}',
        ("1.0912 \u2192 1.105",),
        JSON,
    ),
    "list of an API": Kind(
        WatchSpec(WatchPart.JSON, "$.releases[*]", WatchMode.LIST),
        '{"releases": [{"tag_name": "v1", "html_url": "https://x.example/v1", "downloads": 7}]}',
        '{"releases": [{"tag_name": "v2", "html_url": "https://x.example/v2", "downloads": 1},'
        ' {"tag_name": "v1", "html_url": "https://x.example/v1", "downloads": 90}]}',
        ("v2",),
        JSON,
    ),
    "table of releases": Kind(
        css("#releases", WatchMode.LIST),
        releases(("1.0", "2026-01-02"), ("0.9", "2025-06-01")),
        releases(("1.1", "2026-11-02"), ("1.0", "2026-01-02"), ("0.9", "2025-06-01")),
        ("1.1 2026-11-02",),
    ),
    "documentation": Kind(
        WatchSpec(),
        page("Installing - Guide", _GUIDE.format(python="Python 3.11")),
        page("Installing - Guide", _GUIDE.format(python="Python 3.12")),
        ("Installing - Guide: 3.11 \u2192 3.12",),
    ),
    "terms of service": Kind(
        WatchSpec(),
        page("Terms", _TERMS.format(notice="at any time")),
        page("Terms", _TERMS.format(notice="with a notice of three months, in writing")),
        ("Terms: at any time. \u2192 with a notice of three months, in writing.",),
    ),
    "events": Kind(
        WatchSpec(WatchPart.XPATH, "//dl[@id='dates']", WatchMode.LIST),
        page("Dates", f'<dl id="dates">{_DATES}</dl>'),
        page("Dates", f'<dl id="dates">{_DATES}<dt>12 May</dt><dd>Concert</dd></dl>'),
        ("12 May",),
    ),
    "news": Kind(
        css("article.teaser", WatchMode.LIST),
        news(*NEWS),
        news(("storm", "Storm ahead", "Stay at home."), *NEWS[:2]),
        ("Storm ahead",),
    ),
    "counter and clock": Kind(
        WatchSpec(ignore=(r"\d+ visitors", r"updated .*$")),
        page("Pool", "<h1>The pool</h1><p>Open until 8.</p><p>17 visitors</p><p>Updated 12:01</p>"),
        page("Pool", "<h1>The pool</h1><p>Open until 9.</p><p>99 visitors</p><p>Updated 13:37</p>"),
        ("Pool: Open until 8. \u2192 Open until 9.",),
    ),
    "price with raised cents beside an old one": Kind(
        css(".price", WatchMode.NUMBER),
        page("Lamp", "<p class=price><s>$99</s> $79<sup>99</sup></p>"),
        page("Lamp", "<p class=price><s>$99</s> $69<sup>49</sup></p>"),
        ("Lamp: $79.99 \u2192 $69.49",),
    ),
    "price for search engines": Kind(
        WatchSpec(WatchPart.JSON, "$.ld[0].offers.price", WatchMode.NUMBER),
        page("Lamp", _DESCRIBED.format(price="79.99")),
        page("Lamp", _DESCRIBED.format(price="69.49")),
        ("Lamp: 79.99 \u2192 69.49",),
    ),
    "very small number of an API": Kind(
        WatchSpec(WatchPart.JSON, "$.rate", when=WatchWhen.ABOVE, limit=Decimal("0.0000002")),
        '{"rate": 1e-7}',
        '{"rate": 3E-7}',
        ("0.0000001 \u2192 0.0000003",),
        JSON,
    ),
    "notice of an API that may be empty": Kind(
        WatchSpec(WatchPart.JSON, "$.notice"),
        '{"notice": "", "at": 1}',
        '{"notice": "Strike on Friday", "at": 2}',
        ('"" \u2192 Strike on Friday',),
        JSON,
    ),
    "cookies to eat": Kind(
        WatchSpec(),
        page("Recipes", '<h1>Recipes</h1><div class="cookie-list"><p>Oat cookie</p></div>'),
        page("Recipes", '<h1>Recipes</h1><div class="cookie-list"><p>Nut cookie</p></div>'),
        ("Recipes: Oat cookie \u2192 Nut cookie",),
    ),
    "body with a box for consent": Kind(
        css("body"),
        page("Pool", "<h1>The pool</h1><p>Open until 8.</p>"),
        page("Pool", "<h1>The pool</h1><p>Open until 9.</p>"),
        ("Pool: Open until 8. \u2192 Open until 9.",),
    ),
    "XML with capitals": Kind(
        css("lastBuild"),
        "<?xml version='1.0'?><state><title>Builds</title><lastBuild>red</lastBuild></state>",
        "<?xml version='1.0'?><state><title>Builds</title><lastBuild>green</lastBuild></state>",
        ("Builds: red \u2192 green",),
        "text/xml",
    ),
    "plain text": Kind(
        WatchSpec(),
        "Opening hours\n\nMon to Fri 9-17\nSat closed\n",
        "Opening hours\n\nMon to Fri 9-17\nSat 10-14\n",
        ("Sat closed \u2192 Sat 10-14",),
        "text/plain",
    ),
}
