"""One name for one page: an address without tracking parameters, default ports and fragments."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

SETTLES = 4
"""How often an address is put in order at most; two times are enough for all but broken ones."""


def canonical_url(url: str) -> str:
    """The address as it is compared, never as it is fetched or shown; an address that is none is itself.

    courlan knows the tracking parameters and sorts the others. http and https, and a slash at the end, are one.
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

    So a page that comes once from a feed and once from a newsletter is one page, run after run.
    """
    from courlan import normalize_url

    try:
        parts = urlsplit(url)
        kept = {name for name, _ in parse_qsl(urlsplit(normalize_url(url)).query, keep_blank_values=True)}
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not parts.query:
        return url
    pairs = parts.query.split("&")
    # courlan drops parameters without a value as well; those stay
    plain = [pair for pair in pairs if {name for name, _ in parse_qsl(pair)} <= kept]
    return url if plain == pairs else parts._replace(query="&".join(plain)).geturl()


def _normal(url: str) -> str:
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(url, trailing_slash=False))
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not host:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{host}{port}{parts.path.rstrip('/') or '/'}{query}"
