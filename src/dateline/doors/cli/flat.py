"""An account as one flat row, for CSV and Parquet."""

from __future__ import annotations

import json

from dateline.model import Account, Party, Words

COLUMNS = {
    "account_id": "VARCHAR",
    "report_id": "VARCHAR",
    "url": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "published": "VARCHAR",
    "type": "VARCHAR",
    "mode": "VARCHAR",
    "contexts": "VARCHAR[]",
    "cameo": "VARCHAR",
    "quad": "VARCHAR",
    "score": "DOUBLE",
    "action_text": "VARCHAR",
    "action_spans": "VARCHAR",
    "actors": "VARCHAR[]",
    "actor_texts": "VARCHAR[]",
    "actor_codes": "VARCHAR[]",
    "actor_countries": "VARCHAR[]",
    "actor_sectors": "VARCHAR[]",
    "actor_spans": "VARCHAR",
    "recipients": "VARCHAR[]",
    "recipient_texts": "VARCHAR[]",
    "recipient_codes": "VARCHAR[]",
    "recipient_countries": "VARCHAR[]",
    "recipient_sectors": "VARCHAR[]",
    "recipient_spans": "VARCHAR",
    "time_start": "DATE",
    "time_end": "DATE",
    "time_precision": "VARCHAR",
    "time_text": "VARCHAR",
    "time_because": "VARCHAR",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "place_admin1": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "place_text": "VARCHAR",
    "status": "VARCHAR",
    "historical": "BOOLEAN",
    "factuality": "DOUBLE",
    "speakers": "VARCHAR[]",
    "speaker_kinds": "VARCHAR[]",
    "quantities": "VARCHAR",
    "sentence": "VARCHAR",
    "sentence_start": "BIGINT",
    "sentence_end": "BIGINT",
    "confidence": "DOUBLE",
    "coder": "VARCHAR",
}
"""Every column and its DuckDB type. Lists are joined by '; ' in CSV; spans are JSON: [[start, end], …]."""


def flat_row(account: Account) -> dict[str, object]:
    """One row of an account; its keys are those of `COLUMNS`, in order."""
    report, action, time, place = account.report, account.action, account.time, account.place
    start, end = account.sentence
    row: dict[str, object] = {
        "account_id": account.account_id,
        **{key: value for key, value in report.as_dict().items() if key != "language"},
        "type": action.type,
        "mode": action.mode,
        "contexts": list(action.contexts),
        "cameo": action.cameo,
        "quad": action.quad,
        "score": action.score,
        "action_text": action.words.text or None,
        "action_spans": _spans(action.words),
        **_parties("actor", account.actors),
        **_parties("recipient", account.recipients),
        "time_start": time.start.isoformat() if time.start else None,
        "time_end": time.end.isoformat() if time.end else None,
        "time_precision": time.precision,
        "time_text": time.words.text or None,
        "time_because": time.because,
        "place": place.name,
        "place_country": place.country,
        "place_admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "place_text": place.words.text or None,
        "status": account.status.value,
        "historical": account.status.historical,
        "factuality": account.status.factuality,
        "speakers": [speaker.name or first_words(speaker.words) for speaker in account.speakers],
        "speaker_kinds": [speaker.kind for speaker in account.speakers],
        "quantities": _quantities(account),
        "sentence": report.text[start:end],
        "sentence_start": start,
        "sentence_end": end,
        "confidence": round(account.confidence, 3),
        "coder": account.coder,
    }
    return {name: row[name] for name in COLUMNS}


def first_words(words: Words) -> str:
    """The words of the first of several spans, on one line: enough to name a party."""
    return " ".join(words.text.split(" … ")[0].split())


def _parties(role: str, parties: tuple[Party, ...]) -> dict[str, object]:
    return {
        f"{role}s": [party.name or first_words(party.words) for party in parties],
        f"{role}_texts": [party.words.text for party in parties],
        f"{role}_codes": [party.code or "" for party in parties],
        f"{role}_countries": [party.country or "" for party in parties],
        f"{role}_sectors": [" ".join(party.sectors) for party in parties],
        f"{role}_spans": json.dumps([[list(pair) for pair in party.words.spans] for party in parties]),
    }


def _spans(words: Words) -> str:
    return json.dumps([list(pair) for pair in words.spans])


def _quantities(account: Account) -> str | None:
    if not account.quantities:
        return None
    return json.dumps([{"what": each.what, "low": each.low, "high": each.high} for each in account.quantities])
