"""Exports that are no tables: JSON lines, GeoJSON, FollowTheMoney, TimelineJS, Label Studio."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import content_id
from dateline.store.exports.coded_rows import label
from dateline.store.exports.columns import Column, DocumentForm, Only, Told, called, killed, published_day
from dateline.store.exports.countries import country
from dateline.store.exports.quoting import moved_of

PICKED = 50
"""TimelineJS is pleasant below a hundred slides and slow at three hundred."""


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json_lines(tolds: Iterable[Told]) -> Iterator[str]:
    for told in tolds:
        report = {name: told["report"][name] for name in _REPORT}
        if told["report"]["fetched_from"]:
            report["fetched_from"] = told["report"]["fetched_from"]
        rest = {name: value for name, value in told.items() if name not in _OURS}
        judged = {"judged": told["judged"]} if told["judged"] else {}  # the shape of `dateline code` but for this
        yield _line({"account_id": told["account_id"], "report": report, **rest, **judged}) + "\n"


_OURS = ("account_id", "report", "anchors", "moved", "judged")
_REPORT = ("report_id", "url", "title", "publisher", "published", "language")


def _geojson(tolds: Iterable[Told]) -> Iterator[str]:
    from dateline.store.exports.flat import row_of

    yield '{"type":"FeatureCollection","features":['
    between = "\n"
    for told in tolds:
        lat, lon = told["place"]["lat"], told["place"]["lon"]
        row = row_of(told)
        feature = {
            "type": "Feature",
            "id": told["account_id"],
            "geometry": {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None,
            "properties": {name: value for name, value in row.items() if not name.endswith("spans")},
        }
        yield between + _line(feature)
        between = ",\n"
    yield "\n]}\n"


def _follow_the_money(tolds: Iterable[Told]) -> Iterator[str]:
    written: set[str] = set()
    for told in tolds:
        for entity in (_article(told), *_legal_entities(told), _event(told)):
            if entity["id"] not in written:
                written.add(entity["id"])
                yield _line(entity) + "\n"


def _entity(entity_id: str, schema: str, **properties: Any) -> dict[str, Any]:
    filled = {name: [str(value)] if isinstance(value, (str, int)) else value for name, value in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": {k: v for k, v in filled.items() if v}}


def _article(told: Told) -> dict[str, Any]:
    report = told["report"]
    return _entity(
        report["report_id"],
        "Article",
        title=report["title"],
        sourceUrl=report["url"],
        publisher=report["publisher"],
        publishedAt=report["published"],
        author=report["byline"],
        language="eng",
    )


def _party_id(party: Told) -> str:
    return content_id("party", party["ids"].get("wikidata") or (called(party), party["country"]))


def _legal_entities(told: Told) -> Iterator[dict[str, Any]]:
    schemas = {"person": "Person", "organisation": "Organization", "country": "PublicBody"}
    for party in (*told["actors"], *told["recipients"]):
        name = called(party)
        if name:
            yield _entity(
                _party_id(party),
                schemas.get(party["kind"], "LegalEntity"),
                name=name,
                country=country(party["country"]).alpha2.lower() or None,
                wikidataId=party["ids"].get("wikidata"),
            )


def _event(told: Told) -> dict[str, Any]:
    time, place = told["time"], told["place"]
    return _entity(
        told["account_id"],
        "Event",
        name=headline(told),
        startDate=time["start"],
        endDate=time["end"],
        location=place["name"],
        country=country(place["country"]).alpha2.lower() or None,
        organizer=[_party_id(party) for party in told["actors"] if called(party)],
        involved=[_party_id(party) for party in told["recipients"] if called(party)],
        summary=told["sentence"]["text"],
        description=f"{told['action']['type']}, {told['status']['value']}; confidence {told['confidence']}",
        proof=[told["report"]["report_id"]],
        sourceUrl=told["report"]["url"],
        publisher=told["report"]["publisher"],
    )


def headline(told: Told) -> str:
    """An account in one line: 'Rebels attacks (aerial) Gao'."""
    actors = ", ".join(filter(None, map(called, told["actors"]))) or "somebody"
    recipients = ", ".join(filter(None, map(called, told["recipients"])))
    said = "" if told["status"]["value"] in ("happened", "ongoing") else f" [{told['status']['value']}]"
    return f"{actors}: {label(told['action']['type'], told['action']['mode'])} {recipients}".strip() + said


def _timeline(tolds: Iterable[Told]) -> Iterator[str]:
    dated = (told for told in tolds if told["time"]["start"])
    picked = heapq.nlargest(PICKED, dated, key=lambda told: (killed(told) or 0, told["confidence"], told["account_id"]))
    slides = [_slide(told) for told in sorted(picked, key=lambda told: told["time"]["start"])]
    yield _line(
        {"title": {"text": {"headline": "Accounts of events", "text": f"{len(slides)} picked"}}, "events": slides}
    )
    yield "\n"


def _slide(told: Told) -> dict[str, Any]:
    report = told["report"]
    who = " · ".join(filter(None, (report["publisher"], published_day(told))))
    quote = _safe(told["sentence"]["text"] or "")
    url = report["url"] if (report["url"] or "").startswith(("http://", "https://")) else None
    link = f'<a href="{_safe(url)}">{_safe(who or url)}</a>' if url else _safe(who)
    return {
        "unique_id": told["account_id"],
        "start_date": _slide_day(told["time"]["start"]),
        "end_date": _slide_day(told["time"]["end"]) if told["time"]["end"] else None,
        "text": {"headline": _safe(headline(told)), "text": f"<blockquote>{quote}</blockquote><p>{link}</p>"},
        "group": told["action"]["type"],
    }


def _slide_day(day: str) -> dict[str, str]:
    year, month, number = day.split("-")
    return {"year": year, "month": month, "day": number}


def _safe(text: str | None) -> str:
    import html

    return html.escape(text or "")


def _label_studio(tolds: Iterable[Told]) -> Iterator[str]:
    yield "["
    between = "\n"
    for told in tolds:
        sentence = told["sentence"]
        if not sentence["text"]:
            continue
        task = {
            "data": {
                "text": sentence["text"],
                "account_id": told["account_id"],
                "report_id": told["report"]["report_id"],
                "url": told["report"]["url"],
                "start": sentence["start"],
            },
            "predictions": [
                {"model_version": told["coder"], "score": told["confidence"], "result": list(_regions(told))}
            ],
        }
        yield between + _line(task)
        between = ",\n"
    yield "\n]\n"


def _regions(told: Told) -> Iterator[dict[str, Any]]:
    sentence, moved = told["sentence"], moved_of(told)
    labelled = [("action", told["action"]), ("time", told["time"]), ("place", told["place"])]
    labelled += [("actor", party) for party in told["actors"]]
    labelled += [("recipient", party) for party in told["recipients"]]
    labelled += [("speaker", speaker) for speaker in (*told["speakers"], *told.get("confirmed_by", ()))]
    for name, words in labelled:
        for start, end in words["spans"]:
            if sentence["start"] <= start and end <= sentence["end"]:
                first, last = moved.shown(start), moved.shown(end)
                yield {
                    "id": content_id(told["account_id"], name, start, end),
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "value": {"start": first, "end": last, "text": sentence["text"][first:last], "labels": [name]},
                }
    yield {
        "id": content_id(told["account_id"], "type"),
        "from_name": "type",
        "to_name": "text",
        "type": "choices",
        "value": {"choices": [told["action"]["type"]]},
    }


JSON_LINES = DocumentForm("jsonl", "Accounts as JSON, a line each", ".jsonl", _json_lines, says_judged=True)
GEOJSON = DocumentForm(
    "geojson",
    "GeoJSON (RFC 7946)",
    ".geojson",
    _geojson,
    (
        Column("id", "text", "account_id"),
        Column("geometry", "text", "a point from place.lon and place.lat; null where the place has none"),
        Column("properties", "text", "the columns of our own table, without spans"),
    ),
    says_judged=True,
)
FOLLOW_THE_MONEY = DocumentForm(
    "ftm",
    "FollowTheMoney entities, a line each",
    ".ftm.json",
    _follow_the_money,
    (
        Column("Article", "text", "a report: title, sourceUrl, publisher, publishedAt, author, language"),
        Column("Person, Organization, PublicBody, LegalEntity", "text", "a party: name, country, wikidataId"),
        Column(
            "Event",
            "text",
            "an account: name, startDate, endDate, location, country, organizer (actors), "
            "involved (recipients), summary (the sentence), description (type, status, confidence), proof (article)",
        ),
    ),
)
TIMELINE = DocumentForm(
    "timelinejs",
    f"TimelineJS, of the dated accounts {PICKED} at most",
    ".timeline.json",
    _timeline,
    (Column("events", "text", f"the {PICKED} dated accounts with most killed, then most confidence"),),
    only=Only(lambda told: bool(told["time"]["start"]), "they have no day"),
    most=PICKED,
)
LABEL_STUDIO = DocumentForm(
    "label-studio",
    "Tasks for Label Studio, with our reading as predictions",
    ".tasks.json",
    _label_studio,
    (
        Column("data", "text", "the sentence, with account_id, report_id, url and where it starts"),
        Column("predictions", "text", "spans of action, parties, time, place and speakers in it; the type as a choice"),
    ),
    only=Only(lambda told: bool(told["sentence"]["text"]), "no more of their report may be quoted; see --all-quotes"),
)
