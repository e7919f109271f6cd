"""One name for one page: an address without tracking parameters, default ports and fragments."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.model import untracked

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


def is_of_one_site(url: str, other: str) -> bool:
    """Whether two addresses are of one site: of one host, or of hosts below one registered name (m.news.example)."""
    from courlan import extract_domain

    hosts = (urlsplit(url).hostname, urlsplit(other).hostname)
    if hosts[0] == hosts[1]:
        return True
    site = extract_domain(url)
    return site is not None and site == extract_domain(other)


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
