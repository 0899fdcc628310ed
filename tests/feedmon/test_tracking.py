"""Links without the parameters that follow a reader, and links compared."""

import pytest

from feedmon.tracking import host_of, normalise_link, strip_tracking

PARAMETERS = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "utm_reader",
    "mtm_campaign", "mtm_kwd", "mtm_source", "mtm_medium", "mtm_content", "mtm_cid", "mtm_group",
    "mtm_placement", "pk_campaign", "pk_kwd", "pk_medium", "pk_source", "fbclid", "fb_action_ids",
    "fb_action_types", "fb_source", "fb_ref", "gclid", "dclid", "gbraid", "wbraid", "gclsrc",
    "srsltid", "msclkid", "twclid", "ttclid", "li_fat_id", "yclid", "ysclid", "igshid", "igsh",
    "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp",
    "hsCtaTracking", "hsa_cam", "hsa_grp", "hsa_acc", "oly_anon_id", "oly_enc_id", "vero_id",
    "vero_conv", "wickedid", "s_cid", "rb_clickid", "_openstat", "xtor", "wt_mc", "_ga", "_gl",
    "at_campaign", "at_medium", "epik",
)  # fmt: skip


@pytest.mark.rule("H-4")
@pytest.mark.parametrize(
    ("url", "stripped"),
    [
        ("https://e.example/?utm_source=a&utm_medium=b", "https://e.example/"),
        ("https://e.example/?id=1&UTM_Campaign=b&x=%7Ey", "https://e.example/?id=1&x=%7Ey"),
        ("https://e.example/?a=1&fbclid=x#part", "https://e.example/?a=1#part"),
        ("https://e.example/?gclid=x#?fbclid=y", "https://e.example/#?fbclid=y"),
        ("https://e.example/?mc_cid=1&mc_eid=2&b", "https://e.example/?b"),
        ("https://e.example/?mtm_group=x", "https://e.example/"),
        ("https://e.example/?_gl=1*x&a=b&a=c", "https://e.example/?a=b&a=c"),
    ],
)
def test_tracking_parameters_are_taken_out(url, stripped):
    assert strip_tracking(url) == stripped


@pytest.mark.parametrize(
    "url",
    [
        "https://e.example/a?id=1&&x=[y]&%7e",
        "https://e.example/utm_source=x?a",
        "https://e.example/?fbclidx=1&sutm_source=2&ref=main",
        "https://e.example/?",
        "https://e.example/#?utm_source=a",
        "https://e.example/?q=utm_source=a",
    ],
)
def test_everything_else_stays_byte_for_byte(url):
    assert strip_tracking(url) == url


@pytest.mark.parametrize(
    ("url", "stripped"),
    [
        ("https://e.example/?ref=site.example", "https://e.example/"),
        ("https://e.example/?ref=www.site.example&a=1", "https://e.example/?a=1"),
        ("https://e.example/?ref=main", "https://e.example/?ref=main"),
        ("https://e.example/?ref=", "https://e.example/?ref="),
    ],
)
def test_ref_goes_only_where_it_names_the_site_that_links(url, stripped):
    assert strip_tracking(url, site_host="www.Site.example") == stripped


@pytest.mark.rule("I-7")
@pytest.mark.parametrize(
    "parameter",
    PARAMETERS,
)
def test_a_parameter_that_follows_the_reader_makes_no_other_article(parameter):
    plain = "https://e.example/a?id=1"

    assert normalise_link(f"{plain}&{parameter}=x") == normalise_link(plain)
    assert normalise_link(f"https://e.example/a?{parameter}=x&id=1") == normalise_link(plain)


@pytest.mark.rule("I-7")
def test_ref_makes_no_other_article_where_it_names_the_site_that_links():
    plain = normalise_link("https://e.example/a")
    named = "https://e.example/a?ref=site.example"

    assert normalise_link(named, site_host="site.example") == plain
    assert normalise_link(named, site_host="other.example") != plain
    assert normalise_link(named) != plain


@pytest.mark.rule("I-4", "I-7")
@pytest.mark.parametrize(
    "other",
    [
        "http://e.example/a",
        "https://www.e.example/a/",
        "HTTPS://E.Example/a#top",
        "https://e.example/a?utm_source=x",
        " https://e.example/a",
    ],
)
def test_links_to_one_page_are_equal_when_normalised(other):
    assert normalise_link(other) == normalise_link("https://e.example/a")


@pytest.mark.parametrize(
    "other", ["https://e.example/A", "https://e.example/a?x", "https://f.example/a", "mailto:a"]
)
def test_links_to_other_pages_are_not(other):
    assert normalise_link(other) != normalise_link("https://e.example/a")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://User:pw@E.example:8080/x@y", "e.example"),
        ("https://youtube.com@evil.example/", "evil.example"),
        ("http://[::1]:80/", "[::1]"),
        ("mailto:a@e.example", None),
        ("http://", None),
        ("", None),
    ],
)
def test_the_host_is_what_a_browser_would_connect_to(url, host):
    assert host_of(url) == host
