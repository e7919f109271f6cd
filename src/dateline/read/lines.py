"""JSON lines: one report a line, `{"url","title","published","publisher","text"}`, only text needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from dateline.model import Failed, FailedReason
from dateline.read.decode import decode
from dateline.read.finish import Outcome, finish
from dateline.read.known import Known, day_of
from dateline.settings import Settings

LONGEST_LINE_BYTES = 16 * 1024 * 1024


def read_lines(raw: Iterable[bytes], *, origin: str, known: Known, settings: Settings) -> Iterator[Outcome]:
    """A report a line; a line that cannot be read is a Failed that names it, and the rest goes on."""
    for number, line in enumerate(raw, 1):
        where = f"{origin}:{number}"
        if len(line) > LONGEST_LINE_BYTES:
            yield Failed(where, FailedReason.TOO_LARGE, f"The line has {len(line):,} bytes.", "Cut it into reports.")
        elif line.strip():
            yield _report(decode(line), where=where, known=known, settings=settings)


def _report(line: str, *, where: str, known: Known, settings: Settings) -> Outcome:
    try:
        told = json.loads(line)
    except ValueError as error:
        return Failed(where, FailedReason.BROKEN, f"The line is no JSON ({error}).", "Write one JSON object a line.")
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        return Failed(where, FailedReason.BROKEN, 'The line has no "text".', 'Give each object a "text" in quotes.')
    text = told["text"].replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    words = {key: told[key] for key in ("url", "title", "publisher", "byline") if isinstance(told.get(key), str)}
    published = told.get("published")
    if isinstance(published, str):
        words["published"] = day_of(published)
    titled = bool(words.get("title")) and text.lstrip().startswith(words["title"].strip())
    return finish(text, origin=where, known=known, settings=settings, told=words, titled=titled)
