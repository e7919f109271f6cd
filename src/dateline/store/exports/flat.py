"""Our own table: an account is one row, for CSV and Parquet; parties are parallel lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.store.exports.columns import Column, TableForm, Told, called
from dateline.store.rows import Row

_PARTY = (
    ("s", "list", "name, else the words"),
    ("_texts", "list", "the words"),
    ("_codes", "list", "code, '' where there is none"),
    ("_countries", "list", "country, '' where there is none"),
    ("_sectors", "list", "sectors, separated by a blank"),
    ("_spans", "text", "spans, as JSON"),
)


def _parties(role: str) -> tuple[Column, ...]:
    hxl = {"s": f"#org+{role}+name+list", "_countries": f"#country+{role}+code+list"}
    return tuple(
        Column(f"{role}{ending}", kind, f"each {role}'s {what}", hxl=hxl.get(ending, ""))  # type: ignore[arg-type]
        for ending, kind, what in _PARTY
    )


COLUMNS = (
    Column("account_id", "text", "account_id", hxl="#event+id"),
    Column("report_id", "text", "report.report_id", hxl="#meta+report+id"),
    Column("url", "text", "report.url", hxl="#meta+url"),
    Column("title", "text", "report.title"),
    Column("publisher", "text", "report.publisher", hxl="#meta+publisher"),
    Column("published", "text", "report.published, a day or a moment", hxl="#date+published"),
    Column("type", "text", "action.type", hxl="#event+type"),
    Column("mode", "text", "action.mode", hxl="#event+subtype"),
    Column("contexts", "list", "action.contexts"),
    Column("cameo", "text", "action.cameo"),
    Column("quad", "text", "action.quad"),
    Column("score", "number", "action.score"),
    Column("action_text", "text", "action.text"),
    Column("action_spans", "text", "action.spans, as JSON"),
    *_parties("actor"),
    *_parties("recipient"),
    Column("time_start", "date", "time.start", hxl="#date+start"),
    Column("time_end", "date", "time.end", hxl="#date+end"),
    Column("time_precision", "text", "time.precision"),
    Column("time_text", "text", "time.text"),
    Column("time_because", "text", "time.because"),
    Column("place", "text", "place.name", hxl="#loc+name"),
    Column("place_country", "text", "place.country", hxl="#country+code"),
    Column("place_admin1", "text", "place.admin1", hxl="#adm1+name"),
    Column("lat", "number", "place.lat", hxl="#geo+lat"),
    Column("lon", "number", "place.lon", hxl="#geo+lon"),
    Column("place_text", "text", "place.text"),
    Column("status", "text", "status.value", hxl="#status"),
    Column("historical", "boolean", "status.historical"),
    Column("factuality", "number", "status.factuality"),
    Column("speakers", "list", "each speaker's name, else the words, outermost first"),
    Column("speaker_kinds", "list", "each speaker's kind"),
    Column("quantities", "text", "what, low and high of each, as JSON"),
    Column("sentence", "text", "sentence.text, no longer than a quotation may be", hxl="#description"),
    Column("sentence_start", "integer", "sentence.start"),
    Column("sentence_end", "integer", "sentence.end"),
    Column("confidence", "number", "confidence"),
    Column("coder", "text", "coder"),
)


def row_of(told: Told) -> Row:
    """One row of an account; its keys are the names of `COLUMNS`, in order."""
    # Written out, since a million rows are made: a third faster than by merging small dictionaries.
    report, action, time, place, status = told["report"], told["action"], told["time"], told["place"], told["status"]
    actors, recipients = _party_cells(told["actors"]), _party_cells(told["recipients"])
    speakers, sentence = told["speakers"], told["sentence"]
    return {
        "account_id": told["account_id"],
        "report_id": report["report_id"],
        "url": report["url"],
        "title": report["title"],
        "publisher": report["publisher"],
        "published": report["published"],
        "type": action["type"],
        "mode": action["mode"],
        "contexts": action["contexts"],
        "cameo": action["cameo"],
        "quad": action["quad"],
        "score": action["score"],
        "action_text": action["text"],
        "action_spans": str(action["spans"]),  # a list of pairs of numbers prints as JSON
        "actors": actors[0],
        "actor_texts": actors[1],
        "actor_codes": actors[2],
        "actor_countries": actors[3],
        "actor_sectors": actors[4],
        "actor_spans": actors[5],
        "recipients": recipients[0],
        "recipient_texts": recipients[1],
        "recipient_codes": recipients[2],
        "recipient_countries": recipients[3],
        "recipient_sectors": recipients[4],
        "recipient_spans": recipients[5],
        "time_start": time["start"],
        "time_end": time["end"],
        "time_precision": time["precision"],
        "time_text": time["text"],
        "time_because": time["because"],
        "place": place["name"],
        "place_country": place["country"],
        "place_admin1": place["admin1"],
        "lat": place["lat"],
        "lon": place["lon"],
        "place_text": place["text"],
        "status": status["value"],
        "historical": status["historical"],
        "factuality": status["factuality"],
        "speakers": [called(speaker) or "" for speaker in speakers],
        "speaker_kinds": [speaker["kind"] for speaker in speakers],
        "quantities": _quantities(told["quantities"]),
        "sentence": sentence["text"],
        "sentence_start": sentence["start"],
        "sentence_end": sentence["end"],
        "confidence": told["confidence"],
        "coder": told["coder"],
    }


def _party_cells(parties: Sequence[Told]) -> tuple[list[str], list[str], list[str], list[str], list[str], str]:
    """Names, words, codes, countries and sectors of parties, and their spans as JSON."""
    names, texts, codes, places, sectors, spans = [], [], [], [], [], []
    for party in parties:
        names.append(called(party) or "")
        texts.append(party["text"] or "")
        codes.append(party["code"] or "")
        places.append(party["country"] or "")
        sectors.append(" ".join(party["sectors"]))
        spans.append(party["spans"])
    return names, texts, codes, places, sectors, str(spans)


def _quantities(quantities: Sequence[Told]) -> str | None:
    if not quantities:
        return None
    return json.dumps([{name: each[name] for name in ("what", "low", "high")} for each in quantities])


def _rows(told: Told) -> Iterator[Row]:
    yield row_of(told)


def _dyads(told: Told) -> Iterator[Row]:
    from dateline.store.exports.columns import party_pairs

    row = row_of(told)
    plain = {column.name: row[column.name] for column in _PLAIN}
    for actor, recipient in party_pairs(told):
        yield {**plain, **_one("actor", actor), **_one("recipient", recipient)}


def _one(role: str, party: Told) -> dict[str, Any]:
    return {
        role: called(party),
        f"{role}_code": party.get("code"),
        f"{role}_country": party.get("country"),
        f"{role}_sector": (party.get("sectors") or [None])[0],
    }


def _dyad_columns() -> tuple[Column, ...]:
    found = []
    for role in ("actor", "recipient"):
        found += [
            Column(role, "text", f"one {role}'s name, else the words", hxl=f"#org+{role}+name"),
            Column(f"{role}_code", "text", "its code"),
            Column(f"{role}_country", "text", "its country", hxl=f"#country+{role}+code"),
            Column(f"{role}_sector", "text", "its first sector"),
        ]
    return tuple(found)


_PLAIN = tuple(each for each in COLUMNS if not each.name.startswith(("actor", "recipient")))

ACCOUNTS = TableForm("csv", "Accounts, a row each", ".csv", COLUMNS, _rows, says_status=True)
DYADS = TableForm(
    "dyad",
    "Accounts, a row for each actor with each recipient",
    ".csv",
    (*_PLAIN, *_dyad_columns()),
    _dyads,
    says_status=True,
)
