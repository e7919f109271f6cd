"""GDELT, ICEWS, POLECAT, ACLED and UCDP GED: their files, row by row."""

from __future__ import annotations

import csv
import gzip
import io
import math
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO

from dateline.codebook.rules import TYPES
from dateline.errors import InputError
from dateline.store.exports.acled import REMOTE_MODES
from dateline.store.exports.coded_rows import SECTOR_NAMES
from dateline.store.exports.countries import by_fips, by_name
from dateline.store.exports.gdelt import CAMEO_ROLES, EVENT_COLUMNS
from dateline.store.imports.their_rows import TheirParty, TheirRow, span_of_days, typed

Cells = Mapping[str, str]
BROKEN = (KeyError, ValueError, TypeError, OverflowError)
_ROLES = {theirs: ours for ours, theirs in CAMEO_ROLES.items() if theirs}
_SECTORS = {name.lower(): code for code, name in SECTOR_NAMES.items()}
LONGEST_LINE = 1 << 20
"""Letters of a line: what is longer is no row, and would fill the memory."""
_UNPACKED = 4 << 30
"""Bytes of a packed file that are read at most; more is no file of events, but a bomb."""


def read_theirs(path: Path, set_name: str) -> Iterator[TheirRow | str | None]:
    """Rows of a file (plain, .gz, or a .zip of one file); for one that cannot be read, a sentence that says which.

    None for a row of a type that PLOVER has not: it is no event for us, and no error of theirs.

    Raises InputError when the file is not of that kind at all.
    """
    if set_name not in READERS:
        raise InputError(f"There is no import '{set_name}': {', '.join(READERS)}.")
    reader = READERS[set_name]
    with _opened(path) as file:
        for number, cells in _rows(file, set_name, path):
            if isinstance(cells, str):
                yield f"{path.name}: row {number} cannot be read ({cells})."
                continue
            try:
                row = reader(cells)
            except BROKEN as error:
                yield f"{path.name}: row {number} cannot be read ({type(error).__name__}: {error})."
                continue
            yield row


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    try:
        with path.open("rb") as raw:
            sign = raw.read(4)
            raw.seek(0)
            if sign[:2] == b"\x1f\x8b":
                with gzip.open(raw) as packed:
                    yield _text(packed)
            elif sign == b"PK\x03\x04":
                with zipfile.ZipFile(raw) as archive:
                    names = [each for each in archive.infolist() if not each.is_dir()]
                    if len(names) != 1 or names[0].file_size > _UNPACKED:
                        raise InputError(f"{path}: a .zip of one file of events is wanted; unpack it first.")
                    with archive.open(names[0]) as packed:
                        yield _text(packed)
            else:
                yield _text(raw)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file.") from None
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, csv.Error) as error:
        raise InputError(f"{path} cannot be read on ({error}).") from error


def _text(raw: object) -> IO[str]:
    return io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")  # type: ignore[type-var]


def _lines(file: IO[str], path: Path) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise InputError(f"{path}: a line has over {LONGEST_LINE:,} letters: this is no file of events.")
        yield line


def _rows(file: IO[str], set_name: str, path: Path) -> Iterator[tuple[int, Cells | str]]:
    """Rows with their numbers; for a broken one what is wrong with it."""
    csv.field_size_limit(LONGEST_LINE)
    lines = _lines(file, path)
    if set_name == "gdelt":  # no header, and no quotes
        names = [column.name for column in EVENT_COLUMNS]
        for number, line in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if number == 1 and len(line) != len(names):
                raise InputError(f"{path} is no GDELT 2.0 events file: {len(line)} columns, and 61 are wanted.")
            if line:
                whole = len(line) == len(names)
                yield number, dict(zip(names, line, strict=True)) if whole else f"{len(line)} columns of {len(names)}"
        return
    first = next(lines, "")
    separator = "\t" if set_name in ("icews", "polecat") else max(",;\t", key=first.count)
    rows = csv.DictReader(chain([first], lines), delimiter=separator)
    header = {name.strip() for name in rows.fieldnames or ()}
    missing = sorted(NEEDED[set_name] - header)
    if missing:
        raise InputError(f"{path} is no {set_name} file: it has no column {', '.join(missing)}.")
    for number, cells in enumerate(rows, 2):
        yield number, {(name or "").strip(): (value or "").strip() for name, value in cells.items() if name}


def _gdelt(cells: Cells) -> TheirRow | None:
    kind = typed(cells["EventCode"])
    if kind is None:
        return None
    day = cells["SQLDATE"]
    precision = {"1": "country", "2": "admin1", "5": "admin1", "3": "city", "4": "city"}.get(cells["ActionGeo_Type"])
    name = cells["ActionGeo_FullName"]
    return TheirRow(
        "gdelt",
        cells["GLOBALEVENTID"],
        "GDELT 2.0",
        *kind,
        cameo=cells["EventCode"],
        actors=_gdelt_party(cells, "Actor1"),
        recipients=_gdelt_party(cells, "Actor2"),
        start=date(int(day[:4]), int(day[4:6]), int(day[6:8])) if day else None,
        place=name.split(",")[0] or None,
        country=by_fips().get(cells["ActionGeo_CountryCode"]),
        lat=_number(cells["ActionGeo_Lat"]) if precision != "country" else None,
        lon=_number(cells["ActionGeo_Long"]) if precision != "country" else None,
        place_precision=precision,  # type: ignore[arg-type]
        score=_number(cells["GoldsteinScale"]),
        url=cells["SOURCEURL"] if cells["SOURCEURL"].startswith("http") else None,
        publisher=None if cells["SOURCEURL"].startswith("http") else cells["SOURCEURL"] or None,
    )


def _gdelt_party(cells: Cells, role: str) -> tuple[TheirParty, ...]:
    code, name = cells[f"{role}Code"], cells[f"{role}Name"]
    if not code and not name:
        return ()
    roles = [cells[f"{role}Type{number}Code"] for number in (1, 2, 3)]
    sectors = tuple(_ROLES.get(each, each) for each in roles if each)
    return (TheirParty(name or code, cells[f"{role}CountryCode"] or None, sectors, code or None),)


def _icews(cells: Cells) -> TheirRow | None:
    kind = typed(cells["CAMEO Code"])
    if kind is None:
        return None
    city = cells.get("City", "")
    return TheirRow(
        "icews",
        cells["Event ID"],
        "ICEWS",
        *kind,
        cameo=cells["CAMEO Code"],
        called=cells.get("Event Text", ""),
        actors=_icews_party(cells, "Source"),
        recipients=_icews_party(cells, "Target"),
        start=_day(cells["Event Date"]),
        place=city or cells.get("Province") or cells.get("Country") or None,
        country=by_name().get(cells.get("Country", "").lower()),
        admin1=cells.get("Province") or None,
        lat=_number(cells.get("Latitude", "")) if city else None,
        lon=_number(cells.get("Longitude", "")) if city else None,
        place_precision="city" if city else "admin1" if cells.get("Province") else "country",
        score=_number(cells.get("Intensity", "")),
        publisher=cells.get("Publisher") or None,
    )


def _icews_party(cells: Cells, role: str) -> tuple[TheirParty, ...]:
    name = cells.get(f"{role} Name", "")
    told = [each.strip().lower() for each in cells.get(f"{role} Sectors", "").split(",")]
    sectors = tuple(dict.fromkeys(_SECTORS[each] for each in told if each in _SECTORS))
    where = by_name().get(cells.get(f"{role} Country", "").lower())
    return (TheirParty(name, where, sectors, (where or "") + (sectors[0] if sectors else "") or None),) if name else ()


def _polecat(cells: Cells) -> TheirRow | None:
    type_ = cells["Event Type"].upper()
    if type_ not in TYPES:
        return None
    city = cells.get("City", "")
    place = cells.get("Placename", "") or city
    geonames = cells.get("GeoNames ID", "")
    return TheirRow(
        "polecat",
        cells["Event ID"],
        "POLECAT " + cells.get("Version", ""),
        type_,
        cells.get("Event Mode", "").lower() or None,
        contexts=tuple(each.strip().lower() for each in cells.get("Contexts", "").split(";") if each.strip()),
        actors=_polecat_party(cells, "Actor"),
        recipients=_polecat_party(cells, "Recipient"),
        start=_day(cells["Event Date"]),
        place=place or None,
        country=cells.get("Country")
        if len(cells.get("Country", "")) == 3
        else by_name().get(cells.get("Country", "").lower()),
        admin1=cells.get("Province") or None,
        lat=_number(cells.get("Latitude", "")),
        lon=_number(cells.get("Longitude", "")),
        place_precision="city" if city else None,
        ids={"geonames": geonames} if geonames else {},
        score=_number(cells.get("Intensity", "")),
        publisher=cells.get("Source") or None,
        published=_day(cells.get("Publication Date", "")),
    )


def _polecat_party(cells: Cells, role: str) -> tuple[TheirParty, ...]:
    name = cells.get(f"{role} Name", "") or cells.get(f"{role} Name Raw", "")
    country = cells.get(f"{role} Country", "")
    if not name and not country:
        return ()
    sectors = tuple(each.strip() for each in cells.get(f"{role} Sectors", "").split(";") if each.strip())
    where = country if len(country) == 3 else None
    return (TheirParty(name or country, where, sectors, (where or "") + (sectors[0] if sectors else "") or None),)


ACLED_TYPES: Mapping[str, tuple[str, str | None]] = {
    "battles": ("ASSAULT", None),
    "explosions/remote violence": ("ASSAULT", "explosives"),
    "violence against civilians": ("ASSAULT", None),
    "protests": ("PROTEST", "demo"),
    "riots": ("PROTEST", "riot"),
    "strategic developments": ("MOBILIZE", None),
}
ACLED_SUB_TYPES: Mapping[str, tuple[str, str | None]] = {
    **{name.lower(): ("ASSAULT", mode) for mode, name in reversed(REMOTE_MODES.items())},
    "abduction/forced disappearance": ("ASSAULT", "abduct"),
    "sexual violence": ("ASSAULT", "sexual"),
    "arrests": ("COERCE", "arrest"),
    "agreement": ("AGREE", None),
    "looting/property destruction": ("ASSAULT", "destroy"),
    "non-violent transfer of territory": ("RETREAT", "withdraw"),
}
ACLED_INTER = {
    "state forces": "MIL", "rebel group": "REB", "rebel groups": "REB", "political militia": "PRM",
    "political militias": "PRM", "identity militia": "UAF", "identity militias": "UAF", "rioters": "CVL",
    "protesters": "CVL", "civilians": "CVL", "1": "MIL", "2": "REB", "3": "PRM", "4": "UAF", "5": "CVL", "6": "CVL",
    "7": "CVL",
}  # fmt: skip


def _acled(cells: Cells) -> TheirRow | None:
    kind = ACLED_SUB_TYPES.get(cells["sub_event_type"].lower()) or ACLED_TYPES.get(cells["event_type"].lower())
    day = _day(cells["event_date"])
    if kind is None:
        return None
    start, end, precision = span_of_days(day, int(cells.get("time_precision") or 1)) if day else (None, None, "unknown")
    dead = _number(cells.get("fatalities", ""))
    return TheirRow(
        "acled",
        cells["event_id_cnty"],
        "ACLED",
        *kind,
        called=f"{cells['event_type']}: {cells['sub_event_type']}",
        actors=_acled_party(cells, "1"),
        recipients=_acled_party(cells, "2"),
        start=start,
        end=end,
        precision=precision,  # type: ignore[arg-type]
        place=cells.get("location") or None,
        country=by_name().get(cells.get("country", "").lower()),
        admin1=cells.get("admin1") or None,
        lat=_number(cells.get("latitude", "")),
        lon=_number(cells.get("longitude", "")),
        place_precision="city" if cells.get("geo_precision") == "1" else "admin1",
        killed=(int(dead), int(dead)) if dead is not None else None,
        publisher=cells.get("source") or None,
        by_people=True,
    )


def _acled_party(cells: Cells, number: str) -> tuple[TheirParty, ...]:
    sector = ACLED_INTER.get(cells.get(f"inter{number}", "").lower())
    names = [cells.get(f"actor{number}", ""), *cells.get(f"assoc_actor_{number}", "").split(";")]
    sectors = (sector,) if sector else ()
    return tuple(TheirParty(name.strip(), None, sectors, kind="group") for name in names if name.strip())


def _ucdp(cells: Cells) -> TheirRow | None:
    start, end = _day(cells["date_start"]), _day(cells["date_end"])
    against_civilians = cells.get("type_of_violence") == "3"
    low, high = _number(cells["low"]), _number(cells["high"])
    precision: str = "day" if start == end else "week" if start and end and (end - start).days <= 7 else "month"
    return TheirRow(
        "ucdp",
        cells["id"],
        "UCDP GED",
        "ASSAULT",
        actors=tuple(TheirParty(cells[name], kind="group") for name in ("side_a",) if cells[name]),
        recipients=(TheirParty(cells["side_b"], None, ("CVL",) if against_civilians else (), kind="group"),),
        start=start,
        end=end,
        precision=precision,  # type: ignore[arg-type]
        place=cells.get("where_coordinates") or None,
        country=by_name().get(cells.get("country", "").split(" (")[0].lower()),
        admin1=cells.get("adm_1") or None,
        lat=_number(cells["latitude"]),
        lon=_number(cells["longitude"]),
        place_precision={"1": "point", "2": "city", "4": "admin1", "6": "country"}.get(cells.get("where_prec", "")),  # type: ignore[arg-type]
        killed=(int(low), int(high)) if low is not None and high is not None else None,
        publisher=cells.get("source_office") or None,
        by_people=True,
    )


def _number(written: str) -> float | None:
    if not written:
        return None
    number = float(written)
    if not math.isfinite(number):  # "nan" is no place, and no JSON
        raise ValueError(f"'{written}' is no number")
    return number


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        from datetime import datetime

        for form in ("%d %B %Y", "%d-%b-%Y", "%d/%m/%Y"):  # ACLED's, by the age of the file
            try:
                return datetime.strptime(written, form).date()
            except ValueError:
                continue
        raise


READERS: Mapping[str, Callable[[Cells], TheirRow | None]] = {
    "gdelt": _gdelt,
    "icews": _icews,
    "polecat": _polecat,
    "acled": _acled,
    "ucdp": _ucdp,
}
NEEDED = {
    "icews": {"Event ID", "Event Date", "CAMEO Code"},
    "polecat": {"Event ID", "Event Date", "Event Type"},
    "acled": {"event_id_cnty", "event_date", "event_type", "sub_event_type"},
    "ucdp": {"id", "date_start", "date_end", "side_a", "side_b", "low", "high", "latitude", "longitude"},
}
