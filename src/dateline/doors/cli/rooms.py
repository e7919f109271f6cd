"""The rooms the command line calls, as one value, so that a test passes others in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dateline.errors import InputError
from dateline.model import Account, Failed, FailedReason, Refused, Report
from dateline.settings import Settings

Coded = tuple[Account, ...] | Refused | Failed
ReportLike = Report | Refused | Failed

if TYPE_CHECKING:  # `evaluate` loads every extractor, which `dateline --help` must not wait for
    from dateline.codebook import Codebook
    from dateline.evaluate import CoderLike

    class PairCoder(CoderLike, Protocol):
        """A coder that also codes many reports, each beside its outcome."""

        def code_pairs(
            self, reports: Iterable[ReportLike], *, doubtful: bool = False
        ) -> Iterator[tuple[ReportLike, Coded]]:
            """Code in order; what was refused or failed before passes through."""
            ...


def _coder(settings: Settings, codebook: Path | None) -> PairCoder:
    from dateline.pipeline import Coder

    return Coder(settings=settings, codebook=codebook)


def _read_many(where: str, **known: Any) -> Iterator[ReportLike]:
    from dateline.read import read_many

    return read_many(where, **known)


def _read_pages(urls: Sequence[str], **known: Any) -> Iterator[ReportLike]:
    from dateline.read import read_pages

    return read_pages(urls, **known)


def _codebook(path: Path | None) -> Codebook:
    from dateline.codebook import load

    return load(path)


def _warm_up(settings: Settings) -> None:
    from dateline.read import warm_up

    warm_up(settings)


@dataclass(frozen=True, slots=True)
class Rooms:
    """How to get a coder, reports and settings."""

    coder: Callable[[Settings, Path | None], PairCoder] = _coder
    read_many: Callable[..., Iterator[ReportLike]] = _read_many
    read_pages: Callable[..., Iterator[ReportLike]] = _read_pages
    codebook: Callable[[Path | None], Codebook] = _codebook
    warm_up: Callable[[Settings], None] = _warm_up
    settings: Callable[[], Settings] = Settings.from_environment

    def read_all(self, inputs: Iterable[str], **known: Any) -> Iterator[ReportLike]:
        """Every report of every input, in order; an input that cannot be read becomes a Failed."""
        for where in inputs:
            try:
                yield from self.read_many(where, **known)
            except InputError as error:
                yield Failed(where, FailedReason.BROKEN, str(error), "")
