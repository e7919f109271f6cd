"""The walk: Report → Document → Accounts. The only file that knows the order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from dateline.codebook import load as load_codebook
from dateline.errors import DatelineError, SettingsError
from dateline.model import Account, Document, Failed, FailedReason, Pair, Refused, Report, make_report
from dateline.settings import Settings
from dateline.sweeping import unswept

if TYPE_CHECKING:
    from dateline.codebook import Codebook
    from dateline.model import Token
    from dateline.parse.parser import Parser
    from dateline.resolve.narrative import Dated

LETTERS_A_SECOND = 3000
"""The slowest pace of a report that is on its way (8,000 plain sentences in a row: 6,000 on a busy core)."""
Coded = tuple[Account, ...] | Refused | Failed


class Coder:
    """Codes reports. Loads the model once; codes any number of reports."""

    def __init__(self, *, settings: Settings | None = None, codebook: Path | None = None) -> None:
        """Raise CodebookError for a codebook that breaks a rule, SettingsError for a missing model."""
        self.settings = settings or Settings.from_environment()
        self.codebook: Codebook = load_codebook(codebook)

    @cached_property
    def parser(self) -> Parser:
        """The loaded parser, tried on one sentence.

        Raises SettingsError for a model that is missing, or that another version of Dateline was made for: that
        is one error of the installation, not one of each report.
        """
        from dateline.parse.parser import Parser

        try:
            parser = Parser(self.settings)
            parser.parse(make_report("Envoys met in Geneva."))
        except (DatelineError, MemoryError):
            raise
        except Exception as error:
            what = f"The model in {self.settings.model_dir} cannot be used ({type(error).__name__}: {error})"
            raise SettingsError(f"{what}: install Dateline again, or unset DATELINE_MODEL_DIR.") from error
        return parser

    @cached_property
    def version(self) -> str:
        """Version of the program and of its model, as written into each account."""
        try:
            own = version("dateline")
        except PackageNotFoundError:  # run from a source tree that was never installed
            own = "0"
        return f"dateline {own}, model {self.parser.version}"

    def parse(self, report: Report, *, at: Collection[int] = (), with_care: bool = False) -> Document:
        """The report with sentences, syntax, names, frames and acts; see `dateline.parse.parser.Parser.parse`."""
        from dateline.resolve import with_known_names

        return with_known_names(self.parser.parse(report, at=at, with_care=with_care))

    def code(self, report: Report, *, doubtful: bool = False) -> tuple[Account, ...]:
        """All accounts of a report, in text order; duplicates inside the report are one account.

        With ``doubtful`` also those that are more likely wrong than right, marked so, for `dateline.merge`: what one
        report makes us doubt, another may bear out. Of an event one account at least must be sure enough by itself.
        """
        from dateline.resolve import let_go

        with unswept():
            try:
                return self._coded(report, doubtful)
            finally:
                let_go()  # nothing is left of the document that the collector would look through

    def _coded(self, report: Report, doubtful: bool) -> tuple[Account, ...]:
        doc = self.parse(report)
        kept = self._told(doc, doubtful=False)
        if not doubtful:
            return kept
        # What is kept by itself is the same beside doubts, also where a doubt would have given it other words.
        known = {anchor for account in kept for anchor in account.anchors}
        doubts = [each for each in self._told(doc, doubtful=True) if known.isdisjoint(each.anchors)]
        return tuple(sorted((*kept, *doubts), key=lambda each: (each.sentence, each.anchors)))

    def _told(self, doc: Document, *, doubtful: bool) -> tuple[Account, ...]:
        """The accounts that are kept; with ``doubtful`` all that may be some, marked as such."""
        from dateline.extract.confidence import sureness

        accounts, dated = self._drafts(doc, doubtful)
        every = [sureness(doc, account) for account in accounts]
        kept = {number: sure for number, sure in enumerate(every) if doubtful or sure.is_kept()}
        # How sure an account is hangs on no day or place that it takes over; what is left out takes over nothing.
        accounts = self._inherited(doc, accounts, dated, only=kept)
        return tuple(
            accounts[number].but(coder=self.version, confidence=sure.right, doubtful=doubtful)
            for number, sure in kept.items()
        )

    def candidates(
        self, report: Report, *, inherit: bool = True, doubtful: bool = False
    ) -> tuple[Document, tuple[Account, ...]]:
        """The parsed report and all accounts however unsure, with the raw scores of the model as confidence.

        With ``doubtful`` also those of words that report an act only faintly.
        Without ``inherit`` an act that no words date or place has no day or place of the story (what these choices
        are fitted on).
        """
        doc = self.parse(report)
        accounts, dated = self._drafts(doc, doubtful)
        return doc, self._inherited(doc, accounts, dated) if inherit else accounts

    def _drafts(self, doc: Document, doubtful: bool) -> tuple[tuple[Account, ...], Sequence[Dated]]:
        """The accounts of a report before they take over what the story tells, and its time expressions."""
        from dateline.extract import extract, with_confirmers, with_contexts
        from dateline.merge.within import join_duplicates
        from dateline.resolve import dated_times, resolve

        dated = dated_times(doc)
        with self._tables():
            accounts = resolve(doc, extract(doc, codebook=self.codebook, doubtful=doubtful), dated=dated)
            accounts = with_contexts(doc, accounts, codebook=self.codebook)
            return with_confirmers(doc, join_duplicates(doc, accounts)), dated

    def _inherited(
        self,
        doc: Document,
        accounts: tuple[Account, ...],
        dated: Sequence[Dated],
        *,
        only: Container[int] | None = None,
    ) -> tuple[Account, ...]:
        """The accounts, all or ``only`` some of them by their numbers, with days and places of the story."""
        from dateline.resolve import with_inherited_places, with_inherited_times

        with self._tables():
            accounts = with_inherited_places(doc, accounts, only=only)
        return with_inherited_times(doc, accounts, dated=dated, only=only)

    @contextmanager
    def _tables(self) -> Iterator[None]:
        """With the larger lists of places and actors that the settings name."""
        from dateline.resolve.gazetteer import using
        from dateline.resolve.rolls import using as using_rolls

        with using(self.settings.gazetteer_dir), using_rolls(self.settings.gazetteer_dir):
            yield

    def code_many(self, reports: Iterable[Report | Refused | Failed], *, doubtful: bool = False) -> Iterator[Coded]:
        """Code reports one after the other, in order; one that fails becomes a Failed and the run goes on."""
        for _, outcome in self.code_pairs(reports, doubtful=doubtful):
            yield outcome

    def code_pairs(
        self, reports: Iterable[Report | Refused | Failed], *, doubtful: bool = False
    ) -> Iterator[tuple[Report | Refused | Failed, Coded]]:
        """Like `code_many`, with each report beside its outcome."""
        for report in reports:
            yield report, (self._code_or_fail(report, doubtful) if isinstance(report, Report) else report)

    def _code_or_fail(self, report: Report, doubtful: bool) -> Coded:
        limit_s = self.settings.code_limit_s
        if limit_s is not None:
            limit_s += len(report.text) / LETTERS_A_SECOND
        try:
            with _given_up_after(limit_s):
                return self.code(report, doubtful=doubtful)
        except DatelineError:
            raise
        except _TookTooLong:
            what = f"Coding it takes more than {limit_s:.0f} seconds: it is hardly prose."
            return Failed(report.origin, FailedReason.TIME, what, "Give it as sentences and paragraphs.", report.url)
        except MemoryError:
            reason, what = FailedReason.MEMORY, "memory ran out while it was coded."
        except Exception as error:
            reason, what = FailedReason.INTERNAL, f"Dateline broke on it ({type(error).__name__}: {error})."
        return Failed(report.origin, reason, what, "Please report it with the text; the run went on.", report.url)

    # What `dateline evaluate` asks of the parts of the walk.

    def relate(self, text: str, actor: Sequence[Pair], recipient: Sequence[Pair]) -> Mapping[str, float]:
        """Probability of each type and NONE for a dyad given by the spans of its parties."""
        return self.parser.relate(text, actor, recipient)

    def names(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Named entities of a text: (start, end, type)."""
        return self.parser.names(text)

    def parse_tokens(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, int, str]]]:
        """Syntax of given words: (part of speech, governor counted from 1 or 0 for the root, relation)."""
        return [
            [(token.upos, token.head + 1, token.deprel) for token in tokens]
            for tokens in self.parser.parse_words(sentences)
        ]

    def words(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        """Syntax of given words as tokens."""
        return self.parser.parse_words(sentences)


class _TookTooLong(BaseException):
    """The alarm clock rang; no Exception, so that nothing on the way takes it for its own."""


@contextmanager
def _given_up_after(limit_s: float | None) -> Iterator[None]:
    """Leave the block by _TookTooLong when the time is up; no limit where there is no alarm clock or no main thread."""
    if limit_s is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, limit_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
