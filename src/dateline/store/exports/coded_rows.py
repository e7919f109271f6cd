"""ICEWS, POLECAT and PETRARCH: tab-separated tables of the same family, a row for each actor with each recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.codebook import load
from dateline.store.exports.columns import (
    Column,
    TableForm,
    Told,
    called,
    number_of,
    pair_number,
    party_pairs,
    published_day,
    sentence_number,
)
from dateline.store.exports.countries import country
from dateline.store.rows import Row

SECTOR_NAMES = {
    "GOV": "Government",
    "MIL": "Military",
    "LEG": "Legislative / Parliamentary",
    "JUD": "Judicial",
    "COP": "Police",
    "SPY": "Intelligence",
    "PRM": "Paramilitary",
    "REB": "Rebels",
    "UAF": "Unidentified Armed Force",
    "PTY": "Parties",
    "OPP": "Opposition",
    "ELI": "Elite",
    "CVL": "Civilian",
    "SOC": "Social",
    "BUS": "Business",
    "LAB": "Labor",
    "AGR": "Agriculture",
    "EDU": "Education",
    "REL": "Religious",
    "MED": "Medical",
    "JRN": "News Media",
    "CRM": "Criminals / Gangs",
    "REF": "Refugees",
    "PRE": "Partially Recognized State",
    "UNK": "Unidentified",
    "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organization (International)",
    "MNC": "Multinational Corporation",
    "IMG": "International Dissident",
}
"""Our sectors in words like those of ICEWS."""

ICEWS_COLUMNS = (
    Column("Event ID", "integer", "60 bits of the hash of account, actor and recipient"),
    Column("Event Date", "date", "time.start; empty where it is unknown"),
    Column("Source Name", "text", "the actor's name, else its words"),
    Column("Source Sectors", "text", "the names of the actor's sectors, with commas"),
    Column("Source Country", "text", "the name of the actor's country"),
    Column("Event Text", "text", "our label of type and mode (not CAMEO's)"),
    Column("CAMEO Code", "text", "action.cameo"),
    Column("Intensity", "number", "action.score"),
    Column("Target Name", "text", "the recipient's name, else its words"),
    Column("Target Sectors", "text", "as of the actor"),
    Column("Target Country", "text", "as of the actor"),
    Column("Story ID", "integer", "60 bits of the hash of report.report_id"),
    Column("Sentence Number", "integer", "the number of the sentence; the title counts as one"),
    Column("Publisher", "text", "report.publisher"),
    Column("City", "text", "place.name, where it is a town or a point"),
    Column("District", "text", empty="second divisions are not coded"),
    Column("Province", "text", "place.admin1"),
    Column("Country", "text", "the name of place.country"),
    Column("Latitude", "number", "place.lat"),
    Column("Longitude", "number", "place.lon"),
)
_NO_NAMES = "names of people, bodies and places that took no part are not kept"
_NO_ARTICLE = "actors have Wikidata ids, not names of Wikipedia's pages"
_NO_TITLE = "who held which office is used for the sector, and not kept"


def _polecat_party(role: str) -> Iterator[Column]:
    yield Column(f"{role} Name", "text", f"the {role.lower()}'s name, else its words")
    yield Column(f"{role} Country", "text", "its country")
    yield Column(f"{role} COW", "text", "its country's Correlates of War code")
    yield Column(f"Primary {role} Sector", "text", "its first sector")
    yield Column(f"{role} Sectors", "text", "all its sectors, with semicolons")
    yield Column(f"{role} Title", "text", empty=_NO_TITLE)
    yield Column(f"{role} Name Raw", "text", "its words")
    yield Column(f"Wikipedia {role} ID", "text", empty=_NO_ARTICLE)


POLECAT_COLUMNS = (
    Column("Event ID", "text", "account_id, and a number for each further pair of actor and recipient"),
    Column("Event Date", "date", "time.start; empty where it is unknown"),
    Column("Event Type", "text", "action.type"),
    Column("Event Mode", "text", "action.mode"),
    Column("Intensity", "number", "action.score"),
    Column("Quad Code", "text", "action.quad, in capitals"),
    Column("Contexts", "text", "action.contexts, with semicolons"),
    *_polecat_party("Actor"),
    *_polecat_party("Recipient"),
    Column("Placename", "text", "place.name"),
    Column("City", "text", "place.name, where it is a town or a point"),
    Column("District", "text", empty="second divisions are not coded"),
    Column("Province", "text", "place.admin1"),
    Column("Country", "text", "place.country"),
    Column("Latitude", "number", "place.lat"),
    Column("Longitude", "number", "place.lon"),
    Column("GeoNames ID", "text", "place.ids.geonames"),
    Column("Raw Placename", "text", "place.text"),
    Column("Feature Type", "text", empty="the kind of a place is kept as its precision only"),
    Column("Source", "text", "report.publisher"),
    Column("Publication Date", "date", "report.published"),
    Column("Story People", "text", empty=_NO_NAMES),
    Column("Story Organizations", "text", empty=_NO_NAMES),
    Column("Story Locations", "text", empty=_NO_NAMES),
    Column("Language", "text", "report.language"),
    Column("Version", "text", "coder"),
)
PETRARCH_COLUMNS = (
    Column("date", "text", "report.published as YYYYMMDD: PETRARCH dates an event by its story"),
    Column("source", "text", "the actor's code; --- for none"),
    Column("target", "text", "the recipient's code; --- for none"),
    Column("code", "text", "action.cameo"),
    Column("issues", "text", "action.contexts, each counted once"),
    Column("ids", "text", "report.report_id and the number of the sentence"),
    Column("url", "text", "report.url"),
    Column("story source", "text", "report.publisher"),
    Column("source text", "text", "the actor's words"),
    Column("target text", "text", "the recipient's words"),
    Column("event text", "text", "action.text"),
    Column("source root", "text", empty="there are no dictionaries whose headwords could stand here"),
    Column("target root", "text", empty="there are no dictionaries whose headwords could stand here"),
)


def _icews(told: Told) -> Iterator[Row]:
    place, report = told["place"], told["report"]
    for actor, recipient in party_pairs(told):
        yield {
            "Event ID": pair_number(told, actor, recipient),
            "Event Date": told["time"]["start"],
            **_icews_party("Source", actor),
            "Event Text": label(told["action"]["type"], told["action"]["mode"]),
            "CAMEO Code": told["action"]["cameo"],
            "Intensity": told["action"]["score"],
            **_icews_party("Target", recipient),
            "Story ID": number_of(report["report_id"]),
            "Sentence Number": sentence_number(told),
            "Publisher": report["publisher"],
            "City": town(place),
            "District": None,
            "Province": place["admin1"],
            "Country": country(place["country"]).name or None,
            "Latitude": place["lat"],
            "Longitude": place["lon"],
        }


def _icews_party(role: str, party: Told) -> Row:
    return {
        f"{role} Name": called(party),
        f"{role} Sectors": ",".join(_sector_names(party.get("sectors", ()))) or None,
        f"{role} Country": country(party.get("country")).name or None,
    }


def _polecat(told: Told) -> Iterator[Row]:
    place, report, action = told["place"], told["report"], told["action"]
    for number, (actor, recipient) in enumerate(party_pairs(told)):
        yield {
            "Event ID": told["account_id"] + (f"-{number + 1}" if number else ""),
            "Event Date": told["time"]["start"],
            "Event Type": action["type"],
            "Event Mode": action["mode"],
            "Intensity": action["score"],
            "Quad Code": (action["quad"] or "").upper() or None,
            "Contexts": "; ".join(action["contexts"]) or None,
            **_polecat_cells("Actor", actor),
            **_polecat_cells("Recipient", recipient),
            "Placename": place["name"],
            "City": town(place),
            "District": None,
            "Province": place["admin1"],
            "Country": place["country"],
            "Latitude": place["lat"],
            "Longitude": place["lon"],
            "GeoNames ID": place["ids"].get("geonames"),
            "Raw Placename": place["text"],
            "Feature Type": None,
            "Source": report["publisher"],
            "Publication Date": published_day(told),
            **dict.fromkeys(("Story People", "Story Organizations", "Story Locations")),
            "Language": report["language"],
            "Version": told["coder"],
        }


def _polecat_cells(role: str, party: Told) -> Row:
    sectors = party.get("sectors") or []
    return {
        f"{role} Name": called(party),
        f"{role} Country": party.get("country"),
        f"{role} COW": country(party.get("country")).cow or None,
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": "; ".join(sectors) or None,
        f"{role} Title": None,
        f"{role} Name Raw": party.get("text"),
        f"Wikipedia {role} ID": None,
    }


def _petrarch(told: Told) -> Iterator[Row]:
    report = told["report"]
    for actor, recipient in party_pairs(told):
        yield {
            "date": (published_day(told) or "").replace("-", "") or None,
            "source": actor.get("code") or "---",
            "target": recipient.get("code") or "---",
            "code": told["action"]["cameo"],
            "issues": ";".join(f"{context.upper()},1" for context in told["action"]["contexts"]),
            "ids": f"{report['report_id']}_{sentence_number(told) or 1}",
            "url": report["url"],
            "story source": report["publisher"],
            "source text": actor.get("text"),
            "target text": recipient.get("text"),
            "event text": told["action"]["text"],
            "source root": None,
            "target root": None,
        }


@cache
def label(type_: str, mode: str | None) -> str:
    """What a type and mode are called: 'attacks (aerial)'."""
    rule = load().actions.get(type_)
    named = rule.label if rule else type_
    return f"{named} ({mode})" if mode else named


def town(place: Told) -> str | None:
    """A place's name where it is a town or a point."""
    name: str | None = place["name"] if place["precision"] in ("city", "point") else None
    return name


def _sector_names(sectors: Sequence[str]) -> list[str]:
    return [SECTOR_NAMES.get(sector, sector) for sector in sectors]


ICEWS = TableForm("icews", "ICEWS events", ".tab", ICEWS_COLUMNS, _icews, "\t")
POLECAT = TableForm("polecat", "POLECAT events", ".txt", POLECAT_COLUMNS, _polecat, "\t")
PETRARCH = TableForm("petrarch", "PETRARCH2 events", ".txt", PETRARCH_COLUMNS, _petrarch, "\t", header=False)
