"""Our own table: an account is one row, for CSV and Parquet; parties are parallel lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.store.exports.columns import Column, TableForm, Told, called
from dateline.store.rows import Row, compact

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
    Column("judged", "list", "what people judged: right or wrong, of a slot with its name"),
    Column("fetched_from", "text", "report.fetched_from, where its page names another address as its own"),
    Column("confirmed_by", "list", "each confirmer's name, else the words"),
)
NAMES = tuple(column.name for column in COLUMNS)


def cells_of(told: Told) -> tuple[Any, ...]:
    """The cells of an account's one row, in the order of `COLUMNS`."""
    # A tuple, since a million are made: to name every cell of every row would double the time.
    report, action, time, place, status = told["report"], told["action"], told["time"], told["place"], told["status"]
    speakers, sentence = told["speakers"], told["sentence"]
    return (
        told["account_id"],
        report["report_id"],
        report["url"],
        report["title"],
        report["publisher"],
        report["published"],
        action["type"],
        action["mode"],
        action["contexts"],
        action["cameo"],
        action["quad"],
        action["score"],
        action["text"],
        compact(action["spans"]),
        *_party_cells(told["actors"]),
        *_party_cells(told["recipients"]),
        time["start"],
        time["end"],
        time["precision"],
        time["text"],
        time["because"],
        place["name"],
        place["country"],
        place["admin1"],
        place["lat"],
        place["lon"],
        place["text"],
        status["value"],
        status["historical"],
        status["factuality"],
        [called(speaker) or "" for speaker in speakers],
        [speaker["kind"] for speaker in speakers],
        _quantities(told["quantities"]),
        sentence["text"],
        sentence["start"],
        sentence["end"],
        told["confidence"],
        told["coder"],
        told["judged"],
        report["fetched_from"],
        [called(speaker) or "" for speaker in told.get("confirmed_by", ())],
    )


def row_of(told: Told) -> Row:
    """One row of an account; its keys are the names of `COLUMNS`, in order."""
    return dict(zip(NAMES, cells_of(told), strict=True))


def _party_cells(parties: Sequence[Told]) -> tuple[list[str], list[str], list[str], list[str], list[str], str]:
    """Names, words, codes, countries and sectors of parties, and their spans as JSON."""
    if len(parties) == 1:  # most often, and a third of the time
        party = parties[0]
        return (
            [party["name"] or called(party) or ""],
            [party["text"] or ""],
            [party["code"] or ""],
            [party["country"] or ""],
            [" ".join(party["sectors"])],
            compact([party["spans"]]),
        )
    return (
        [called(party) or "" for party in parties],
        [party["text"] or "" for party in parties],
        [party["code"] or "" for party in parties],
        [party["country"] or "" for party in parties],
        [" ".join(party["sectors"]) for party in parties],
        compact([party["spans"] for party in parties]),
    )


def _quantities(quantities: Sequence[Told]) -> str | None:
    if not quantities:
        return None
    return compact([{name: each[name] for name in ("what", "low", "high")} for each in quantities])


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

ACCOUNTS = TableForm(
    "csv", "Accounts, a row each", ".csv", COLUMNS, _rows, says_status=True, says_judged=True, cells=cells_of
)
DYADS = TableForm(
    "dyad",
    "Accounts, a row for each actor with each recipient",
    ".csv",
    (*_PLAIN, *_dyad_columns()),
    _dyads,
    says_status=True,
    says_judged=True,
)
