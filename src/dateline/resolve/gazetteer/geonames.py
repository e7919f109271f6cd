"""Lines of GeoNames' main table (allCountries.txt, a country's file, cities500.txt) → places.

The format is GeoNames' own: nineteen columns parted by tabs, one place a line
(https://download.geonames.org/export/dump/readme.txt). Licence of the facts: CC BY 4.0.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.resolve.gazetteer.countries import iso3
from dateline.resolve.gazetteer.tables import Row, e4

COLUMNS = 19
LOOKED_AT = 200
"""Lines from which a file is judged; a wrong file shows itself in the first."""
LONGEST_LINE = 1_000_000
"""Bytes; the longest of GeoNames' lines has some twenty thousand."""
SITES = frozenset(
    "AIRP AIRB AIRF MILB CMP CMPRF CMPO DAM PS PSN PSH PRT PRTM FRM MN MNQ OILF OILR GASF MSTY MSQE SHRN TMPL UNIV "
    "HSP PRN PAL GOVL BLDG STDM CSTM BDG BRKS FT CH OBS RSTN TUNL HBR".split()
)
"""Feature codes of buildings and sites that reports name: of the others there are a million hotels and schools."""
_KINDS = {"P": "city", "H": "water", "T": "land", "L": "region", "S": "site", "V": "region", "U": "water"}
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that was read: the place, all its names, and the codes of the divisions it lies in."""

    row: Row
    names: tuple[str, ...]
    admin1: str | None
    admin2: str | None
    division: str | None


def read_line(text: str) -> Line | None:
    """The place of a line, None for one that is left out (streets, hotels, what no longer exists).

    Raises ValueError for a line that is broken.
    """
    cells = text.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns, not {COLUMNS}")
    number, name, ascii_name, others = int(cells[0]), cells[1].strip(), cells[2].strip(), cells[3]
    lat, lon = float(cells[4]), float(cells[5])
    feature, code, country, one, two = cells[6], cells[7], cells[8], cells[10], cells[11]
    population = int(cells[14] or 0)
    if not name or not -90 <= lat <= 90 or not -180 <= lon <= 180 or number <= 0 or population < 0:
        raise ValueError("no name, or numbers that cannot be")
    kind = kind_of(feature, code)
    if kind is None:
        return None
    names = tuple(dict.fromkeys(each for each in (name, ascii_name, *others.split(",")) if each))
    admin1 = f"{country}.{one}" if one and one != "00" else None
    admin2 = f"{admin1}.{two}" if admin1 and two else None
    division = {"admin1": admin1, "admin2": admin2}.get(kind)
    row: Row = (number, name, iso3(country), None, None, e4(lat), e4(lon), population, kind, len(names))
    return Line(row, names, admin1, admin2 if kind != "admin1" else None, division)


def kind_of(feature: str, code: str) -> str | None:
    """Our kind of a feature class and code; None for what is left out."""
    if code.endswith("H") and feature in ("A", "P") and code not in ("PPLCH",):
        return None  # former divisions and abandoned towns
    if feature == "A":
        if code.startswith("PCL") or code == "TERR":
            return "country"
        return {"ADM1": "admin1", "ADM2": "admin2"}.get(code, "admin3")
    if feature == "P":
        return {"PPLC": "capital", "PPLX": "section", "PPLQ": None, "PPLW": None}.get(code, "city")
    if feature == "S" and code not in SITES:
        return None
    return _KINDS.get(feature)


@dataclass(slots=True)
class Opened:
    """An opened table: its lines as bytes, and their length in all (bytes; of the unpacked table)."""

    file: IO[bytes]
    length: int

    def __iter__(self) -> Iterator[bytes]:
        """The lines; one that never ends comes in pieces, which are broken lines."""
        return iter(lambda: self.file.readline(LONGEST_LINE), b"")


@contextmanager
def open_table(path: Path) -> Iterator[Opened]:
    """Open a .zip or .txt of GeoNames; raises InputError that says what a wrong file is instead."""
    try:
        with path.open("rb") as file:
            begin = file.read(4)
            file.seek(0)
            if begin != _ZIP:
                yield Opened(file, path.stat().st_size)
                return
            with zipfile.ZipFile(file) as packed:
                member = _table_in(packed, path)
                with packed.open(member) as lines:
                    yield Opened(lines, member.file_size)
    except zipfile.BadZipFile as error:
        raise InputError(f"{path} is a broken or cut-off zip file ({error}): fetch it again.") from error
    except (EOFError, zlib.error) as error:
        raise InputError(f"{path} cannot be unpacked to its end ({error}): fetch it again.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error}).") from error


def _table_in(packed: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    tables = [each for each in packed.infolist() if each.filename.endswith(".txt") and "readme" not in each.filename]
    if len(tables) != 1:
        held = ", ".join(packed.namelist()[:3]) or "nothing"
        raise InputError(f"{path} holds {held}: give GeoNames' allCountries.zip, or a country's zip or txt.")
    return tables[0]


RIGHT_AT_LEAST = 4
"""A table is GeoNames' where one in so many of its first lines is; of another file's, none is."""


def refuse_another(path: Path, first: list[bytes]) -> None:
    """Raise InputError where the first lines are not of GeoNames' main table, and say what they look like."""
    right = 0
    for each in first:
        try:
            read_line(each.decode("utf-8"))
        except ValueError:
            continue
        right += 1
    if right * RIGHT_AT_LEAST >= len(first) > 0:
        return  # a damaged table is still one: its broken lines are skipped and counted
    raise InputError(
        f"{path} is not GeoNames' main table: {_looks_like(first)}. Give allCountries.zip, a country's zip "
        f"(LY.zip) or cities500.zip from https://download.geonames.org/export/dump/."
    )


def _looks_like(first: list[bytes]) -> str:
    if not first:
        return "it is empty"
    if first[0].lstrip()[:1] in (b"{", b"["):
        return "it is JSON (a Wikidata dump goes with --wikidata)"
    if first[0].lstrip()[:1] == b"<":
        return "it is a web page"
    if b"\0" in b"".join(first):
        return "it is no text (only .zip is unpacked)"
    columns = [line.count(b"\t") + 1 for line in first]
    most = max(set(columns), key=columns.count)
    if most == COLUMNS:
        return f"its lines have {COLUMNS} columns, but numbers that cannot be"
    known = {
        4: "its lines have four columns, like GeoNames' lists of divisions (admin1CodesASCII, admin2Codes)",
        8: "its lines have eight columns, like GeoNames' alternateNames",
        10: "its lines have ten columns, like GeoNames' alternateNamesV2",
        12: "its lines have twelve columns, like GeoNames' postal codes",
    }
    return known.get(most, f"its lines have {most} columns parted by tabs, not {COLUMNS}")
