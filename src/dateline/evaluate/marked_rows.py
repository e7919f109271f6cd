"""Gold rows straight from the corpus: from its folder, its folder of clusters, or one of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.errors import InputError
from dateline.evaluate.cluster_files import load_cluster, load_clusters
from dateline.evaluate.corpus_dyads import dyads_of
from dateline.evaluate.corpus_rows import SPLITS, fold_of, rows, sentence_row
from dateline.evaluate.gold import Row
from dateline.evaluate.marked_reports import parse_report
from dateline.evaluate.marked_sentences import sentences_of


def is_marked(path: Path) -> bool:
    """Whether a path is a folder or a text file, and so holds marks rather than JSON lines."""
    return path.is_dir() or path.suffix in (".txt", ".yaml")


def read_marked(path: Path, *, fold: str | None = None) -> Iterator[Row]:
    """Rows of one fold: of a folder `dev` unless another is asked for; a single file is read whole.

    Raises InputError for a fold that the corpus does not have, and where nothing is found.
    """
    if fold is not None and fold not in SPLITS:
        raise InputError(f"{path}: no fold '{fold}': the corpus has {', '.join(SPLITS)}.")
    wanted = fold or ("dev" if path.is_dir() else None)
    kept = 0
    for row in _rows(path, wanted):
        kept += 1
        yield row
    if not kept:
        raise InputError(f"{path}: no row of the corpus" + (f" in its fold '{wanted}'." if wanted else "."))


def all_rows(found: Iterable[Row]) -> Iterator[Row]:
    """Reports and sentences."""
    yield from found


def of_clusters(found: Iterable[Row]) -> Iterator[Row]:
    """Reports of clusters only."""
    return (row for row in found if "tells" in row)


def of_reports(found: Iterable[Row]) -> Iterator[Row]:
    """Whole reports only."""
    return (row for row in found if "published" in row)


def without_act(found: Iterable[Row]) -> Iterator[Row]:
    """Reports and sentences that hold no act."""
    return (row for row in found if not row["accounts"])


def as_dyads(found: Iterable[Row]) -> Iterator[Row]:
    """The dyads of the sentences."""
    return (dyad for row in found if "published" not in row for dyad in dyads_of(row))


def _rows(path: Path, fold: str | None) -> Iterator[Row]:
    if path.suffix == ".yaml":
        yield from load_cluster(path).rows()
        return
    if path.is_dir() and any(path.glob("*.yaml")):
        yield from (row for cluster in load_clusters(path, fold) for row in cluster.rows())
        return
    if (path / "reports").is_dir() or (path / "sentences").is_dir():
        yield from rows(path, fold)
        return
    for each in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield from (row for row in _rows_of_file(each) if fold in (None, row["suggested_fold"]))


def _rows_of_file(path: Path) -> Iterator[Row]:
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}).") from error
    if "\n---" in written:  # the rule between a report's text and its footer
        found = [parse_report(written, name=path.stem).as_row()]
    else:
        found = [sentence_row(each) for each in sentences_of(path)]
    yield from ({**row, "suggested_fold": fold_of(row)} for row in found)
