"""Page furniture that shows in a page's own marks: navigation, comments, related stories, boxes and bars.

Taken out of the tree before the main text is looked for. A mark is a whole word of a class, id, role or
label; what holds the headline or the body itself is never taken, whatever it is called (sites mark their
whole page "has-sidebar").
"""

from __future__ import annotations

import re
from typing import Any

_TAGS = frozenset(
    ("nav", "aside", "footer", "form", "button", "figcaption", "dialog", "template", "iframe", "select", "svg",
     "noscript", "object", "video", "audio", "menu", "map", "canvas")
)  # fmt: skip
_ROLES = frozenset(("navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "toolbar"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MARKS = frozenset(
    (
        "comments commentlist comment respond disqus discussion replies "
        "related recirc recirculation recommended recommendations recommendation readmore mostread trending "
        "popular sidebar newsletter newsletters subscribe subscription signup "
        "cookie cookies consent gdpr onetrust cmp share sharing sharebar shares social addtoany sharedaddy "
        "promo promos promobox sponsor sponsored advert adverts advertisement advertising adsbygoogle "
        "breadcrumb breadcrumbs caption captions wp-caption figcaption credit credits modal popup "
        "pagination tags taglist outbrain taboola toolbar nav navbar navigation menu masthead copyright "
        "authorbox bio login signin donate donation"
    ).split()
)
_PAIRS = re.compile(
    r"\b(?:read (?:more|next|also)|most (?:read|viewed|popular)|more (?:stories|news|from|on)|also read|see also|"
    r"you may|up next|author (?:box|bio|info)|skip (?:link|to)|sign up|site (?:header|footer)|page footer|"
    r"photo credit|image credit|follow us|ad (?:slot|unit|container|wrapper)|leave (?:a )?(?:reply|comment))\b"
)
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_STATES = re.compile(
    r"(?:has|no|with|without|is|hide|show|allow|category|tag|type)-.*|.*-(?:open|closed|enabled|disabled|on|off)",
    re.IGNORECASE,
)
"""Classes that say what a page or post has, not what the element is."""
_BLOCKS = frozenset(("p", "div", "section", "article", "ul", "ol", "table", "blockquote"))
_KEPT_TAGS = frozenset(("html", "body", "main"))
LARGEST_SHARE = 0.6
"""Without a headline or body mark to go by, an element with more of the page's paragraphs is no furniture."""
LONGEST_LINK_WORDS = 25


def prune(tree: Any) -> None:
    """Take marked furniture out of a parsed page, in place."""
    kept = _anchors(tree)
    words = 0 if kept else max(1, _paragraph_words(tree))
    for node in list(tree.iter()):
        if not isinstance(node.tag, str):
            _drop(node)
        elif node in kept or node.tag in _KEPT_TAGS or node.getparent() is None:
            continue
        elif _marked(node) and (not words or _paragraph_words(node) <= LARGEST_SHARE * words):
            _drop(node)
    for node in [*tree.iter("p", "li", "div", "h2", "h3", "h4", "h5", "h6", "blockquote")]:
        if node not in kept and _is_one_link(node):
            _drop(node)


def _marked(node: Any) -> bool:
    if node.tag in _TAGS or (node.get("role") or "").lower() in _ROLES:
        return True
    if node.get("hidden") is not None or (node.get("aria-hidden") or "").lower() == "true":
        return True
    if (style := node.get("style")) and _HIDING.search(style):
        return True
    for key in ("class", "id", "aria-label", "data-component"):
        for mark in (node.get(key) or "").split() if key == "class" else [node.get(key) or ""]:
            if not mark or _STATES.fullmatch(mark):
                continue
            words = [word.lower() for word in _WORD.findall(mark)]
            if not _MARKS.isdisjoint(words) or _PAIRS.search(" ".join(words)):
                return True
    return False


def _anchors(tree: Any) -> set[Any]:
    """The headline, the marked body, and all that holds them."""
    found: set[Any] = set()
    inner = [node for node in tree.iter("h1", "div", "section", "article") if _is_anchor(node)]
    for node in inner:
        at = node
        while at is not None and at not in found:
            found.add(at)
            at = at.getparent()
    return found


def _is_anchor(node: Any) -> bool:
    if node.tag == "h1":
        # A logo may be a <h1> in the masthead; that headline holds no article.
        return len((node.text_content() or "").split()) > 2
    return "articlebody" in (node.get("itemprop") or "").lower()


def _is_one_link(node: Any) -> bool:
    """A block all of whose words are a link: a pointer to another story, not a sentence of this one."""
    if next(node.iter("a"), None) is None or any(child.tag in _BLOCKS for child in node):
        return False
    links = list(node.iter("a"))
    text = " ".join(node.text_content().split())
    linked = sum(len(" ".join(link.text_content().split())) for link in links)
    return bool(text) and linked >= 0.9 * len(text) and len(text.split()) <= LONGEST_LINK_WORDS * len(links)


def _paragraph_words(node: Any) -> int:
    return sum(len((each.text_content() or "").split()) for each in node.iter("p"))


def _drop(node: Any) -> None:
    """Take a node out and keep the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
