"""The paragraphs of a page's article, by trafilatura, with a reader of our own for what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from dateline.read.metadata import PageFacts, line_of

LEAST_WORDS = 25
"""Main text with fewer words than this is no article, unless its page calls itself one."""
LEAST_BRIEF_WORDS = 8
"""The same for a page that calls itself an article, or holds nothing beside one: a brief of one sentence."""
COVERED = 0.75
"""Where the main text has less than this share of its container's paragraphs, the container is read instead."""
INDEX_HEADINGS, INDEX_RUN_WORDS = 6, 80
"""A page with so many linked headings and no longer run of paragraphs is a front page."""
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’)\]」』]*$")
_ERROR = re.compile(
    r"(?:error )?(?:40[0134]|410|50[0234])\b|(?:page |article |file )?not found\b|access denied", re.IGNORECASE
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_READ_TAGS = ("p", "li", "blockquote", "h2", "h3", "h4", "pre")


def article_paragraphs(tree: Any, facts: PageFacts) -> list[str]:
    """The body's paragraphs in order, without the headline; empty when the page holds no article.

    ``tree`` is the pruned page.
    """
    least = LEAST_BRIEF_WORDS if facts.article or _stands_alone(tree) else LEAST_WORDS
    if not facts.article and (_is_index(tree) or _is_error(tree)):
        return []
    own = _container_paragraphs(tree)
    found = _main_text(tree)
    if _words(found) < COVERED * _words(own):
        found = own
    if _words(found) < least and facts.body:
        found = [line for each in facts.body.split("\n") if (line := line_of(each))]
    if _words(found) < least:
        found = _main_text(tree, recall=True)
    if _words(found) < least or not _has_sentence(found):
        return []
    return _without_headline(found, facts.title)


def _main_text(tree: Any, *, recall: bool = False) -> list[str]:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, options=_options(recall))
    values = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    lines = (line_of(re.sub(r"^- ", "", line)) for line in (values.get("text") or "").split("\n"))
    return [line for line in lines if line]


@lru_cache(maxsize=2)
def _options(recall: bool) -> Any:
    """How trafilatura reads a page; read once from its settings file, which takes as long as a page's metadata."""
    from trafilatura.settings import Extractor

    # `fast` leaves out two other extractors that vote on long texts; our container check does their work.
    return Extractor(
        output_format="python", comments=False, tables=False, fast=not recall, precision=not recall, recall=recall
    )


def _container_paragraphs(tree: Any) -> list[str]:
    """Paragraphs of the marked body, or of the one parent under which most words of paragraphs stand."""
    marked = [node for node in tree.iter() if "articlebody" in str(node.get("itemprop") or "").lower()]
    if marked:
        return _lines_in(max(marked, key=lambda node: len(node.text_content())))
    best = _densest(tree)
    return _lines_in(best) if best is not None else []


def _densest(tree: Any) -> Any | None:
    words: dict[Any, int] = {}
    for node in tree.iter("p"):
        parent = node.getparent()
        if parent is not None:
            words[parent] = words.get(parent, 0) + len(node.text_content().split())
    return max(words, key=lambda node: words[node]) if words else None


def _lines_in(node: Any) -> list[str]:
    lines: list[str] = []
    inside: set[Any] = set()
    for each in node.iter(*_READ_TAGS):
        if each.getparent() in inside:
            inside.add(each)
            continue
        inside.add(each)
        for piece in _broken_lines(each):
            if line := line_of(piece):
                lines.append(line)
    return lines


def _broken_lines(node: Any) -> list[str]:
    """The text of a block, cut at its line breaks."""
    pieces = [node.text or ""]
    for each in node.iterdescendants():
        if each.tag == "br" or each.tag in _READ_TAGS:
            pieces.append("\n")
        if isinstance(each.tag, str) and each.tag not in ("script", "style"):
            pieces.append(each.text or "")
        pieces.append(each.tail or "")
    return re.split(r"\n\s*\n|\n(?=\n)", "".join(pieces)) if "\n" in pieces else ["".join(pieces)]


def _is_index(tree: Any) -> bool:
    """A front page: many headings that are links, and no run of paragraphs that could be an article."""
    headings = sum(
        next(node.iter("a"), None) is not None or (node.getparent() is not None and node.getparent().tag == "a")
        for node in tree.iter("h2", "h3", "h4")
    )
    best = _densest(tree)
    return headings >= INDEX_HEADINGS and (best is None or _words(_lines_in(best)) < INDEX_RUN_WORDS)


def _stands_alone(tree: Any) -> bool:
    """A page with one <article>, or without a link to anywhere else."""
    return len(list(tree.iter("article"))) == 1 or next(tree.iter("a"), None) is None


def _is_error(tree: Any) -> bool:
    """The server's word that there is no such page, sent as if it were one."""
    headings = [line_of(node.text_content()) or "" for node in tree.iter("title", "h1", "h2")]
    return any(map(_ERROR.match, headings)) and _words([tree.text_content()]) < INDEX_RUN_WORDS


def _has_sentence(lines: Sequence[str]) -> bool:
    """Say whether some line ends as sentences do, in any script, or is too long to be a button."""
    return any((_words([line]) >= 5 and _SENTENCE_END.search(line)) or _words([line]) >= LEAST_WORDS for line in lines)


def _words(lines: Sequence[str]) -> int:
    """Words; in scripts without blanks two characters count as one."""
    return sum(len(line.split()) + (0 if line.isascii() else len(_UNSPACED.findall(line)) // 2) for line in lines)


def _without_headline(lines: list[str], title: str | None) -> list[str]:
    if title and lines and re.sub(r"\W+", "", lines[0]).lower() == re.sub(r"\W+", "", title).lower():
        return lines[1:]
    return lines
