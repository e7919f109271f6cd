"""What a page says of itself: title, byline, publisher, address, dates and language.

Asked in this order: JSON-LD, OpenGraph and <meta>, then what the page shows. trafilatura reads metadata too,
but guesses a date from any number in the text, knows no time of day, and no date of change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.read.canonical import is_of_one_site
from dateline.read.linked import linked_articles, linked_text
from dateline.read.spoken_dates import any_date

When = datetime | date | None
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "sailthru.date", "parsely-pub-date", "citation_publication_date", "citation_date",
    "article.published", "displaydate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified")
_AUTHOR = ("author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author")
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_BYLINE = re.compile(r"(?:written |reported )?by:?\s+", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])")
_SEPARATORS = re.compile(r"\s+(?:[|–—·•»«:]+|--?)\s+")
LONGEST_BYLINE = 100


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None where it does not. ``article`` says that it calls itself an article."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When = None
    modified: When = None
    language: str | None = None
    article: bool = False
    body: str | None = None


def page_facts(tree: Any, *, url: str | None = None) -> PageFacts:
    """Read the metadata of a parsed page (an lxml tree); ``url`` is where it was found, if known."""
    scripts = [node.text or "" for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower()]
    articles = linked_articles(scripts)
    linked = articles[0] if articles else {}
    metas = _metas(tree)
    address = _address(tree, linked, metas, url)
    publisher = line_of(linked_text(linked.get("publisher"), "name") or _first(metas, _PUBLISHER))
    return PageFacts(
        title=_title(tree, linked, metas, publisher),
        byline=_byline(tree, linked, metas),
        publisher=publisher,
        url=address,
        published=_published(tree, linked, metas, address or url),
        modified=any_date(linked_text(linked.get("dateModified"))) or any_date(_first(metas, _MODIFIED)),
        language=_language(tree, linked, metas),
        article=bool(articles) or metas.get("og:type", "").lower() == "article",
        body=linked_text(linked.get("articleBody")),
    )


def line_of(text: str | None) -> str | None:
    """A text on one line, None when nothing is left of it."""
    return (" ".join(text.split()) or None) if text else None


def _metas(tree: Any) -> dict[str, str]:
    """Content of <meta>, by lower-case property, name or itemprop; the first of each."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        content = (node.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (node.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _address(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str], url: str | None) -> str | None:
    links = [node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    told: tuple[str | None, ...] = (
        *links,
        metas.get("og:url"),
        linked_text(linked.get("mainEntityOfPage"), "@id", "url"),
        linked_text(linked.get("url")),
    )
    for each in told:
        try:
            whole = urljoin(url or "", (each or "").strip())
            parts = urlsplit(whole)
            # One on another site is whom the page has its text from, or a claim: no version of that site's page.
            is_own = url is None or is_of_one_site(url, whole)
        except ValueError:  # "http://[" and the like
            continue
        # A canonical address that is only the front page is a mistake of the site's template.
        if each and is_own and parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query):
            return whole
    return None


def _title(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str], publisher: str | None) -> str | None:
    told = line_of(linked_text(linked, "headline", "name") or metas.get("og:title") or metas.get("twitter:title"))
    shown = [line for node in tree.iter("h1") if (line := line_of(node.text_content()))]
    written = next((line_of(node.text_content()) for node in tree.iter("title")), None)
    for line in shown:
        # The headline as printed goes before its short form for search engines and networks.
        if _alike(line, told or written or line):
            return line
    if told:
        return _without_site(told, publisher)
    if len(shown) == 1 and len(shown[0].split()) > 2:
        return shown[0]
    return _without_site(written, publisher) if written else (shown[0] if shown else None)


def _alike(one: str, other: str) -> bool:
    few, many = sorted((set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))), key=len)
    return len(few) >= 2 and len(few & many) >= 0.6 * len(few)


def _without_site(title: str, publisher: str | None) -> str:
    """ "Headline | The Paper" → "Headline": the last piece goes when it is the site's name or a short one."""
    pieces = _SEPARATORS.split(title)
    if len(pieces) > 1:
        last = pieces[-1]
        site = publisher is not None and _squeezed(last) in (_squeezed(publisher), _squeezed(publisher) + "com")
        if site or (publisher is None and len(last.split()) <= 3 and len(pieces[0].split()) > 3):
            return title[: title.rindex(last)].rstrip(" |–—·•»«:-")
    return title


def _squeezed(text: str) -> str:
    return re.sub(r"\W+|^the\b", "", text.lower())


def _byline(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    for told in (linked_text(linked.get("author"), "name"), _first(metas, _AUTHOR)):
        line = line_of(told)
        if line and "://" not in line and len(line) <= LONGEST_BYLINE:
            return _BYLINE.sub("", line, count=1)
    for node in tree.iter("a", "span", "div", "p", "address"):
        marks = f"{node.get('class') or ''} {node.get('rel') or ''} {node.get('itemprop') or ''}".lower()
        if re.search(r"\b(?:byline|author|post-author|article-author)\b", marks):
            line = line_of(node.text_content())
            if line and 3 <= len(line) <= LONGEST_BYLINE and not re.search(r"\d{4}", line):
                return _BYLINE.sub("", line, count=1)
    return None


def _published(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str], url: str | None) -> When:
    for told in (
        linked_text(linked.get("datePublished")), linked_text(linked.get("dateCreated")), _first(metas, _PUBLISHED),
    ):  # fmt: skip
        if found := any_date(told):
            return found
    for node in tree.iter("time", "span", "div", "p", "abbr"):
        marks = f"{node.get('class') or ''} {node.get('itemprop') or ''} {node.get('id') or ''}".lower()
        if node.tag == "time" or re.search(
            r"\b(?:datepublished|published|pubdate|post-date|dateline|date|timestamp)\b", marks
        ):
            if re.search(r"modif|updat", marks):
                continue
            told = node.get("datetime") or node.get("content") or node.get("title") or line_of(node.text_content())
            if told and len(told) <= 80 and (found := any_date(told)):
                return found
    in_address = _IN_ADDRESS.search(url) if url else None
    return any_date("-".join(part.zfill(2) for part in in_address.groups())) if in_address else None


def _language(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    told = tree.get("lang") or linked_text(linked.get("inLanguage"), "alternateName", "name") or metas.get("og:locale")
    return re.split(r"[-_]", told.strip().lower())[0] or None if told else None
