"""GDELT 2.0's Events (61 columns) and Mentions (16): tabs, no header, a row for each actor with each recipient."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from dateline.store.exports.columns import (
    Column,
    TableForm,
    Told,
    called,
    pair_number,
    party_pairs,
    published_day,
    sentence_number,
)
from dateline.store.exports.countries import country
from dateline.store.rows import Row

CAMEO_ROLES = {
    "PRM": "UAF",
    "MED": "HLH",
    "JRN": "MED",
    "SOC": "CVL",
    "PTY": "",
    "PRE": "",
    "UNK": "",
}
"""PLOVER's sectors whose CAMEO role has other letters; '' where CAMEO has none."""
QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
LEAD = 600
"""An act told within so many code points is taken for the report's lead (IsRootEvent)."""

_NO_RELIGION = "no religion or ethnic group of an actor is coded"
_NO_ACTOR_PLACE = "where an actor is, is not coded; GDELT writes the centre of its country"


def _actor_columns(number: int, role: str) -> Iterator[Column]:
    actor = f"Actor{number}"
    yield Column(f"{actor}Code", "text", f"the {role}'s code")
    yield Column(f"{actor}Name", "text", f"the {role}'s name, else its words, in capitals")
    yield Column(f"{actor}CountryCode", "text", f"the {role}'s country")
    yield Column(f"{actor}KnownGroupCode", "text", f"the first letters of the code of an international {role}")
    for name in ("EthnicCode", "Religion1Code", "Religion2Code"):
        yield Column(f"{actor}{name}", "text", empty=_NO_RELIGION)
    for place in (1, 2, 3):
        yield Column(f"{actor}Type{place}Code", "text", f"sector {place}, in CAMEO's letters")


def _place_columns(name: str, *, filled: bool) -> Iterator[Column]:
    said = {
        "Type": ("integer", "place.precision: 1 country, 2 or 5 first division (in or outside the USA), 3 or 4 town"),
        "FullName": ("text", "place.name, admin1, name of the country"),
        "CountryCode": ("text", "place.country, as FIPS 10-4"),
        "ADM1Code": ("text", ""),
        "ADM2Code": ("text", ""),
        "Lat": ("number", "place.lat"),
        "Long": ("number", "place.lon"),
        "FeatureID": ("text", ""),
    }
    why = {
        "ADM1Code": "divisions have no FIPS code here",
        "ADM2Code": "second divisions are not coded",
        "FeatureID": "places have GeoNames ids, which are not GNS ids",
    }
    for part, (kind, what) in said.items():
        if filled:
            yield Column(f"{name}_{part}", kind, what, empty=why.get(part, ""))  # type: ignore[arg-type]
        else:
            yield Column(f"{name}_{part}", kind, empty=_NO_ACTOR_PLACE)  # type: ignore[arg-type]


EVENT_COLUMNS = (
    Column("GLOBALEVENTID", "integer", "60 bits of the hash of account, actor and recipient"),
    Column("SQLDATE", "integer", "time.start, else the day of publication, as GDELT does"),
    Column("MonthYear", "integer", "the same"),
    Column("Year", "integer", "the same"),
    Column("FractionDate", "number", "the same: the year and, of 365 days, 30 for each full month"),
    *_actor_columns(1, "actor"),
    *_actor_columns(2, "recipient"),
    Column("IsRootEvent", "integer", f"1 where the sentence begins in the report's first {LEAD} code points"),
    Column("EventCode", "text", "action.cameo"),
    Column("EventBaseCode", "text", "its first three digits"),
    Column("EventRootCode", "text", "its first two digits"),
    Column("QuadClass", "integer", "action.quad"),
    Column("GoldsteinScale", "number", "action.score"),
    Column("NumMentions", "integer", "1: a row is one report's account"),
    Column("NumSources", "integer", "1"),
    Column("NumArticles", "integer", "1"),
    Column("AvgTone", "number", empty="tone is not measured"),
    *_place_columns("Actor1Geo", filled=False),
    *_place_columns("Actor2Geo", filled=False),
    *_place_columns("ActionGeo", filled=True),
    Column("DATEADDED", "integer", "when the report was kept, else fetched, else published"),
    Column("SOURCEURL", "text", "report.url, else report.publisher"),
)
MENTION_COLUMNS = (
    Column("GLOBALEVENTID", "integer", "as in Events"),
    Column("EventTimeDate", "integer", "as DATEADDED in Events"),
    Column("MentionTimeDate", "integer", "the same"),
    Column("MentionType", "integer", "1 where the report has a URL, else 2"),
    Column("MentionSourceName", "text", "the host of report.url, else report.publisher"),
    Column("MentionIdentifier", "text", "report.url, else report.title"),
    Column("SentenceID", "integer", "the number of the sentence; the title counts as one"),
    Column("Actor1CharOffset", "integer", "where the actor's first span starts, in code points; -1 if none"),
    Column("Actor2CharOffset", "integer", "the same of the recipient"),
    Column("ActionCharOffset", "integer", "the same of the action"),
    Column("InRawText", "integer", "1 where both parties have words of their own in the sentence"),
    Column("Confidence", "integer", "confidence in percent"),
    Column("MentionDocLen", "integer", "the length of the report's text"),
    Column("MentionDocTone", "number", empty="tone is not measured"),
    Column("MentionDocTranslationInfo", "text", empty="only English is read"),
    Column("Extras", "text", empty="GDELT leaves it empty too"),
)


def _events(told: Told) -> Iterator[Row]:
    action, report = told["action"], told["report"]
    day = told["time"]["start"] or published_day(told)
    cameo = action["cameo"] or ""
    for actor, recipient in party_pairs(told):
        row: dict[str, Any] = {column.name: None for column in EVENT_COLUMNS}
        row |= {
            "GLOBALEVENTID": pair_number(told, actor, recipient),
            **_dates(day),
            **_actor(1, actor),
            **_actor(2, recipient),
            "IsRootEvent": int(told["sentence"]["start"] < LEAD),
            "EventCode": cameo or None,
            "EventBaseCode": cameo[:3] or None,
            "EventRootCode": cameo[:2] or None,
            "QuadClass": QUADS.get(action["quad"]),
            "GoldsteinScale": action["score"],
            **dict.fromkeys(("NumMentions", "NumSources", "NumArticles"), 1),
            **_place(told["place"]),
            "DATEADDED": added(told),
            "SOURCEURL": report["url"] or report["publisher"],
        }
        yield row


def _mentions(told: Told) -> Iterator[Row]:
    report = told["report"]
    moment = added(told)
    start, end = told["sentence"]["start"], told["sentence"]["end"]
    for actor, recipient in party_pairs(told):
        spans = [party["spans"] for party in (actor, recipient) if party]
        yield {
            "GLOBALEVENTID": pair_number(told, actor, recipient),
            "EventTimeDate": moment,
            "MentionTimeDate": moment,
            "MentionType": 1 if report["url"] else 2,
            "MentionSourceName": (urlsplit(report["url"]).hostname if report["url"] else None) or report["publisher"],
            "MentionIdentifier": report["url"] or report["title"],
            "SentenceID": sentence_number(told),
            "Actor1CharOffset": _first(actor),
            "Actor2CharOffset": _first(recipient),
            "ActionCharOffset": _first(told["action"]),
            "InRawText": int(all(any(start <= s and e <= end for s, e in each) for each in spans)),
            "Confidence": round(told["confidence"] * 100),
            "MentionDocLen": report["text_length"],
            "MentionDocTone": None,
            "MentionDocTranslationInfo": None,
            "Extras": None,
        }


def _first(words: Told) -> int:
    return words["spans"][0][0] if words.get("spans") else -1


def _dates(day: str | None) -> Row:
    if day is None:
        return {}
    then = date.fromisoformat(day)
    return {
        "SQLDATE": int(f"{then:%Y%m%d}"),
        "MonthYear": int(f"{then:%Y%m}"),
        "Year": then.year,
        "FractionDate": round(then.year + ((then.month - 1) * 30 + then.day) / 365, 4),
    }


def _actor(number: int, party: Told) -> Row:
    if not party:
        return {}
    roles = [CAMEO_ROLES.get(sector, sector) for sector in party["sectors"]]
    roles = [role for role in dict.fromkeys(roles) if role][:3]
    name = called(party)
    known = (party["code"] or "")[:3] if "IGO" in party["sectors"] else ""
    return {
        f"Actor{number}Code": party["code"],
        f"Actor{number}Name": name.upper() if name else None,
        f"Actor{number}CountryCode": party["country"],
        f"Actor{number}KnownGroupCode": known or None,
        **{f"Actor{number}Type{place}Code": role for place, role in enumerate(roles, 1)},
    }


def _place(place: Told) -> Row:
    if not place["name"] and not place["country"]:
        return {"ActionGeo_Type": 0}
    american = place["country"] == "USA"
    kinds = {"country": 1, "admin1": 2 if american else 5}
    where = country(place["country"])
    parts = [place["name"], place["admin1"], where.name]
    return {
        "ActionGeo_Type": kinds.get(place["precision"], 3 if american else 4),
        "ActionGeo_FullName": ", ".join(dict.fromkeys(part for part in parts if part)),
        "ActionGeo_CountryCode": where.fips or None,
        "ActionGeo_Lat": place["lat"],
        "ActionGeo_Long": place["lon"],
    }


def added(told: Told) -> int | None:
    """When the report came in, as YYYYMMDDHHMMSS."""
    report = told["report"]
    moment = report["added_at"] or report["fetched"] or report["published"]
    if not moment:
        return None
    digits = "".join(letter for letter in moment[:19] if letter.isdigit())
    return int(digits.ljust(14, "0"))


EVENTS = TableForm("gdelt", "GDELT 2.0 Events", ".tsv", EVENT_COLUMNS, _events, "\t", header=False)
MENTIONS = TableForm("gdelt-mentions", "GDELT 2.0 Mentions", ".tsv", MENTION_COLUMNS, _mentions, "\t", header=False)
