"""JSON lines: one report a line, `{"url","title","published","publisher","text"}`, only text needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from dateline.model import Failed, FailedReason
from dateline.read.decode import clean, decode
from dateline.read.finish import Outcome, finish
from dateline.read.known import Known
from dateline.read.spoken_dates import any_date
from dateline.read.way import Skip, never
from dateline.settings import Settings
from dateline.text import paragraphs

LONGEST_LINE_BYTES = 16 * 1024 * 1024
LONGEST_SHOWN = 60
"""Letters of a value that are shown where it cannot be used."""
_KEYS = ("url", "title", "publisher", "byline")


def read_lines(
    raw: Iterable[bytes], *, origin: str, known: Known, settings: Settings, skip: Skip = never
) -> Iterator[Outcome]:
    """A report a line; a line that cannot be read is a Failed that names it, and the rest goes on.

    ``skip`` is asked of each line that is not blank.
    """
    for number, line in enumerate(raw, 1):
        where = f"{origin}:{number}"
        if not line.strip(b" \t\r\n\xef\xbb\xbf") or skip(where):
            continue
        if len(line) > LONGEST_LINE_BYTES:
            what = f"The line has more than {LONGEST_LINE_BYTES // 1_048_576} MB."
            yield Failed(where, FailedReason.TOO_LARGE, what, "Cut it into reports.", known.url)
        else:
            try:
                told = json.loads(decode(line))
            except (ValueError, RecursionError) as error:
                what = f"The line is no JSON ({str(error) or type(error).__name__})."
                yield Failed(where, FailedReason.BROKEN, what, "Write one JSON object a line.", known.url)
                continue
            yield read_object(told, origin=where, known=known, settings=settings)


def read_array(text: str, *, origin: str, known: Known, settings: Settings, skip: Skip = never) -> Iterator[Outcome]:
    """A JSON file as a whole: one object, or a list of objects."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"It is no JSON ({str(error) or type(error).__name__})."
        yield Failed(origin, FailedReason.BROKEN, what, "Write one JSON object a line.", known.url)
        return
    if not isinstance(told, list):
        yield read_object(told, origin=origin, known=known, settings=settings)
        return
    for number, each in enumerate(told, 1):
        if not skip(f"{origin}:{number}"):
            yield read_object(each, origin=f"{origin}:{number}", known=known, settings=settings)


def read_object(told: Any, *, origin: str, known: Known, settings: Settings) -> Outcome:
    """A report from a JSON object; its text is kept letter for letter, so that offsets from outside fit."""
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        what, todo = 'There is no "text" in it.', 'Give each object a "text" in quotes.'
        return Failed(origin, FailedReason.BROKEN, what, todo, known.url)
    text = clean(told["text"])
    said = {key: told[key] for key in _KEYS if isinstance(told.get(key), str)}
    words: dict[str, Any] = {key: clean(each) for key, each in said.items() if each.strip()}
    words["notes"] = tuple(f'"{key}" is no text, and is left out.' for key in _KEYS if _is_no_text(told.get(key)))
    day = _day_told(told.get("published"))
    if isinstance(day, str):
        words["notes"] += (f'"published": {day} is no date that is sure, and is left out: write it like 2019-04-20.',)
    else:
        words["published"] = day
    opening = paragraphs(text)[:2] if "title" in words and len(text) <= settings.text_limit_chars else []
    titled = len(opening) > 1 and text[slice(*opening[0])] == words["title"].strip()
    return finish(text, origin=origin, known=known, settings=settings, told=words, titled=titled)


def _is_no_text(value: Any) -> bool:
    return value is not None and not isinstance(value, str)


def _day_told(value: Any) -> datetime | date | str | None:
    """A day or moment; None where none is told, and as a text what is told and is none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    written = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return any_date(written) or json.dumps(value, ensure_ascii=False)[:LONGEST_SHOWN]


def bounded_lines(opened: BinaryIO) -> Iterator[bytes]:
    """Lines of a stream; of one that is too long its beginning, one byte over the limit, and no more in memory."""
    while line := opened.readline(LONGEST_LINE_BYTES + 1):
        yield line
        cut = len(line) > LONGEST_LINE_BYTES
        while cut and line and not line.endswith(b"\n"):
            line = opened.readline(1024 * 1024)
