"""Which countries a report speaks of, by the peoples, seats, bodies and persons that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from dateline.model import Document
from dateline.resolve.gazetteer import chosen
from dateline.resolve.knowledge import Entry, knowledge

COMPARABLE = 0.1
"""A town may be meant by the name of another that is at most ten times as large: Tripoli's, and not London's."""


def report_frame(doc: Document) -> Mapping[str, float]:
    """Country code → share of the report's mentions of countries, peoples, seats and known persons."""
    known = knowledge()
    count: Counter[str] = Counter()
    capitals: list[tuple[str, str]] = []
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
            if code and _is_capital(entries):
                capitals.append((code, text))
            elif code:
                count[code] += 1
    others = frozenset(count)
    for code, text in capitals:
        if code in others or not _stands_in(text, others):
            count[code] += 1
    total = sum(count.values())
    return {code: number / total for code, number in count.items() if code} if total else {}


def _is_capital(entries: Sequence[Entry]) -> bool:
    return bool(entries) and all(each.use == "capital" for each in entries)


def _stands_in(name: str, countries: Container[str]) -> bool:
    """Whether a capital's name is a town's of another country that the report names: "Tripoli" beside Hezbollah."""
    found = chosen().find(name)
    least = max((each.population for each in found), default=0) * COMPARABLE
    return any(each.country in countries and each.population >= max(least, 1) for each in found)
