"""One name for one page: an address without tracking parameters, default ports and fragments."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

TRACKS = re.compile(
    r"(?:utm_\w+|gclid|dclid|gbraid|wbraid|fbclid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|_ga)$", re.IGNORECASE
)
"""Parameters that say who sent the reader, and nothing of the page."""
SETTLES = 4
"""How often an address is put in order at most; two times are enough for all but broken ones."""


def canonical_url(url: str) -> str:
    """The address as it is compared, never as it is fetched or shown; an address that is none is itself.

    The order of parameters, those without a value, http and https, and a slash at the end are no matter.
    """
    url = url.strip()
    if not url.isprintable():
        return url
    for _ in range(SETTLES):  # what is unescaped may hold parameters that are sorted again
        once = _normal(url)
        if once == url:
            break
        url = once
    return url


def untracked(url: str) -> str:
    """An address without its tracking parameters, else as it was: what a page is called that names no address itself.

    So a page that comes once from a feed and once from a newsletter is one page, run after run. Only what surely tracks
    is taken off: courlan's list has ``cid``, ``ref`` and ``source``, by which some papers number their stories.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not parts.query:
        return url
    pairs = parts.query.split("&")
    plain = [pair for pair in pairs if not TRACKS.match(pair.partition("=")[0])]
    return url if plain == pairs else parts._replace(query="&".join(plain)).geturl()


def _normal(url: str) -> str:
    from courlan import normalize_url

    try:
        bare = urlsplit(untracked(url))
        asked = "&".join(sorted(pair for pair in bare.query.split("&") if pair.partition("=")[2]))
        parts = urlsplit(normalize_url(bare._replace(query="").geturl(), trailing_slash=False))
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    query = f"?{asked}" if asked else ""
    return f"https://{host}{port}{parts.path.rstrip('/') or '/'}{query}"
