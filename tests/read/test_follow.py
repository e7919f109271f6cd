"""Lists are followed to their pages: once each, one level deep, in order."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from dateline.model import Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read import read_many
from dateline.settings import Settings
from local_site import Answer, Site, local_site
from web_archives import page_bytes

OPEN = Settings(allow_private_addresses=True, host_delay_s=0.001, fetch_limit_s=5.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with local_site() as made:
        made.pages = {f"/{number}": page_bytes(number) for number in range(1, 6)}
        yield made


def rss(site: Site, *paths: str) -> bytes:
    entries = "".join(f"<item><link>{site.address}{path}</link></item>".replace("&", "&amp;") for path in paths)
    return f'<rss version="2.0"><channel><title>Coast Herald</title>{entries}</channel></rss>'.encode()


def test_a_feed_in_a_file_is_followed_to_its_pages(site, tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss(site, "/1", "/2"))
    first, second = read_many(tmp_path / "feed.xml", settings=OPEN)
    assert isinstance(first, Report) and isinstance(second, Report)
    assert (first.url, first.publisher) == (site.address + "/1", "Coast Herald")
    assert first.fetched is not None


def test_a_page_under_several_addresses_is_fetched_once_and_recorded_so(site, tmp_path):
    site.pages["/moved"] = Answer(status=301, headers={"Location": "/3"})
    site.pages["/mobile"] = page_bytes(9).replace(
        b"<head>", f"<head><link rel='canonical' href='{site.address}/1'>".encode()
    )
    lines = ("/1", "/1?utm_source=rss", "/1/", "/1", "/moved", "/3", "/mobile")
    (tmp_path / "urls.txt").write_text("\n".join(site.address + line for line in lines))
    found = list(read_many(tmp_path / "urls.txt", settings=OPEN))
    assert [type(each) for each in found] == [Report, Refused, Refused, Report, Refused, Refused]
    assert {each.reason for each in found if isinstance(each, Refused)} == {RefusedReason.SEEN}
    assert site.address + "/1" in found[1].what
    assert site.counted("/1") == 1


def test_a_page_that_fails_does_not_stop_the_list(site, tmp_path):
    (tmp_path / "urls.txt").write_text("\n".join(site.address + path for path in ("/gone", "/1")))
    failed, report = read_many(tmp_path / "urls.txt", settings=OPEN)
    assert isinstance(failed, Failed) and "404" in failed.what
    assert isinstance(report, Report)


def test_an_index_of_sitemaps_is_followed_and_one_that_lists_itself_ends(site):
    def sitemap(kind: str, each: str, *paths: str) -> bytes:
        listed = "".join(f"<{each}><loc>{site.address}{path}</loc></{each}>" for path in paths)
        return f"<{kind}>{listed}</{kind}>".encode()

    site.pages["/index.xml"] = sitemap(
        "sitemapindex", "sitemap", "/map.xml.gz", "/index.xml", "/deeper.xml", "/map.xml.gz"
    )
    site.pages["/map.xml.gz"] = gzip.compress(sitemap("urlset", "url", "/1", "/2"))
    site.pages["/deeper.xml"] = sitemap("sitemapindex", "sitemap", "/index.xml")
    found = list(read_many(site.address + "/index.xml", settings=OPEN))
    assert [type(each) for each in found] == [Report, Report, Refused, Refused, Refused]
    assert [each.reason for each in found[2:]] == [RefusedReason.SEEN, RefusedReason.NOT_A_PAGE, RefusedReason.SEEN]
    assert "listed by itself" in found[2].what


def test_a_feed_that_lists_itself_ends(site):
    site.pages["/feed.xml"] = rss(site, "/feed.xml", "/1")
    feed, report = read_many(site.address + "/feed.xml", settings=OPEN)
    assert isinstance(feed, Refused) and feed.reason is RefusedReason.NOT_A_PAGE
    assert isinstance(report, Report)
    assert site.counted("/feed.xml") == 2


def test_lists_in_a_folder_are_not_followed(site, tmp_path):
    (tmp_path / "urls.txt").write_text(site.address + "/1\n")
    (found,) = read_many(tmp_path, settings=OPEN)
    assert isinstance(found, Refused) and "list of URLs" in found.what and "Give it itself" in found.todo
    assert site.asked == []


def test_addresses_of_the_own_network_are_refused_also_behind_a_redirect(tmp_path):
    (tmp_path / "urls.txt").write_text(
        "http://169.254.169.254/latest/meta-data/\nhttp://localhost/\nhttp://10.0.0.1/x\n"
    )
    found = list(read_many(tmp_path / "urls.txt", settings=Settings(host_delay_s=0.001)))
    assert [each.reason for each in found] == [FailedReason.ADDRESS] * 3


@pytest.mark.parametrize("name", ["page.html.gz", "page.gz"])
def test_packed_files_are_read_as_what_is_in_them(tmp_path, name):
    raw = gzip.compress(page_bytes(1))
    (tmp_path / name).write_bytes(raw)
    assert isinstance(next(iter(read_many(tmp_path / name))), Report)
    (tmp_path / name).write_bytes(raw[:-20])
    (cut,) = read_many(tmp_path / name)
    assert isinstance(cut, Failed) and cut.reason is FailedReason.TRUNCATED
    (tmp_path / name).write_bytes(gzip.compress(raw))
    (twice,) = read_many(tmp_path / name)
    assert isinstance(twice, Refused) and "gzip archive in a gzip archive" in twice.what


def test_a_page_that_names_its_own_address_is_known_again_by_the_one_that_was_asked_for(site, tmp_path):
    own = f"<head><link rel='canonical' href='{site.address}/story-9'>".encode()
    claimed = b"<head><link rel='canonical' href='https://agency.example/story-9'>"
    site.pages["/short"] = page_bytes(8).replace(b"<head>", own)
    site.pages["/copy"] = page_bytes(9).replace(b"<head>", claimed)
    (tmp_path / "urls.txt").write_text(f"{site.address}/short\n{site.address}/copy\n")
    short, copy = read_many(tmp_path / "urls.txt", settings=OPEN)

    assert (short.url, short.origin, short.fetched_from) == (f"{site.address}/story-9", *[f"{site.address}/short"] * 2)
    assert (copy.url, copy.origin, copy.fetched_from) == (*[f"{site.address}/copy"] * 2, None)
    done = {short.origin, copy.origin}
    assert not list(read_many(tmp_path / "urls.txt", settings=OPEN, skip=done.__contains__))
    assert site.counted("/short") == site.counted("/copy") == 1
