"""Who would push, as tests 100 to 104 of websub.rocks ask for it."""

from __future__ import annotations

import pytest

from feedmon.discover import read_hubs
from feedmon.model import Document, PushKind, PushOffer
from feedmon.parse import parse_feed

URL = "https://site.example/feed"
HUB, SELF = "https://hub.example/", "https://site.example/self"
OFFER = PushOffer(PushKind.WEBSUB, HUB, SELF)
LINKS = f'<link rel="hub" href="{HUB}"/><link rel="self" href="{SELF}"/>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">%s<entry><id>a</id></entry></feed>'
RSS = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title>%s'
    "<item><guid>a</guid></item></channel></rss>"
)


def offered(body="", *, link="", kind="application/xml", url=URL):
    headers = {"content-type": kind} | ({"link": link} if link else {})
    data = body.encode()
    document = Document(url, 200, headers, (), 0, 0, len(data), data)
    page = "html" in kind
    return read_hubs(document, None if page else parse_feed(data, url=url))


@pytest.mark.rule("W-1")
@pytest.mark.parametrize(
    "link",
    [
        f'<{HUB}>; rel="hub", <{SELF}>; rel="self"',
        f"<{SELF}>;rel=self,<{HUB}>;rel=hub",
        f'<{HUB}>; rel="alternate HUB", </self>; REL="self"; type="text/xml"',
    ],
)
def test_a_header_names_hub_and_topic(link):
    assert offered(ATOM % "", link=link) == OFFER


@pytest.mark.rule("W-1")
@pytest.mark.parametrize(
    "body",
    [
        f"<html><head>{LINKS}</head><body>Hi",
        (
            f"<!doctype html><title>t</title><LINK REL='hub next' HREF={HUB}>"
            "<link href=/self rel=self><p>Hi"
        ),
        (
            f'<html><head><base href="https://site.example/"><link rel="hub" href="{HUB}">'
            '<link rel="self" href="self"></head>'
        ),
    ],
)
def test_the_head_of_a_page_names_them(body):
    assert offered(body, kind="text/html; charset=utf-8") == OFFER


@pytest.mark.rule("W-1")
def test_an_atom_feed_names_them():
    assert offered(ATOM % LINKS) == OFFER


@pytest.mark.rule("W-1")
def test_an_rss_feed_names_them():
    assert offered(RSS % LINKS.replace("<link", "<atom:link")) == OFFER


@pytest.mark.rule("W-1")
def test_what_a_header_names_comes_before_what_the_document_does():
    link = '<https://header.example/>; rel="hub", <https://site.example/h>; rel="self"'

    found = offered(ATOM % LINKS, link=link)

    assert found == PushOffer(PushKind.WEBSUB, "https://header.example/", "https://site.example/h")


@pytest.mark.rule("W-1")
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (ATOM % f'<link rel="hub" href="{HUB}"/>', "application/xml"),  # no name of its own
        (ATOM % f'<link rel="self" href="{SELF}"/>', "application/xml"),
        (ATOM % LINKS.replace("https://hub", "ftp://hub"), "application/xml"),
        (f"<html><head></head><body>{LINKS}", "text/html"),  # anybody may have written that
    ],
)
def test_nothing_is_guessed(body, kind):
    assert offered(body, kind=kind) is None


@pytest.mark.rule("W-1")
def test_of_several_hubs_one_that_keeps_a_secret_is_better():
    links = '<link rel="hub" href="http://plain.example/"/>' + LINKS

    assert offered(ATOM % links) == OFFER


@pytest.mark.rule("W-8")
@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ('port="5337" path="/pleaseNotify" protocol="http-post"', ":5337/pleaseNotify"),
        ('port="80" path="RPC2" protocol="HTTP-POST"', ":80/RPC2"),
    ],
)
def test_a_cloud_that_is_called_over_http_is_found(attributes, url):
    cloud = f'<cloud domain="rpc.example" {attributes} registerProcedure=""/>'

    assert offered(RSS % cloud) == PushOffer(PushKind.RSSCLOUD, "http://rpc.example" + url, "")
    both = RSS % (LINKS.replace("<link", "<atom:link") + cloud)
    assert offered(both) == OFFER  # content is better than a ping


@pytest.mark.rule("W-8")
@pytest.mark.parametrize(
    "attributes",
    ['domain="rpc.example" protocol="xml-rpc" port="80" path="/"', 'protocol="http-post"'],
)
def test_other_clouds_are_passed_over(attributes):
    assert offered(RSS % f"<cloud {attributes}/>") is None
