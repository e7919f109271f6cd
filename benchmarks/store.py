"""A store of many accounts, made by a generator, and how long it takes to ask it.

    python benchmarks/store.py make book.db --accounts 1000000
    python benchmarks/store.py ask book.db
    python benchmarks/store.py bulk FOLDER --accounts 10000000      # Parquet, asked by DuckDB
    python benchmarks/store.py postgres postgresql://… --accounts 10000000

`ask` writes benchmarks/results/store.json. Times are of one process with one thread, in seconds of the wall and of the
CPU, the median of several tries.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.codebook import load
from dateline.model import Account, Action, Party, Place, Quantity, Report, Speaker, Status, Time, make_report, words_of
from dateline.store import open_store

RESULTS = Path(__file__).parent / "results" / "store.json"
FIRST = date(2015, 1, 1)
DAYS = 4000
COUNTRIES = (
    "SDN MLI UKR RUS SYR IRQ AFG ETH COD NGA MMR YEM ISR PSE USA FRA GBR CHN IND PAK TUR IRN SOM LBY COL".split()
)
SYLLABLES = "ba ka da mo ri ta lu sen dar wes kha lim nor tov zi pel ran gu hal mer".split()
ADDED = 20_000
COPIES = (
    """INSERT INTO reports
    SELECT seq + (SELECT max(seq) FROM reports), report_id || :n, page_id || :n, version, url, publisher, title, byline,
    published, modified, fetched, language, origin, sha256, text_sha256, text_length, text, quotes, parts, dateline,
    signature, coder, accounts, run_id, added_at, superseded_at, superseded_by
    FROM reports WHERE length(report_id) = 16""",
    """INSERT INTO accounts
    SELECT seq + :by, account_id || :n, report_id || :n, set_name, type, mode, status, historical,
    date(day_start, '-' || :days || ' days'), date(day_end, '-' || :days || ' days'), day_number - :days,
    substr(date(day_start, '-' || :days || ' days'), 1, 7), country, lat, lon, publisher, published_day, confidence,
    coder, sentence, body, body_sha256, added_at, superseded_at, superseded_by
    FROM accounts WHERE seq <= :last""",
    "INSERT INTO marks SELECT term_id, day_number - :days, seq + :by FROM marks WHERE seq <= :last",
)
STATUSES = ["happened"] * 17 + ["planned", "denied", "hypothetical"]


class Generator:
    """Reports of a few sentences with four accounts each; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.codebook = load()
        self.names = [self._name() for _ in range(3000)]
        self.towns = [
            (self._name(), self.dice.choice(COUNTRIES), self._degree(60), self._degree(180)) for _ in range(2000)
        ]
        self.publishers = [f"{self._name()} {kind}" for kind in ("Post", "Times", "Courier") for _ in range(60)]

    def _name(self) -> str:
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 4))).capitalize()

    def _degree(self, most: int) -> float:
        return round(self.dice.uniform(-most, most), 4)

    def reports(self, accounts: int) -> Iterator[tuple[Report, tuple[Account, ...]]]:
        """Enough reports for so many accounts."""
        for number in range((accounts + 3) // 4):
            yield self._report(number)

    def _report(self, number: int) -> tuple[Report, tuple[Account, ...]]:
        dice = self.dice
        published = FIRST + timedelta(days=dice.randrange(DAYS))
        told = [self._told() for _ in range(4)]
        text = " ".join(
            f"{who} {did} {whom} in {town[0]} on Monday, {says} said." for who, did, whom, town, says, _ in told
        )
        report = make_report(
            text, url=f"https://example.org/{number}", publisher=dice.choice(self.publishers), published=published,
            signature="",
        )  # fmt: skip
        accounts, at = [], 0
        for parts in told:
            account, at = self._account(report, parts, at)
            accounts.append(account)
        return report, tuple(accounts)

    def _told(self) -> tuple[str, str, str, Any, str, Any]:
        dice = self.dice
        rule = dice.choice(list(self.codebook.actions.values()))
        who, whom, says = dice.sample(self.names, 3)
        return who, "acted against", whom, dice.choice(self.towns), says, rule

    def _account(self, report: Report, parts: tuple[str, str, str, Any, str, Any], at: int) -> tuple[Account, int]:
        dice = self.dice
        who, did, whom, town, says, rule = parts
        end = report.text.index("said.", at) + 5

        def words(told: str) -> Any:
            start = report.text.index(told, at)
            return words_of(report, (start, start + len(told)))

        day = report.published - timedelta(days=dice.randrange(7)) if dice.random() < 0.8 else None
        mode = dice.choice([*rule.modes, None])
        parties = [
            Party(words(name), name, "organisation", country, (sector,), country + sector)
            for name, country, sector in (
                (who, dice.choice(COUNTRIES), dice.choice(("GOV", "MIL", "REB", "CVL", "OPP"))),
                (whom, dice.choice(COUNTRIES), dice.choice(("GOV", "MIL", "REB", "CVL", "OPP"))),
            )
        ]
        account = Account(
            report,
            Action(
                rule.name,
                words(did),
                mode,
                tuple(dice.sample(list(self.codebook.contexts), 1)),
                rule.cameo,
                rule.quad,
                rule.score,
            ),
            (parties[0],),
            (parties[1],),
            (at, end),
            Time(words("Monday"), day, day, "day", "counted back") if day else Time(words("Monday")),
            Place(words(town[0]), town[0], town[1], None, town[2], town[3], {"geonames": "1"}, "city"),
            Status(dice.choice(STATUSES), False, 2.5, "told as a fact"),
            (Speaker(words(says), says, "official"),),
            (Quantity("killed", 3, 3, words("Monday")),) if rule.name == "ASSAULT" else (),
            round(dice.uniform(0.3, 0.99), 3),
            {"action": "quoted"},
            coder="generator 1",
        )
        return account, end + 1


def make(where: str, accounts: int) -> None:
    """Fill a SQLite store: so many as `ADDED` are added as any are; the rest are copies of them on other days.

    The copies are made by statements, since adding a million one by one takes an hour of a busy core.
    """
    began_cpu = time.process_time()
    with open_store(where) as store:
        store.add_many(Generator(1).reports(min(accounts, ADDED)), together=500)
    cpu = time.process_time() - began_cpu
    connection = sqlite3.connect(where)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-400000")
    (last,) = connection.execute("SELECT max(seq) FROM accounts").fetchone()
    for number in range(1, max(accounts // ADDED, 1)):
        shift = number * 37 % 2000
        for statement in COPIES:
            connection.execute(statement, {"n": number, "by": number * last, "last": last, "days": shift})
        connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()
    with open_store(where) as store:
        info = store.info()
    print(
        json.dumps(
            {
                "added": ADDED,
                "cpu_ms_an_account": round(cpu / ADDED * 1000, 3),
                "accounts": info.accounts,
                "bytes": info.size_bytes,
            }
        )
    )


def ask(where: str, tries: int) -> dict[str, Any]:
    """Time what listings, charts and exports ask."""
    found: dict[str, Any] = {}
    with open_store(where, create=False, read_only=True) as store:
        name = next(iter(store.accounts(limit=1))).actors[0].name
        pages: dict[str, dict[str, Any]] = {
            "latest": {},
            "type and days": {"type": "ASSAULT", "since": "2019-01-01", "until": "2019-12-31"},
            "since a late day, what few are": {"since": "2025-06-10", "status": "denied", "confidence": 0.97},
            "country of actor": {"actor_country": "FRA"},
            "a name": {"actor": name},
            "a part of many names": {"party": "kha"},
            "country, type, status, confidence": {
                "country": "SDN", "type": "ASSAULT,PROTEST", "status": "happened", "confidence": 0.9,
            },
            "box": {"box": "10,0,30,20"},
            "two sectors and a context": {"actor_sector": "MIL", "recipient_sector": "CVL", "context": "election"},
            "publisher and day": {"publisher": "post", "until": "2016-01-01"},
        }  # fmt: skip
        for what, asked in pages.items():
            found[f"page: {what}"] = _timed(lambda asked=asked: store.page(limit=50, **asked), tries)
        found["counts by month and type"] = _timed(lambda: store.counts(("month", "type")), tries)
        found["counts by month of one country"] = _timed(lambda: store.counts(("month",), country="SDN"), tries)
        found["export to Parquet"] = _export(store)
        found["accounts"] = store.info().accounts
        found["bytes"] = store.info().size_bytes
    found["cores"] = os.cpu_count()
    found["load_of_others"] = round(os.getloadavg()[0] - 1, 1)
    return found


def _timed(call: Callable[[], Any], tries: int) -> dict[str, float]:
    walls, cpus = [], []
    for _ in range(tries):
        began, began_cpu = time.perf_counter(), time.process_time()
        call()
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((time.process_time() - began_cpu) * 1000)
    return {"wall_ms": round(statistics.median(walls), 1), "cpu_ms": round(statistics.median(cpus), 1)}


def _export(store: Any) -> dict[str, float]:
    from dateline.registry import export_form
    from dateline.store import Where
    from dateline.store.exports.exporting import Export

    with tempfile.TemporaryDirectory() as folder:
        began, began_cpu = time.perf_counter(), time.process_time()
        done = Export(store, export_form("parquet"), where=Where()).to_file(Path(folder) / "all.parquet")
        wall, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    return {"accounts_per_s": round(done.accounts / wall), "accounts_per_cpu_s": round(done.accounts / cpu)}


COUNTS = "SELECT month, type, count(*) FROM accounts GROUP BY ALL"
SHIFTED = """COPY (
    SELECT * EXCLUDE (month) REPLACE (
        account_id || '-' || n AS account_id, report_id || '-' || n AS report_id,
        CAST(time_start - INTERVAL (n * 37 % 2000) DAY AS DATE) AS time_start,
        CAST(time_end - INTERVAL (n * 37 % 2000) DAY AS DATE) AS time_end
    ), coalesce(strftime(time_start - INTERVAL (n * 37 % 2000) DAY, '%Y-%m'), 'unknown') AS month
    FROM read_parquet('{seed}/*/*.parquet', hive_partitioning=true), range({first}, {last}) AS copies(n)
) TO '{folder}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), APPEND)"""


COPIES_AT_ONCE = 10


def bulk(folder: Path, accounts: int, tries: int) -> dict[str, Any]:
    """Export so many accounts as are added to a store, copy them on other days, and time questions of them all."""
    import duckdb

    from dateline.registry import export_form
    from dateline.store import Where
    from dateline.store.exports.exporting import Export
    from dateline.store.querying import answers

    if not folder.exists():
        with tempfile.TemporaryDirectory() as small, open_store(Path(small) / "book.db") as store:
            store.add_many(Generator(1).reports(min(accounts, ADDED)), together=500)
            seed = Path(small) / "seed"
            Export(store, export_form("parquet"), where=Where()).to_folder(seed)
            copies, parts = max(accounts // ADDED, 1), Path(small) / "parts"
            with duckdb.connect() as connection:
                connection.execute("SET memory_limit='1GB'")
                connection.execute("SET preserve_insertion_order=false")
                for first in range(0, copies, COPIES_AT_ONCE):
                    last = min(first + COPIES_AT_ONCE, copies)
                    connection.execute(SHIFTED.format(seed=seed, folder=parts, first=first, last=last))
                for month in sorted(parts.iterdir()):  # one file a month, as an export writes it
                    (folder / month.name).mkdir(parents=True)
                    connection.execute(
                        f"COPY (SELECT * FROM read_parquet('{month}/*.parquet', hive_partitioning=false)) "
                        f"TO '{folder / month.name}/data.parquet' (FORMAT parquet, COMPRESSION zstd)"
                    )

    def ask(sql: str) -> list[Any]:
        with answers(folder, sql) as cursor:
            return list(cursor.fetchall())

    found: dict[str, Any] = {"accounts": ask("SELECT count(*) FROM accounts")[0][0]}
    found["bytes"] = sum(each.stat().st_size for each in folder.rglob("*.parquet"))
    for what, sql in {
        "counts by month and type": COUNTS,
        "counts by month of one country": "SELECT month, count(*) FROM accounts WHERE place_country = 'SDN' "
        "GROUP BY ALL",
        "counts by country and year of one type": "SELECT place_country, year(time_start), count(*) FROM accounts "
        "WHERE type = 'ASSAULT' GROUP BY ALL",
    }.items():
        found[what] = _timed(lambda sql=sql: ask(sql), tries)
    found["cores"] = os.cpu_count()
    found["load_of_others"] = round(os.getloadavg()[0] - 1, 1)
    return found


def postgres(where: str, accounts: int, tries: int) -> dict[str, Any]:
    """Add to an empty PostgreSQL store as `make` does to SQLite, copy inside the server, and time what is asked."""
    from sqlalchemy import text

    with open_store(where) as store:
        store.add_many(Generator(1).reports(min(accounts, ADDED)), together=500)
        began = time.perf_counter()
        with store._writes() as connection:
            last = connection.execute(text("SELECT max(seq) FROM accounts")).scalar_one()
            names = [row[0] for row in connection.execute(text(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'accounts'::regclass AND attnum > 0 ORDER BY attnum"
            ))]  # fmt: skip
            day = "to_char(day_start::date - :days, 'YYYY-MM-DD')"
            told = {
                "seq": "seq + :by", "account_id": "account_id || :n", "day_number": "day_number - :days",
                "day_start": day, "day_end": day, "month": "to_char(day_start::date - :days, 'YYYY-MM')",
            }  # fmt: skip
            columns = ", ".join(told.get(name, name) for name in names)
            for number in range(1, max(accounts // ADDED, 1)):
                values = {"n": str(number), "by": number * last, "last": last, "days": number * 37 % 2000}
                connection.execute(text(
                    f"INSERT INTO accounts ({', '.join(names)}) SELECT {columns} FROM accounts WHERE seq <= :last"
                ), values)  # fmt: skip
        found: dict[str, Any] = {"copied_s": round(time.perf_counter() - began, 1)}
        with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE accounts"))
        found["page: type and days"] = _timed(
            lambda: store.page(limit=50, type="ASSAULT", since="2019-01-01", until="2019-12-31"), tries
        )
        found["counts by month and type"] = _timed(lambda: store.counts(("month", "type")), tries)
        found["counts by month of one country"] = _timed(lambda: store.counts(("month",), country="SDN"), tries)
        found["accounts"], found["bytes"] = store.info().accounts, store.info().size_bytes
    found["load_of_others"] = round(os.getloadavg()[0] - 1, 1)
    return found


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["make", "ask", "bulk", "postgres"])
    parser.add_argument("store")
    parser.add_argument("--accounts", type=int, default=1_000_000)
    parser.add_argument("--tries", type=int, default=5)
    given = parser.parse_args()
    if given.what == "make":
        make(given.store, given.accounts)
        return
    if given.what != "ask":
        done = postgres if given.what == "postgres" else lambda where, *rest: bulk(Path(where), *rest)
        print(json.dumps(done(given.store, given.accounts, given.tries), indent=1))
        return
    found = ask(given.store, given.tries)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
