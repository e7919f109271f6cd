"""Nouns of what crowds do when somebody calls them out: "called for a march on Friday"."""

from __future__ import annotations

MARCHES = frozenset(
    "boycott demonstration march picket procession protest rally sit-in stoppage strike vigil walkout".split()
)
