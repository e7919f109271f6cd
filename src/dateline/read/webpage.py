"""Web pages: headline, body and what the page says of itself."""

from __future__ import annotations

import html
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
_BEGUN = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_TAIL = 4000
"""Characters of a page's end in which its last end tags stand."""
_HALF_TAG = re.compile(r"<[^<>]*$")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_FRAMES = [
    (re.compile(rf"<{name}\b", re.IGNORECASE), re.compile(rf"</{name}\b", re.IGNORECASE))
    for name in ("article", "main")
]
"""What holds an article and may never go without its end tag, unlike a paragraph or the page's body."""


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
    if _breaks_off(page, paragraphs[-1]):
        what, todo = "The page breaks off inside its article.", "Save or fetch it again, or give what there is as text."
        return Failed(origin, FailedReason.TRUNCATED, what, todo, known.url or facts.url)
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
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    # Without huge_tree a text of 10 MB or 256 nested elements silently yields an empty page.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    return tree if tree.text_content().strip() else None


def _nothing(page: str, *, origin: str, url: str | None) -> Outcome:
    """An empty page, or one that the parser gives up without a word."""
    if len(re.sub(r"<[^>]{0,2000}>|\s", "", page[:1_000_000])) > UNSEEN_LETTERS:
        what = "Its elements are nested too deep or too large to be read."
        return Failed(origin, FailedReason.TOO_LARGE, what, "Save the article alone, as text.", url)
    return Refused(origin, RefusedReason.EMPTY, "There is no text in it.", "Check that the file is complete.", url)


def _is_closed(page: str) -> bool:
    return _CLOSED.search(page, max(0, len(page) - _TAIL)) is not None


def _breaks_off(page: str, last: str) -> bool:
    """Whether a page ends before its article does: half a report may lack the denial that the whole one has.

    A page without end tags may still be whole, as HTML allows; so the article's frame must be open, or its last
    words (``last`` is its last paragraph) be the page's and end no sentence.
    """
    if _is_closed(page) or not _BEGUN.search(page):
        return False
    if any(len(begin.findall(page)) > len(end.findall(page)) for begin, end in _FRAMES):
        return True
    tail = _HALF_TAG.sub("", page[-_TAIL:]).rstrip()
    if tail.endswith(">"):
        return False
    words = html.unescape(re.sub(r"<[^<>]*>", " ", tail)).split()
    return bool(words) and words[-1] == last.rsplit(maxsplit=1)[-1] and not _SENTENCE_END.search(words[-1])


def _no_article(page: str, *, origin: str, url: str | None, wall: bool) -> Outcome:
    if wall:
        return Refused(origin, RefusedReason.LOGIN_PAGE, ASKED, TODO, url)
    if not _is_closed(page) and "<" in page:
        return Failed(
            origin, FailedReason.TRUNCATED, "The page breaks off before any article.", "Save or fetch it again.", url
        )
    return Refused(
        origin, RefusedReason.NO_ARTICLE, "No article was found in the page.",
        "Give the page of one report, not a front page.", url,
    )  # fmt: skip
