"""Feeds, sitemaps, reading lists and lists of URLs: what they list, and hostile ones."""

from __future__ import annotations

import gzip
import json

import pytest

from dateline.model import Failed
from dateline.read.follow import listing_of
from dateline.read.listing import FEED_LIMIT, Link, Listing
from dateline.read.sniff import listing_kind
from dateline.settings import Settings

HERE = "https://news.example/feeds/world.xml"
RSS = b"""<?xml version="1.0" encoding="utf-8"?><!-- made by hand -->
<rss version="2.0"><channel><title>Coast Herald</title><link>https://news.example/</link>
<item><title>Harbour to be repaired</title><link>https://news.example/harbour?utm_source=rss</link>
<pubDate>Fri, 01 Mar 2024 06:00:00 +0200</pubDate></item>
<item><title>No address</title></item>
<item><title>Mail</title><link>mailto:desk@news.example</link></item>
<item><link>/relative</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title>
<entry><title>Road closed</title><link rel="alternate" href="https://hill.example/road"/>
<updated>2024-03-02T10:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Plain News</title></channel><item rdf:about="https://plain.example/1">
<title>One</title><link>https://plain.example/1</link></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "Json Journal",
        "items": [
            {"id": "1", "url": "https://json.example/1", "title": "One", "date_published": "2024-03-03T01:02:03Z"},
            {"id": "https://json.example/2"}, {"id": 7}, "no entry",
        ],
    }
).encode()  # fmt: skip
NEWS_MAP = b"""<?xml version='1.0'?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/a</loc>
<news:news><news:publication><news:name>Coast Herald</news:name></news:publication>
<news:publication_date>2024-03-04</news:publication_date><news:title>Strike ends</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/map1.xml.gz</loc></sitemap></sitemapindex>"""
OPML = b"""<opml version="2.0"><body><outline text="World"><outline text="Coast Herald" type="rss"
 xmlUrl="https://news.example/feed"/><outline xmlUrl="https://news.example/feed"/></outline></body></opml>"""
URLS = b"# to be read\nhttps://news.example/1\n\nhttps://news.example/2\r\nhttps://news.example/1\n"


def listed(raw: bytes, url: str | None = HERE) -> Listing | Failed:
    return listing_of(raw, origin="here", url=url, settings=Settings())


def test_an_rss_feed_lists_pages_with_what_it_says_of_them():
    found = listed(RSS)
    assert isinstance(found, Listing) and found.title == "Coast Herald"
    assert found.links == (
        Link(
            "https://news.example/harbour?utm_source=rss", "Harbour to be repaired",
            "2024-03-01T04:00:00+00:00", "Coast Herald",
        ),
        Link("https://news.example/relative", None, None, "Coast Herald"),
    )  # fmt: skip


WHEN = "2024-03-02T10:00:00+00:00"


@pytest.mark.parametrize(
    ("raw", "kind", "first"),
    [
        (
            ATOM,
            "feed",
            Link("https://hill.example/road", "Road closed", WHEN, "Hill Post", changed=WHEN),
        ),
        (RDF, "feed", Link("https://plain.example/1", "One", None, "Plain News")),
        (JSON, "feed", Link("https://json.example/1", "One", "2024-03-03T01:02:03+00:00", "Json Journal")),
        (NEWS_MAP, "sitemap", Link("https://news.example/a", "Strike ends", "2024-03-04", "Coast Herald")),
        (INDEX, "index", Link("https://news.example/map1.xml.gz")),
        (OPML, "opml", Link("https://news.example/feed", "Coast Herald")),
        (URLS, "urls", Link("https://news.example/1")),
    ],
)
def test_other_lists(raw, kind, first):
    for given in (raw, b"\xef\xbb\xbf" + raw, gzip.compress(raw)):
        found = listed(given)
        assert isinstance(found, Listing)
        assert found.kind == kind
        assert found.links[0] == first
        assert len(found.links) == (2 if kind == "urls" or raw == JSON else 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><head><link rel='alternate' href='/rss'></head><body><p>rss</p></body></html>",
        b"<!doctype html><rss>",
        b"https://news.example/1 says that ministers met.\n",
        b"# only a headline\n",
        b'{"version": 1, "text": "jsonfeed.org"}',
        b"Ministers met.\nhttps://news.example/1\n",
    ],
)
def test_what_is_no_list_is_not_taken_for_one(raw):
    assert listing_kind(raw, whole=True) is None


def test_hostile_feeds_are_a_failure_or_a_list_and_never_open_a_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("nobody may read this")
    external = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel><title>&x;</title>'
        "<item><link>https://news.example/&x;</link></item></channel></rss>"
    )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss version="2.0"><channel><title>&l11;</title></channel></rss>'
    deep = "<rss><channel>" + "<item>" * 5_000
    for raw in (external, bomb, deep, '<rss version="2.0"><channel><item><link>https://a.example', "<feed></rss>"):
        found = listed(raw.encode())
        assert isinstance(found, (Listing, Failed))
        assert "nobody may read" not in repr(found)
    for raw in (external, bomb):
        for kind in (b"urlset", b"opml"):
            found = listed(raw.encode().replace(b"rss", kind))
            assert "nobody may read" not in repr(found)


def test_a_feed_without_end_is_cut_and_a_packed_bomb_is_refused():
    entries = b"".join(
        b"<item><link>https://news.example/%d</link></item>" % number for number in range(3 * FEED_LIMIT)
    )
    found = listed(b'<rss version="2.0"><channel>' + entries + b"</channel></rss>")
    assert isinstance(found, Listing) and len(found.links) == FEED_LIMIT
    bomb = listed(gzip.compress(b"<urlset>" + b" " * (64 * 2**20), 9))
    assert isinstance(bomb, Failed) and "larger than" in bomb.what


def test_a_page_given_as_a_feed_says_so():
    found = listed(b"<html><body><p>Ministers met.</p></body></html>")
    assert isinstance(found, Failed) and "no feed" in found.what


def test_a_list_says_when_a_page_was_changed_last_in_a_form_that_sorts():
    atom = ATOM.replace(b"<updated>2024-03-02T10:00:00Z</updated></entry>", (
        b"<published>2024-03-02T10:00:00Z</published><updated>2024-03-03T01:30:00+02:00</updated></entry>"
    ))  # fmt: skip
    map_ = (
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://news.example/a</loc>'
        b"<lastmod>2024-03-02T23:30:00-05:00</lastmod></url><url><loc>https://news.example/b</loc>"
        b"<lastmod>2024-03-02</lastmod></url></urlset>"
    )
    modified = b'"date_published": "2024-03-03T01:02:03Z", "date_modified": "2024-03-04T01:00:00+01:00"'
    json_feed = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1", "url": '
        b'"https://json.example/1", ' + modified + b"}]}"
    )
    told = {}
    for raw in (atom, map_, json_feed):
        found = listed(raw)
        assert isinstance(found, Listing), found
        told |= {link.url.removeprefix("https://"): (link.published, link.changed) for link in found.links}

    assert told == {
        "hill.example/road": (WHEN, "2024-03-02T23:30:00+00:00"),
        "news.example/a": (None, "2024-03-03T04:30:00+00:00"),
        "news.example/b": (None, "2024-03-02"),
        "json.example/1": ("2024-03-03T01:02:03+00:00", "2024-03-04T00:00:00+00:00"),
    }
