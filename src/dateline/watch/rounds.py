"""The rounds of a watch: ask the feeds that are due, visit the pages they list, look into the folders."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.keep import BEAT_S, KeptRun
from dateline.model import Account, Failed, FailedReason, Refused, RefusedReason, Report
from dateline.read import read_many
from dateline.read.canonical import canonical_url
from dateline.read.fetch import Answer, Declined, Fetched, declined
from dateline.read.follow import listing_of, reports_of
from dateline.read.known import Known
from dateline.read.listing import Link, Listing
from dateline.read.visit import Visitor
from dateline.settings import Settings
from dateline.store.watch_book import FeedState, FoundLink, LinkState, WaitingLink, WatchBook, moment, written
from dateline.watch.places import Places
from dateline.watch.told import MetricsLike, NoMetrics, Tell
from dateline.watch.visits import visited

if TYPE_CHECKING:
    from typing import Protocol

    class PairCoder(Protocol):
        """What is asked of a coder."""

        def code_pairs(self, reports: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
            """Reports with what came of each, in order."""
            ...


EACH_HOST = 20
"""Pages of one host in one round, so that a large site does not keep the other feeds waiting."""
TRIES = 5
LONGEST_REST = timedelta(hours=24)
CHILDREN = 50
"""Sitemaps followed of one index: the first, which news sites keep for what is new."""
NAMED = 10
"""Feeds that are not due are named, unless they are more than these."""
SETTLES_S = 2.0
"""A file that was changed so shortly ago may still be written."""
_GONE = frozenset((404, 410))


@dataclass(slots=True)
class Counted:
    """What a watch has done since it was started; ``dead`` are polls of feeds that could not be read, ``files`` those
    that folders held when they were looked at."""

    polls: int = 0
    dead: int = 0
    found: int = 0
    kept: int = 0
    accounts: int = 0
    refused: int = 0
    failed: int = 0
    known: int = 0
    redacted: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """How a watch is to be done. ``places`` is asked anew each round, so that a list may be edited meanwhile."""

    places: Callable[[], Places]
    settings: Settings
    every_s: float
    stop: threading.Event
    tell: Tell
    metrics: MetricsLike = field(default_factory=NoMetrics)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


class Watch:
    """Watches places. Everything it knows is in the store; stop it at any moment."""

    def __init__(self, run: KeptRun, book: WatchBook, coder: PairCoder, *, asked: Asked) -> None:
        """Raise InputError where what is to be watched cannot be read."""
        self.counted = Counted()
        self._run = run
        self._book = book
        self._coder = coder
        self._settings = asked.settings
        self._every = timedelta(seconds=asked.every_s)
        self._tell = asked.tell
        self._stop = asked.stop
        self._metrics = asked.metrics
        self._clock = asked.clock
        self._ask_places = asked.places
        self._places = asked.places()
        self._folders_due = asked.clock()
        self._visitor = Visitor(asked.settings, sleep=self._sleep)
        self._children: dict[str, None] = {}
        self._asked: set[str] = set()
        self._told_of: set[Path] = set()

    def _sleep(self, seconds: float) -> None:
        self._stop.wait(seconds)

    def once(self) -> None:
        """Ask every feed that is due, and work until no page waits that could be visited now."""
        self.round(early=self._every / 2)
        while not self._halted() and self._visit_pages():
            continue
        if not self._halted():
            self._tell_due()
        self._show()

    def _tell_due(self) -> None:
        """Say what was not done in a single round since it is not due, and when it is."""
        resting = [each for each in self._states() if each.url not in self._asked and each.due_at]
        if len(resting) > NAMED:
            self._tell("feeds not due", feeds=len(resting), next_at=min(str(each.due_at) for each in resting))
        else:
            for each in resting:
                self._tell("feed not due", feed=each.url, next_at=each.due_at, what=each.what)
        if waiting := self._book.counts().get("waiting", 0):
            due = self._book.next_due()
            self._tell("pages wait", pages=waiting, next_at=written(due) if due else None)

    def forever(self) -> None:
        """Go round and round, until asked to stop."""
        while not self._halted():
            self.round()
            self._show()
            if not self._halted():
                self._rest()

    def round(self, *, early: timedelta = timedelta(0)) -> None:
        """One round: feeds that are due (or will be in ``early``), some pages of each host, the folders."""
        try:
            self._places = self._ask_places()
        except InputError as error:  # it is being edited: what was read last holds until it can be read again
            self._tell("list not read", what=str(error))
        self._poll(self._places.feeds, early=early)
        self._poll(list(self._children), early=early)
        self._visit_pages()
        if self._folders_due <= self._clock() + early:
            for folder in self._places.folders:
                self._look_into(folder)
            self._folders_due = self._clock() + self._every

    def _halted(self) -> bool:
        if self._run.asked_to_stop():
            self._stop.set()  # the threads that wait for their hosts hear it, too
        return self._stop.is_set()

    def _rest(self) -> None:
        """Wait until the next feed, page or folder is due; that the run was cancelled is noticed within seconds."""
        due = [moment(state.due_at) for state in self._states() if state.due_at]
        waiting = self._book.next_due()
        if waiting is not None:
            due.append(waiting)
        if self._places.folders or not due:
            due.append(self._folders_due)
        until = max(min(due), self._clock() + timedelta(seconds=0.05))
        while not self._halted() and (left := (until - self._clock()).total_seconds()) > 0:
            self._stop.wait(min(left, BEAT_S))

    def _states(self) -> list[FeedState]:
        return [self._book.feed(url) for url in (*self._places.feeds, *self._children)]

    def _show(self) -> None:
        states = self._states()
        troubled = sum(state.troubles > 0 for state in states)
        try:
            self._metrics.now(waiting=self._book.counts().get("waiting", 0), feeds=len(states), troubled=troubled)
        except InputError as error:  # a full disk for an hour: nobody's reports wait for that
            self._tell("metrics not written", what=str(error))

    # Feeds.

    def _poll(self, urls: Iterable[str], *, early: timedelta) -> None:
        now = self._clock()
        states = [self._book.feed(url) for url in urls]
        due = [each for each in states if each.due_at is None or moment(each.due_at) <= now + early]
        answers = visited(self._visitor, due, where=lambda each: (each.url, each.etag, each.modified), stop=self._stop)
        for state, answer in answers:
            self._polled(state, answer)
            if self._halted():
                break

    def _polled(self, state: FeedState, answer: Answer) -> None:
        """Write what a feed answered, and what it lists."""
        now = self._clock()
        self._asked.add(state.url)
        self.counted.polls += 1
        well = replace(state, checked_at=written(now), due_at=written(now + self._every), troubles=0, what=None)
        if isinstance(answer, Declined) and answer.status == 304:
            self._book.polled(well, now=now)
            self._metrics.polled("unchanged")
            return
        listing: Listing | Failed | Refused
        if isinstance(answer, Fetched):
            listing = listing_of(answer.raw, origin=state.url, url=answer.url, settings=self._settings)
        else:
            listing = declined(state.url, answer) if isinstance(answer, Declined) else answer
        if not isinstance(listing, Listing):
            rest = min(self._every * 2 ** min(state.troubles + 1, 12), LONGEST_REST)
            ill = replace(well, troubles=state.troubles + 1, what=listing.what, due_at=written(now + rest))
            self._book.polled(ill, now=now)
            self._metrics.polled("failed")
            self.counted.dead += 1
            self._tell("feed failed", feed=state.url, what=listing.what, next_in_s=round(rest.total_seconds()))
            return
        assert isinstance(answer, Fetched)
        if listing.of_lists:
            self._children.update(dict.fromkeys(link.url for link in listing.links[:CHILDREN] if link.url != state.url))
            found: list[FoundLink] = []
        else:
            found = [_found(link) for link in listing.links]
        well = replace(well, title=listing.title, etag=answer.etag, modified=answer.modified)
        new = self._book.polled(well, found, now=now)
        self.counted.found += new
        self._metrics.polled("read")
        self._tell("feed read", feed=state.url, listed=len(listing.links), new=new)

    # Pages.

    def _visit_pages(self) -> int:
        """Visit pages that wait, some of each host; gives how many were visited."""
        waiting = self._book.waiting(now=self._clock(), each_host=EACH_HOST)
        answers = visited(
            self._visitor, waiting, where=lambda each: (each.url, each.etag, each.modified), stop=self._stop
        )
        number = 0
        for link, answer in answers:
            number += 1
            self._page(link, answer)
            if self._halted():
                break
        return number

    def _page(self, link: WaitingLink, answer: Answer) -> None:
        """Read, code and keep a page, and settle its link in the same transaction."""
        now = self._clock()
        if isinstance(answer, Declined) and answer.status == 304:
            self._book.settle(link.link_id, "kept", now=now, etag=link.etag, modified=link.modified)
            return
        if not isinstance(answer, Fetched):
            self._without_page(link, declined(link.url, answer) if isinstance(answer, Declined) else answer,
                               final=isinstance(answer, Declined) and answer.status in _GONE)  # fmt: skip
            return
        first = self._book.settled(canonical_url(answer.url)) if _moved(link, answer) else None
        if first is not None and first != link.url:
            what = f"It is the page of {first}, which was read once."
            outcomes: list[Any] = [Refused(link.url, RefusedReason.SEEN, what, "Nothing is to be done.", link.url)]
        else:
            told = Link(link.url, link.title, link.published, link.publisher)
            outcomes = list(reports_of(answer, told, known=Known(), settings=self._settings))
        coded = list(self._coded(outcomes))
        with self._run.store.writing():
            withheld = self.counted.redacted
            kept = [self._keep(report, outcome) for report, outcome in coded]
            broke = any(isinstance(outcome, Failed) for _, outcome in coded)
            state: LinkState = "kept" if any(kept) else "failed" if broke else "refused"
            self._book.settle(
                link.link_id, state, now=now, etag=answer.etag, modified=answer.modified,
                redacted=self.counted.redacted > withheld,
            )  # fmt: skip

    def _without_page(self, link: WaitingLink, hindrance: Refused | Failed, *, final: bool) -> None:
        """A page that was not had: later, or never."""
        now = self._clock()
        passing = isinstance(hindrance, Failed) and hindrance.reason in (FailedReason.NETWORK, FailedReason.TRUNCATED)
        if passing and not final and link.tries + 1 < TRIES:
            rest = min(self._every * 2**link.tries, LONGEST_REST)
            self._book.put_off(link.link_id, until=now + rest, tried=True)
            self._tell("page put off", url=link.url, what=hindrance.what, next_in_s=round(rest.total_seconds()))
            return
        with self._run.store.writing():
            self._keep(None, hindrance)
            self._book.settle(link.link_id, "refused" if isinstance(hindrance, Refused) else "failed", now=now)

    # What is read.

    def _coded(self, outcomes: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Outcomes with their accounts; a report that this coder knows, or that was redacted, comes with None."""
        for outcome in outcomes:
            if isinstance(outcome, Report) and (
                self._run.store.redacted(outcome) or self._run.store.has(outcome, coder=self._run.coder)
            ):
                yield outcome, None
            else:
                yield from self._coder.code_pairs((outcome,))

    def _keep(self, report: Any, outcome: tuple[Account, ...] | Refused | Failed | None) -> bool:
        """Keep what came of a report; says whether it holds accounts, or could."""
        done: str
        accounts = 0
        if outcome is None:
            done, origin = self._run.receive(report, ()), report.origin
            self.counted.redacted += done == "withheld"
            self.counted.known += done != "withheld"
            if done != "withheld":
                self._run.count_known()
                done = "known"
        elif isinstance(outcome, (Refused, Failed)):
            self._run.turn_away(outcome)
            done, origin = ("refused" if isinstance(outcome, Refused) else "failed"), outcome.origin
            self.counted.refused += done == "refused"
            self.counted.failed += done == "failed"
        else:
            done, origin, accounts = self._run.receive(report, outcome), report.origin, len(outcome)
            self.counted.kept += 1
            self.counted.accounts += accounts
        self._metrics.met(done, accounts)
        reason = outcome.reason.value if isinstance(outcome, (Refused, Failed)) else None
        self._tell("report", url=origin, outcome=done, reason=reason, accounts=accounts or None)
        return not isinstance(outcome, (Refused, Failed))

    # Folders.

    def _look_into(self, folder: Path) -> None:
        """Code the files below a folder that are new, or have changed; one that is still written waits a round."""
        files = fresh = unsettled = 0
        others: list[Path] = []

        def unread(error: OSError) -> None:
            self._tell("folder not read", folder=str(error.filename or folder), what=error.strerror or str(error))

        for path, stamp in _files(folder, onerror=unread, other=others.append):
            if self._halted():
                return
            files += 1
            unsettled += stamp is None
            key = f"file:{path.absolute()}"
            if stamp is None or self._book.stamp(key) == stamp:
                continue
            fresh += 1
            closed = False
            for report, outcome in self._coded(self._read(path)):
                self._keep(report, outcome)
                closed |= isinstance(outcome, Failed) and outcome.reason is FailedReason.PERMISSION
                if self._halted():
                    return
            if not closed:  # else it is tried again: a right that is given changes nothing in the file
                self._book.put(FoundLink(key, str(path), stamp=stamp), "kept", now=self._clock())
        if fresh or unsettled or folder not in self._told_of:
            self._told_of.add(folder)
            self._tell(
                "folder read", folder=str(folder), files=files, new=fresh, still_written=unsettled or None,
                not_reports=len(others) or None,
            )  # fmt: skip
        self.counted.files += files

    def _read(self, path: Path) -> Iterator[Any]:
        return read_many(path, settings=self._settings, lists=False)


def _found(link: Link) -> FoundLink:
    key = canonical_url(link.url)
    return FoundLink(key, link.url, link.title, link.published, link.publisher, stamp=link.changed or link.published)


def _moved(link: WaitingLink, answer: Fetched) -> bool:
    return canonical_url(answer.url) != canonical_url(link.url)


def _files(
    folder: Path, *, onerror: Callable[[OSError], None], other: Callable[[Path], None]
) -> Iterator[tuple[Path, str | None]]:
    """Files that hold reports, with what changes when they change; None for one that may still be written."""
    from dateline.read.gather import report_files

    now = datetime.now(UTC).timestamp()
    for path in report_files(folder, onerror=onerror, other=other):
        try:
            told = os.stat(path)
        except OSError:  # taken away since it was listed
            continue
        yield path, f"{told.st_mtime_ns}:{told.st_size}" if now - told.st_mtime >= SETTLES_S else None
