"""What a page's address names: an address without what only says who sent the reader."""

from __future__ import annotations

from urllib.parse import urlsplit

TRACKS = frozenset("gclid dclid gbraid wbraid fbclid msclkid yclid igshid mc_cid mc_eid mkt_tok _ga".split())
"""Parameters that say who sent the reader, and nothing of the page; ``utm_…`` beside them."""


def untracked(url: str) -> str:
    """An address without its tracking parameters, else as it was.

    So a page that comes once from a feed and once from a newsletter is one page, run after run. Only what surely tracks
    is taken off: some lists have ``cid``, ``ref`` and ``source``, too, by which some papers number their stories.
    """
    if "?" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https"):
        return url
    pairs = parts.query.split("&")
    plain = [pair for pair in pairs if not _tracks(pair.partition("=")[0].lower())]
    return url if plain == pairs else parts._replace(query="&".join(plain)).geturl()


def _tracks(name: str) -> bool:
    return name in TRACKS or (name.startswith("utm_") and len(name) > len("utm_"))
