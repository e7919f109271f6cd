"""Reads gold files: JSON lines and CoNLL-U, plain or gzipped."""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from dateline.errors import InputError

Row = dict[str, Any]


def read_rows(path: Path, *, fold: str | None = None, limit: int | None = None) -> Iterator[Row]:
    """Rows of a JSON lines file, in order; ``fold`` keeps those whose `suggested_fold` is that.

    Raises InputError, with the line's number, on a line that is no JSON object, and when a file whose
    folds are asked for names none.
    """
    return itertools.islice(_rows(path, fold), limit)


def _rows(path: Path, fold: str | None) -> Iterator[Row]:
    kept = 0
    with _open(path) as lines:
        for number, line in enumerate(_lines(lines, path), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}, line {number}: not JSON ({error}). One JSON object a line.") from error
            if not isinstance(row, dict):
                raise InputError(f"{path}, line {number}: not a JSON object. One JSON object a line.")
            if fold is None or row.get("suggested_fold") == fold:
                kept += 1
                yield row
    if not kept:
        raise InputError(f"{path}: no row" + (f" with suggested_fold '{fold}'." if fold else "."))


def read_conllu(path: Path, *, limit: int | None = None) -> Iterator[list[list[str]]]:
    """Sentences of a CoNLL-U file as lists of lines, each cut into its columns (a comment is one)."""
    return itertools.islice(_sentences(path), limit)


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    found = False
    with _open(path) as lines:
        for number, line in enumerate(itertools.chain(_lines(lines, path), ["\n"]), 1):
            stripped = line.rstrip("\r\n")
            if not stripped.strip():
                if any(len(columns) > 1 for columns in block):
                    found = True
                    yield block
                block = []
                continue
            columns = [stripped] if stripped.startswith("#") else stripped.split("\t")
            if len(columns) not in (1, 10) or (len(columns) == 1 and not stripped.startswith("#")):
                raise InputError(f"{path}, line {number}: not CoNLL-U (ten columns parted by tabs).")
            block.append(columns)
    if not found:
        raise InputError(f"{path}: no sentence in CoNLL-U.")


def _open(path: Path) -> TextIO:
    try:
        if path.suffix == ".gz":
            return gzip.open(path, "rt", encoding="utf-8")
        return path.open(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from error


def _lines(lines: TextIO, path: Path) -> Iterator[str]:
    try:
        yield from lines
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read to its end ({error}).") from error
