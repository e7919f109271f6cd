"""Pages that would stop or fill a process cost only the reading child."""

from pathlib import Path

import pytest

from dateline.model import Failed, FailedReason, Report
from dateline.read import read_many
from dateline.settings import Settings

STORY = "The council of Arandi met on Monday to talk about water. " * 8
GOOD = f"<html><body><article><h1>Calm</h1><p>{STORY}</p></article></body></html>"


@pytest.mark.slow
def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    settings = Settings(page_limit_s=1.0)
    (tmp_path / "a.html").write_text("<html><body>" + "<p>The army moved.</p>" * 200_000 + "</body></html>")
    (tmp_path / "b.html").write_text(GOOD)

    slow, good = read_many(tmp_path, settings=settings)

    assert isinstance(slow, Failed)
    assert slow.reason is FailedReason.TIME
    assert isinstance(good, Report)


@pytest.mark.slow
def test_a_page_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    settings = Settings(page_memory_bytes=16 * 1024 * 1024, page_limit_s=6)
    page = "<html><body>" + "<div><p>A long story of a short war.</p></div>" * 150_000 + "</body></html>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.html").write_text(GOOD)

    heavy, _ = read_many(tmp_path, settings=settings)

    assert isinstance(heavy, Failed)
    assert heavy.reason in (FailedReason.MEMORY, FailedReason.BROKEN, FailedReason.TIME)


def test_fifty_megabytes_on_one_line_are_too_large(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<html><body><p>" + b"a" * 50_000_000)

    (outcome,) = read_many(tmp_path / "page.html")

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.TOO_LARGE
    assert outcome.todo


def test_a_page_cut_off_before_its_article_is_told_as_cut(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><head><title>War</title></head><body><div class='top'><a href='/'>Ho")

    (outcome,) = read_many(tmp_path / "page.html")

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.TRUNCATED


BLOCKADE = """<html><head><title>Miners block the road to Potosi</title></head><body><article>
<h1>Miners block the road to Potosi</h1>
<p>Miners blocked the road to Potosi on Tuesday and demanded higher prices for zinc, their union said in a note.</p>
<p>The governor promised to receive them within a week and asked them to let ambulances and buses pass.</p>
<p>The union denied that its members had thrown dynamite at the police who had come to clear the road.</p>
</article><footer><p>The Highland Gazette is printed in Sucre</p></footer></body></html>"""


@pytest.mark.parametrize(
    "where",
    [
        "thrown dyna",  # in a word
        "denied that its members had thrown dynamite at <",  # in a tag
        "the police who had come to clear the road.</p>\n",  # the frame is open
    ],
)
def test_a_page_cut_off_inside_its_article_is_told_as_cut(tmp_path: Path, where: str) -> None:
    page = BLOCKADE.replace("dynamite at the", "dynamite at <i>the</i>") if where.endswith("<") else BLOCKADE
    (tmp_path / "page.html").write_text(page[: page.index(where) + len(where)], encoding="utf-8")

    (outcome,) = read_many(tmp_path / "page.html")

    assert isinstance(outcome, Failed)
    assert outcome.reason is FailedReason.TRUNCATED
    assert "inside its article" in outcome.what


@pytest.mark.parametrize(
    "page",
    [
        BLOCKADE[: BLOCKADE.index("in Sucre")],  # the article was whole
        BLOCKADE.replace("<article>", "").partition("</article>")[0].rstrip(),  # HTML lets a body go without its end
        BLOCKADE.replace("<article>", "").partition("</p>\n</article>")[0],  # and a paragraph, too
    ],
)
def test_a_page_whose_article_is_whole_is_read_without_its_last_end_tags(tmp_path: Path, page: str) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")

    (outcome,) = read_many(tmp_path / "page.html")

    assert isinstance(outcome, Report)
    assert "thrown dynamite" in outcome.text
