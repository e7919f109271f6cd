"""One name for one page."""

import json

import pytest

from dateline import read, read_many
from dateline.model import make_report, untracked
from dateline.read.canonical import canonical_url

PARAGRAPHS = (
    "Ministers of both countries met in the harbour town on Monday to speak of the fishing treaty, officials said.",
    "They agreed to meet again in a month, and to let the boats of either side into the strait until then.",
)


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/a?utm_source=rss&utm_medium=feed&id=7",
        "http://www.news.example/a?id=7",
        "https://news.example:443/a/?id=7&fbclid=abc",
        "https://NEWS.example/a?gclid=1&id=7",
        "https://news.example/a?id=7#comments",
    ],
)
def test_one_page_has_one_name(other):
    assert canonical_url(other).partition("#")[0] == canonical_url("https://news.example/a?id=7")


def test_different_pages_keep_their_names():
    rest = "news.example/a?id=7 news.example/a?id=8 news.example/A?id=7 news.example:8443/a?id=7 news.example/"
    pages = [f"https://{each}" for each in (*rest.split(), "sport.news.example/a?id=7")]
    assert len(set(map(canonical_url, pages))) == len(pages)


@pytest.mark.parametrize(
    "odd", ["http://[::1", "", "mailto:desk@news.example", "a.html", "http://", "https://x:99999/"]
)
def test_what_is_no_address_is_itself(odd):
    assert canonical_url(odd) == odd


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://www.news.example/a/?utm_source=rss&id=7&fbclid=abc#top", "http://www.news.example/a/?id=7#top"),
        ("https://news.example/a?gclid=1", "https://news.example/a"),
        ("https://news.example/a?b=2&a=1&c=", "https://news.example/a?b=2&a=1&c="),
        ("mailto:desk@news.example?utm_source=x", "mailto:desk@news.example?utm_source=x"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_only_what_tracks_is_taken_off(url, plain):
    assert untracked(url) == plain


def test_a_parameter_that_may_number_the_stories_is_kept():
    pages = [f"https://news.example/story.php?{name}={at}" for name in ("cid", "ref", "source") for at in (101, 102)]
    assert len(set(map(untracked, pages))) == len(set(map(canonical_url, pages))) == len(pages)


TRACKED = "https://news.example/a?id=7&utm_source=rss"


@pytest.mark.parametrize("named", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'])
def test_the_address_that_a_page_gives_itself_is_taken_without_what_tracks(tmp_path, named):
    page = tmp_path / "a.html"
    told = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    page.write_text(f"<html><head>{named.format(TRACKED)}</head><body><article>{told}</article></body></html>")
    assert read(str(page)).url == "https://news.example/a?id=7"


def test_a_line_s_address_is_repeated_as_it_is_and_its_page_is_that_without_what_tracks(tmp_path):
    lines = tmp_path / "a.jsonl"
    text = " ".join(PARAGRAPHS)
    urls = (TRACKED, TRACKED.replace("rss", "mail"), "https://news.example/a?id=7")
    lines.write_text("".join(json.dumps({"url": url, "text": text}) + "\n" for url in urls))
    found = list(read_many(str(lines)))
    assert [each.url for each in found] == list(urls)
    assert {each.page for each in found} == {"https://news.example/a?id=7"}
    assert len({each.report_id for each in found}) == 1


def saved(folder, named: str) -> str:
    told = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    page = folder / "b.html"
    page.write_text(f"<html><head>{named}</head><body><article>{told}</article></body></html>")
    return str(page)


@pytest.mark.parametrize(
    ("asked", "own", "called"),
    [
        ("https://m.news.com.au/a?id=7", "https://www.news.com.au/story-7", "https://www.news.com.au/story-7"),
        ("https://news.example/a?id=7", "/story-7", "https://news.example/story-7"),
        ("https://news.example/a?id=7", "https://agency.example/story-7", "https://news.example/a?id=7"),
        ("https://one.com.au/a?id=7", "https://two.com.au/story-7", "https://one.com.au/a?id=7"),
        ("https://news.example/a?id=7", "http://[news", "https://news.example/a?id=7"),
        ("http://[news", "https://news.example/story-7", "http://[news"),
        (None, "https://agency.example/story-7", "https://agency.example/story-7"),
    ],
)
def test_the_address_that_a_page_gives_itself_is_believed_on_its_own_site_alone(tmp_path, asked, own, called):
    assert read(saved(tmp_path, f'<link rel="canonical" href="{own}">'), url=asked).url == called


def test_a_claim_of_another_site_does_not_hide_what_the_page_says_of_its_own(tmp_path):
    claimed = '<link rel="canonical" href="https://agency.example/7">'
    own = '<meta property="og:url" content="https://news.example/story-7">'
    assert read(saved(tmp_path, claimed + own), url="https://news.example/a").url == "https://news.example/story-7"


def test_the_address_that_was_asked_for_stays_beside_the_one_that_the_page_gives_itself():
    own = make_report("Word.", url="https://news.example/7", origin="https://news.example/a?id=7&utm_source=rss")
    assert own.as_dict()["fetched_from"] == own.fetched_from == "https://news.example/a?id=7&utm_source=rss"
    for origin in ("https://news.example/7", "folder/page.html", "news.warc.gz:3"):
        assert "fetched_from" not in make_report("Word.", url="https://news.example/7", origin=origin).as_dict()
