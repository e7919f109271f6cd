"""actors: phrases given without a report: country, sectors and name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import HitsByName, Scorecard, ScoreTable, ratio
from dateline.model import Party, make_report
from dateline.resolve.parts import parts_of
from dateline.resolve.phrases import resolve_phrase

BODIES = ("EUR", "UNO", "IGO")
"""Codes that the gold writes as a country; here an international body has none, and its primary sector is IGO."""
SECTORS = {"HLH": "MED", "BUD": "REL"}
"""Sectors that the gold writes by older names."""
NOTES = (
    "country: of the rows that state one; '' asks for none. An international body (EUR, UNO, IGO in the gold) has no "
    "country here: asked is IGO as its primary sector, whatever sector the gold adds.",
    "primary sector: the first. '' asks for none, or GOV of a country's name (a country as such is its government); "
    "UNK for none or UNK; HLH is MED, BUD is REL; former officials are ELI where the gold has CVL.",
    "rows that the gold itself marks as its coder's known failures, and one whose country and sector are swapped "
    "(country LEG, sector COL), are counted apart.",
    "several: phrases of several actors are split into the gold's.",
)
_DAY = ("%Y-%m-%d", "%d %B %Y")


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Shares of right countries, primary sectors and names, and of phrases split into the right actors."""
    hits = HitsByName()
    missed: list[tuple[str, ...]] = []
    seen = 0
    for row in rows:
        seen += 1
        if isinstance(row.get("actors"), list):
            _split(row, hits, missed, keep, coder)
            continue
        expected = row.get("expected")
        if not isinstance(expected, dict):
            raise InputError(f"actors: gold row {row.get('id', '?')} has neither 'expected' nor 'actors'.")
        party = resolve_phrase(
            text_of(row), context=str(row.get("context") or ""), day=_day(str(row.get("date") or ""))
        )
        keep({**row_id(row), "country": party.country, "sectors": list(party.sectors), "name": party.name})
        apart = " (known failures)" if row.get("xfail") or expected.get("country") == "LEG" else ""
        for what, right in _judged(text_of(row), party, expected).items():
            hits.of(what + apart).gold += 1
            hits.of(what + apart).right += right
            if not right:
                coded = f"{party.country or '-'} {' '.join(party.sectors) or '-'} {party.name or ''}".strip()
                missed.append((text_of(row)[:60], what + apart, _told(expected), coded))
    if not seen:
        raise InputError("actors: no gold row.")
    figures = {_figure(name): ratio(each.right, each.gold) for name, each in hits.names.items()}
    asked = {f"{_figure(name)}_asked": each.gold for name, each in hits.names.items()}
    table = ScoreTable("Not right", ("phrase", "asked", "gold", "coded"), tuple(missed))
    return Scorecard("actors", "", seen, {**figures, **asked}, (table,), NOTES)


def _figure(name: str) -> str:
    return name.replace(" (", "_of_").replace(")", "").replace(" ", "_")


def _judged(text: str, party: Party, expected: dict[str, object]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    country = expected.get("country", expected.get("cc"))
    body = country in BODIES
    if isinstance(country, str):
        found["country"] = (
            party.country is None and (not body or party.sectors[:1] == ("IGO",))
            if (body or not country)
            else party.country == country
        )
    if isinstance(expected.get("country !="), str):
        found["country"] = party.country != expected["country !="]
    wanted = expected.get("code_1 in", [expected["code_1"]] if "code_1" in expected else None)
    if isinstance(wanted, list):
        found["sector"] = party.sectors[:1] == ("IGO",) if body else any(_is(text, party, str(w)) for w in wanted)
    if expected.get("value is", ...) is None or expected.get("value", ...) is None:
        found["nothing"] = not party.country and not party.sectors
    title = expected.get("title") or expected.get("wiki")
    if isinstance(title, str) and title and party.kind in ("person", "organisation"):
        found["name where named"] = _alike(title, party.name or "")
    return found


def _is(text: str, party: Party, wanted: str) -> bool:
    primary = party.sectors[0] if party.sectors else ""
    if wanted == "":
        return primary == "" or (party.kind == "country" and primary == "GOV")
    if wanted == "UNK":
        return primary in ("", "UNK")
    if wanted == "CVL" and "former" in text.lower():
        return primary == "ELI"
    return primary == SECTORS.get(wanted, wanted)


def _alike(one: str, two: str) -> bool:
    """Names that share their last word, or one of which holds the other: titles of an encyclopedia are its own."""
    first, second = (re.sub(r"[^\w ]", "", each.lower()).split() for each in (one, two))
    return bool(first and second) and (first[-1] == second[-1] or {*first} <= {*second} or {*second} <= {*first})


def _split(
    row: Row, hits: HitsByName, missed: list[tuple[str, ...]], keep: Callable[[object], None], coder: CoderLike
) -> None:
    text, phrase = text_of(row), str(row.get("actor_phrase") or "")
    start = text.find(phrase)
    if not phrase or start < 0:
        raise InputError(f"actors: gold row {row.get('id', '?')}: its text does not hold its 'actor_phrase'.")
    parts = parts_of(coder.parse(make_report(text)), (start, start + len(phrase)))
    keep({**row_id(row), "actors": list(parts)})
    wanted = {str(each) for each in row["actors"]}
    right = {_bare(each) for each in parts} == {_bare(each) for each in wanted}
    hits.of("several").gold += 1
    hits.of("several").right += right
    if not right:
        missed.append((phrase, "several", "; ".join(sorted(wanted)), "; ".join(parts)))


def _bare(text: str) -> str:
    return text.lower().removeprefix("the ").strip()


def _told(expected: dict[str, object]) -> str:
    return " ".join(f"{key}={value}" for key, value in expected.items())


def _day(written: str) -> date | None:
    """The day, None for today and for none: then what still holds."""
    for form in _DAY:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    return None
