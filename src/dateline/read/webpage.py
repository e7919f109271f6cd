"""Web pages: headline, body and what the page says of itself."""

from __future__ import annotations

import re
from typing import Any

from dateline.model import Failed, FailedReason, Refused, RefusedReason, untracked
from dateline.read.body import article_paragraphs
from dateline.read.decode import decode
from dateline.read.finish import Outcome, finish
from dateline.read.known import Known
from dateline.read.metadata import page_facts
from dateline.read.prune import prune
from dateline.read.walls import ASKED, TODO, asks_to_log_in
from dateline.settings import Settings

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
UNSEEN_LETTERS = 40
"""A page with more letters outside its tags, of which the parser shows none, is not empty."""
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def read_page(raw: bytes, *, origin: str, known: Known, settings: Settings, declared: str | None = None) -> Outcome:
    """A report from a page's bytes; its text is the headline and the body's paragraphs, a blank line between."""
    page = _DECLARATION.sub("", decode(raw, declared), count=1)
    tree = _parsed(page)
    if tree is None:
        return _nothing(page, origin=origin, url=known.url)
    wall = asks_to_log_in(tree)
    prune(tree)
    facts = page_facts(tree, url=known.url)
    paragraphs = article_paragraphs(tree, facts)
    if not paragraphs:
        return _no_article(page, origin=origin, url=known.url or facts.url, wall=wall)
    lines = [facts.title, *paragraphs] if facts.title else paragraphs
    told = {
        "title": facts.title,
        "byline": facts.byline,
        "publisher": facts.publisher,
        "url": untracked(facts.url) if facts.url else None,
        "published": facts.published,
        "modified": facts.modified,
    }
    return finish(
        "\n\n".join(lines),
        origin=origin,
        known=known,
        settings=settings,
        told=told,
        titled=facts.title is not None,
    )


def _parsed(page: str) -> Any | None:
    """The page as a tree; None when it holds nothing."""
    from lxml import etree, html

    # Without huge_tree a text of 10 MB or 256 nested elements silently yields an empty page.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    return tree if tree.text_content().strip() else None


def _nothing(page: str, *, origin: str, url: str | None) -> Outcome:
    """An empty page, or one that the parser gives up without a word."""
    if len(re.sub(r"<[^>]{0,2000}>|\s", "", page[:1_000_000])) > UNSEEN_LETTERS:
        what = "Its elements are nested too deep or too large to be read."
        return Failed(origin, FailedReason.TOO_LARGE, what, "Save the article alone, as text.", url)
    return Refused(origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", url)


def _no_article(page: str, *, origin: str, url: str | None, wall: bool) -> Outcome:
    if wall:
        return Refused(origin, RefusedReason.LOGIN_PAGE, ASKED, TODO, url)
    if not _CLOSED.search(page, max(0, len(page) - 4000)) and "<" in page:
        return Failed(
            origin, FailedReason.TRUNCATED, "The page breaks off before any article.", "Save or fetch it again.", url
        )
    return Refused(
        origin, RefusedReason.NO_ARTICLE, "No article was found in the page.",
        "Give the page of one report, not a front page.", url,
    )  # fmt: skip
