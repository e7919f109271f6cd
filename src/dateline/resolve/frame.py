"""Which countries a report speaks of, by the peoples, seats, bodies and persons that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dateline.model import Document
from dateline.resolve.knowledge import knowledge


def report_frame(doc: Document) -> Mapping[str, float]:
    """Country code → share of the report's mentions of countries, peoples, seats and known persons."""
    known = knowledge()
    count: Counter[str] = Counter()
    day = doc.report.published_day
    if doc.report.dateline and doc.report.dateline.place:
        for entry in known.find(doc.report.dateline.place):
            count[entry.country or ""] += 2
    for sentence in doc.sentences:
        for name in sentence.names:
            start, end = sentence.offsets(name.first, name.last)
            text = doc.report.text[start:end]
            code = known.demonym(text)
            entries = [e for e in known.find(text) if e.covers(day) or e.kind == "country"]
            if not code and entries and len({e.country for e in entries}) == 1:
                code = entries[0].country
            if code:
                count[code] += 1
    total = sum(count.values())
    return {code: number / total for code, number in count.items() if code} if total else {}
