"""How many reports the inputs hold, counted cheaply, for the time left on the progress bar."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml", ".txt", ".md", ".json")
UNCOUNTED = (".warc", ".gz", ".parquet", ".xml", ".opml", ".rss", ".atom")
"""Files that hold or list any number of reports."""
LARGEST_BYTES = 512 * 1024 * 1024
"""A larger file of JSON lines is not counted: that alone would take seconds."""


def estimate(inputs: Iterable[str]) -> int | None:
    """The number of reports, or None where it cannot be told beforehand. Never raises."""
    total = 0
    try:
        for where in inputs:
            held = _held(where)
            if held is None:
                return None
            total += held
    except OSError:
        return None
    return total


def _held(where: str) -> int | None:
    if where == "-":
        return None
    if where.startswith(("http://", "https://")):
        return 1
    path = Path(where)
    if path.is_dir():
        named = (each for each in path.rglob("*") if each.suffix.lower() in (*LINES, *PAGES, *UNCOUNTED[:3]))
        return _sum(each for each in named if not any(p.startswith(".") for p in each.relative_to(path).parts))
    if not path.exists() and any(letter in where for letter in "*?["):
        return _sum(Path(each) for each in glob.iglob(where, recursive=True))
    return _sum([path])


def _sum(paths: Iterable[Path]) -> int | None:
    total = 0
    for path in paths:
        if path.suffix.lower() in UNCOUNTED:
            return None
        if path.suffix.lower() in LINES and path.is_file():
            if path.stat().st_size > LARGEST_BYTES:
                return None
            with path.open("rb") as file:
                total += sum(bool(line.strip()) for line in file)
        elif not path.is_dir():
            total += 1
    return total
