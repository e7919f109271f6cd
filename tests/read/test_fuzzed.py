"""What fuzzing has found (`benchmarks/fuzz_readers.py`), kept so that it stays mended; and a little more."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.canonical import canonical_url
from dateline.read.fetch import seconds_after
from dateline.read.listing import Listing, NoListing
from dateline.read.listing_reader import KINDS, read_listing
from dateline.read.spoken_dates import any_date, iso_date
from dateline.read.stretches import PackedStretch, Stretch
from dateline.read.warc_records import BEGINS, BadRecord, WarcRecord, records
from web_archives import packed, page_bytes, record

ARCHIVE = [record(number, page_bytes(number)) for number in range(3)]
FEED_WITH_LINKS_IN_ITSELF = (
    b'<?xml versionversion="1.0"?><rss version="2.0"><channel><item><l99999999999999999999ink>x</link></item></channel>'
    b'</rss>="1.0"?><r\r\n\r\nss version="2.0"><channel><item><link>httpef="https://news.example/1"/></entry>'
    b'</fenews.example/\xff\xfefeed"/></body></opml>ed></link></item></channel></rss>'
)
FEED_WITH_A_NAMESPACE_OF_WORDS = (
    b'<feed xmlns="http:/\xed\xa0\x80/www.w3.org/2005/Ato\xed\xa0\x80m"><entry><link href="htt\x0eg9"/></entry></feed>'
)


@pytest.mark.parametrize("raw", [FEED_WITH_LINKS_IN_ITSELF, FEED_WITH_A_NAMESPACE_OF_WORDS])
def test_feeds_that_break_the_library(raw):
    try:
        assert isinstance(read_listing(raw, "feed", url=None), Listing)
    except NoListing as error:
        assert "cannot be read" in str(error)


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 01 Mar 2024 06:99999999999999999999:00 GMT",
        "Fri, 01 Mar 99999999999999999999 06:00:00 GMT",
        "01 Mar 2024 06:00:00 +99999999999999999999",
        "Fri, 99999999999 Mar 2024 06:00:00 GMT",
    ],
)
def test_dates_of_too_many_digits_are_none(written):
    assert seconds_after(written) is None
    any_date(written)
    iso_date(written)


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1]:80\ufffd\x0c\t@%/?a=b&amp;c/[::1]:80@%/?a=b&\r\n\r\namp;ca=b&amp;c/a=b&amp;c",
        "https://%/?a=b&amp%3Bca=b&c%2F%3Fa=b",
        "https://a.example/?b=1&amp;amp;a=2&amp;c",
    ],
)
def test_addresses_that_were_not_the_same_twice(url):
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_archive_with_holes_is_read_to_its_end(data):
    raw = bytearray(packed(ARCHIVE) if data.draw(st.booleans()) else b"".join(ARCHIVE))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=60))
    made = PackedStretch if raw[:2] == b"\x1f\x8b" else Stretch
    found = list(records(made(io.BytesIO(bytes(raw)), begins=BEGINS)))
    assert len(found) <= len(raw)
    assert all(isinstance(each, (BadRecord, WarcRecord)) for each in found)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["", "http://", "https://a.example/", "https://a.example/?"]))
def test_the_name_of_a_page_is_its_own_name(text, beginning):
    once = canonical_url(beginning + text)
    assert canonical_url(once) == once


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(KINDS))
def test_lists_of_any_bytes(raw, kind):
    try:
        assert isinstance(read_listing(raw, kind, url="https://news.example/"), Listing)
    except NoListing as error:
        assert str(error)
