"""A table shaped like ACLED's, for scripts that expect its columns. It is not ACLED's: no human has coded it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dateline.store.exports.columns import Column, Only, TableForm, Told, called, killed, published_day
from dateline.store.exports.countries import country
from dateline.store.rows import Row

VIOLENCE, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
REMOTE_MODES = {
    "explosives": "Remote explosive/landmine/IED",
    "suicide-attack": "Suicide bomb",
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "unconventional": "Chemical weapon",
}
AGAINST_PEOPLE = {"abduct": "Abduction/forced disappearance", "sexual": "Sexual violence"}
RIOTS = {"riot": "Violent demonstration", "vandalize": "Violent demonstration"}
STRATEGIC_KINDS = {
    ("COERCE", "arrest"): "Arrests",
    ("COERCE", "seize"): "Looting/property destruction",
    ("ASSAULT", "destroy"): "Looting/property destruction",
    ("RETREAT", "withdraw"): "Non-violent transfer of territory",
    ("RETREAT", "ceasefire"): "Agreement",
    ("MOBILIZE", None): "Change to group/activity",
}
INTER = (
    ({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"}, "State forces"),
    ({"REB"}, "Rebel group"),
    ({"PRM", "UAF", "CRM", "PTY"}, "Political militia"),
    ({"IGO", "IMG", "NGO", "MNC"}, "External/Other forces"),
)
"""Which kinds of actor stand for which sectors; the first that fits. Everybody else is a civilian, or protests."""
TIME_PRECISION = {"day": 1, "week": 2, "month": 3}
GEO_PRECISION = {"point": 1, "city": 1, "admin1": 2}

COLUMNS = (
    Column("event_id_cnty", "text", "place.country, else XXX, and 60 bits of account_id's hash"),
    Column("event_date", "date", "time.start; empty where it is unknown"),
    Column("year", "integer", "the same"),
    Column("time_precision", "integer", "time.precision: 1 day, 2 week, 3 month; empty where it is coarser"),
    Column("disorder_type", "text", "from action.type"),
    Column("event_type", "text", "from action.type and mode"),
    Column("sub_event_type", "text", "from action.type and mode"),
    Column("actor1", "text", "the first actor's name, else its words"),
    Column("assoc_actor_1", "text", "the other actors, with semicolons"),
    Column("inter1", "text", "from the first actor's sectors"),
    Column("actor2", "text", "the first recipient's name, else its words"),
    Column("assoc_actor_2", "text", "the other recipients, with semicolons"),
    Column("inter2", "text", "from the first recipient's sectors"),
    Column("interaction", "text", "inter1 and inter2"),
    Column("civilian_targeting", "text", "where violence meets civilians"),
    Column("iso", "integer", "place.country as ISO 3166 number"),
    Column("region", "text", "the UN's region of place.country (M49), not ACLED's"),
    Column("country", "text", "the name of place.country"),
    Column("admin1", "text", "place.admin1"),
    Column("admin2", "text", empty="second divisions are not coded"),
    Column("admin3", "text", empty="third divisions are not coded"),
    Column("location", "text", "place.name"),
    Column("latitude", "number", "place.lat"),
    Column("longitude", "number", "place.lon"),
    Column("geo_precision", "integer", "place.precision: 1 point or town, 2 first division; empty for a country"),
    Column("source", "text", "report.publisher"),
    Column("source_scale", "text", empty="the reach of publishers is not known"),
    Column("notes", "text", "sentence.text, no longer than a quotation may be"),
    Column("fatalities", "integer", "the least number of killed that is said; empty, not 0, where none is"),
    Column("tags", "text", "crowd size, where one is said; status, where it is more than 'happened'"),
    Column("timestamp", "integer", "when the report was kept, in seconds since 1970"),
)


def _rows(told: Told) -> Iterator[Row]:
    kind = _kind(told)
    if kind is None:
        return
    disorder, event_type, sub_type, targets = kind
    place = told["place"]
    where = country(place["country"])
    day = told["time"]["start"]
    protests = event_type in ("Protests", "Riots")
    inter1, inter2 = _inter(told["actors"], event_type if protests else ""), _inter(told["recipients"], "")
    from dateline.store.exports.columns import number_of

    yield {
        "event_id_cnty": f"{place['country'] or 'XXX'}{number_of(told['account_id'])}",
        "event_date": day,
        "year": int(day[:4]) if day else None,
        "time_precision": TIME_PRECISION.get(told["time"]["precision"]) if day else None,
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": sub_type,
        **_actors(told, inter1, inter2),
        "interaction": "-".join(each for each in (inter1, inter2) if each) or None,
        "civilian_targeting": "Civilian targeting" if targets else None,
        "iso": int(where.numeric) if where.numeric else None,
        "region": where.region or None,
        "country": where.name or None,
        "admin1": place["admin1"],
        "admin2": None,
        "admin3": None,
        "location": place["name"],
        "latitude": place["lat"],
        "longitude": place["lon"],
        "geo_precision": GEO_PRECISION.get(place["precision"]),
        "source": told["report"]["publisher"],
        "source_scale": None,
        "notes": told["sentence"]["text"],
        "fatalities": killed(told),
        "tags": _tags(told),
        "timestamp": _timestamp(told),
    }


def _kind(told: Told) -> tuple[str, str, str, bool] | None:
    """Disorder, event and sub-event type, and whether civilians are the target; None outside ACLED's themes."""
    type_, mode = told["action"]["type"], told["action"]["mode"]
    if type_ == "PROTEST":
        if mode in RIOTS:
            return DEMONSTRATIONS, "Riots", RIOTS[mode], False
        return DEMONSTRATIONS, "Protests", "Peaceful protest", False
    strategic = STRATEGIC_KINDS.get((type_, mode)) or STRATEGIC_KINDS.get((type_, None))
    if strategic:
        return STRATEGIC, STRATEGIC, strategic, False
    if type_ != "ASSAULT":
        return None
    civilians = bool(told["recipients"]) and not _armed(told["recipients"])
    if mode in REMOTE_MODES:
        return VIOLENCE, REMOTE, REMOTE_MODES[mode], civilians
    if mode in AGAINST_PEOPLE:
        return VIOLENCE, CIVILIANS, AGAINST_PEOPLE[mode], True
    if _armed(told["actors"]) and _armed(told["recipients"]):
        return VIOLENCE, BATTLES, "Armed clash", False
    return VIOLENCE, CIVILIANS, "Attack", True


def _armed(parties: list[Told]) -> bool:
    return bool({"MIL", "COP", "REB", "UAF", "PRM", "SPY"} & {sector for each in parties for sector in each["sectors"]})


def _inter(parties: list[Told], event_type: str) -> str:
    if not parties:
        return ""
    sectors = set(parties[0]["sectors"])
    for some, name in INTER:
        if sectors & some:
            return name
    return {"Riots": "Rioters", "Protests": "Protesters"}.get(event_type, "Civilians")


def _actors(told: Told, inter1: str, inter2: str) -> Row:
    found: Row = {}
    for number, parties, inter in ((1, told["actors"], inter1), (2, told["recipients"], inter2)):
        names = [called(party) for party in parties]
        found[f"actor{number}"] = names[0] if names else None
        found[f"assoc_actor_{number}"] = "; ".join(name for name in names[1:] if name) or None
        found[f"inter{number}"] = inter or None
    return found


def _tags(told: Told) -> str | None:
    crowd = [each["text"] for each in told["quantities"] if each["what"] == "crowd" and each["text"]]
    tags = [f"crowd size={crowd[0]}"] if crowd else []
    status = told["status"]["value"]
    tags += [f"status={status}"] if status != "happened" else []
    return "; ".join(tags) or None


def _timestamp(told: Told) -> int | None:
    moment = told["report"]["added_at"] or told["report"]["fetched"] or published_day(told)
    if not moment:
        return None
    at = datetime.fromisoformat(moment)
    from datetime import UTC

    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


_ONLY = Only(lambda told: _kind(told) is not None, "ACLED has no such event: talks, demands, sanctions, aid")
ACLED = TableForm("acled", "A table shaped like ACLED's (not ACLED's data)", ".csv", COLUMNS, _rows, only=_ONLY)
