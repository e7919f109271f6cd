"""The tables, as SQLAlchemy says them; the same in SQLite and PostgreSQL.

Moments are UTC as text (``2026-11-26T16:10:48.123456Z``) and days ISO 8601 text, so that both databases sort and
compare them alike. A row of ``accounts`` is never changed but for ``superseded_at``/``superseded_by``, and by
redaction.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    TextClause,
    literal_column,
    text,
)

SCHEMA = 3
"""The newest schema this program knows; `dateline.store.migrations` has a step for each number."""

metadata = MetaData()
_COUNTED = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only plain INTEGER keys
_LIVE = text("superseded_at IS NULL")
_LAST_DAY = "coalesce(day_end, CASE WHEN day_start IS NOT NULL THEN coalesce(published_day, day_start) END)"
_LASTING = f"{_LAST_DAY} > day_start"
_LIVE_AND_LASTING = text(f"superseded_at IS NULL AND {_LASTING}")

facts = Table("dateline", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""What the store is: schema, made, keeps_text, names_because, victims_because."""

runs = Table(
    "runs",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("began", Text, nullable=False),
    Column("ended", Text),
    Column("state", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("options", Text, nullable=False),
)
run_notes = Table(
    "run_notes",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
visits = Table(
    "visits",
    metadata,
    Column("seq", _COUNTED, primary_key=True, autoincrement=True),
    Column("visit_id", Text, nullable=False, unique=True),
    Column("run_id", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("report_id", Text),
    Column("url", Text),
    Column("reason", Text),
    Column("what", Text),
    Column("todo", Text),
    Column("at", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("accounts", Integer, nullable=False),
    Index("visits_of_run", "run_id", "outcome"),
)

reports = Table(
    "reports",
    metadata,
    Column("seq", _COUNTED, primary_key=True, autoincrement=True),
    Column("report_id", Text, nullable=False, unique=True),
    Column("page_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("modified", Text),
    Column("fetched", Text),
    Column("language", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("sha256", Text),
    Column("text_sha256", Text, nullable=False),
    Column("text_length", Integer, nullable=False),
    Column("text", LargeBinary),
    Column("quotes", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("dateline", Text),
    Column("signature", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("run_id", Text),
    Column("added_at", Text, nullable=False),
    Column("superseded_at", Text),
    Column("superseded_by", Text),
    Index("reports_of_page", "page_id", "version"),
    Index("reports_by_text", "text_sha256"),
)
"""``text`` is zlib of UTF-8, None where it is not kept; ``quotes`` are [start, words] in text order as JSON."""

accounts = Table(
    "accounts",
    metadata,
    Column("seq", _COUNTED, primary_key=True, autoincrement=True),
    Column("account_id", Text, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("set_name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("historical", SmallInteger, nullable=False),
    Column("day_start", Text),
    Column("day_end", Text),
    Column("day_number", Integer, nullable=False),
    Column("month", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("publisher", Text),
    Column("published_day", Text),
    Column("confidence", Float, nullable=False),
    Column("coder", Text, nullable=False),
    Column("sentence", Text),
    Column("body", Text, nullable=False),
    Column("body_sha256", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("superseded_at", Text),
    Column("superseded_by", Text),
    Index("live_account", "account_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index("accounts_of_report", "report_id"),
    Index("accounts_by_day", "set_name", "day_number", "seq", sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index(
        "accounts_by_country",
        *("set_name", "country", "day_number", "seq", "month", "type"),
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    ),
    Index(
        "accounts_lasting",
        *("set_name", text(f"({_LAST_DAY})"), "day_number"),
        sqlite_where=_LIVE_AND_LASTING,
        postgresql_where=_LIVE_AND_LASTING,
    ),
    Index("accounts_by_month", "set_name", "month", "type", sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index("accounts_added", "added_at"),
    Index("accounts_superseded", "superseded_at"),
)
"""``body`` is the account as JSON in the contract's shape, without its report; ``day_number`` sorts: the day of the
act (its end, where only that is known), else of publication, as days since 0001-01-01, 0 where none is known."""


def last_day() -> ColumnElement[str]:
    """The last day of an act: of what goes on ("since 2014") the one on which the report told so."""
    return literal_column(_LAST_DAY, Text)


def is_lasting() -> TextClause:
    """Whether an act has more than one day; written as the index has it."""
    return text(_LASTING)


terms = Table(
    "terms",
    metadata,
    Column("term_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("term", Text, nullable=False),
    Index("terms_of_kind", "kind", "term"),
)
"""What accounts can be found by (names folded, codes); the id is hashed, so that no process need ask for it."""

marks = Table(
    "marks",
    metadata,
    Column("term_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day_number", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Index("marks_of_account", "seq"),
    sqlite_with_rowid=False,
)
"""Which account has which term, in the order of days."""

judgements = Table(
    "judgements",
    metadata,
    Column("seq", _COUNTED, primary_key=True, autoincrement=True),
    Column("judgement_id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text),
    Column("by", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Index("judgements_of_account", "one", "other"),
)

events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("body_sha256", Text, nullable=False),
)
"""Events as they were last merged: a copy that may be thrown away at any time. The fact ``events_made_of`` says what
of; where the store holds something else by now, they are not read."""

event_accounts = Table(
    "event_accounts",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("event_id", Text, nullable=False),
    Index("accounts_of_event", "event_id"),
)
"""Which event an account is in, or was before its page was changed."""

tombstones = Table(
    "tombstones",
    metadata,
    Column("stone_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("report_id", Text),
    Column("outline", Text),
    Index("tombstones_by_hash", "hash"),
)
"""What was redacted: its hash and the reason, so that it stays out on the next visit; of a report also the outline by
which a file that held it is known again (`dateline.store.outline`)."""

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked_at", Text),
    Column("due_at", Text),
    Column("troubles", Integer, nullable=False),
    Column("what", Text),
)
"""Feeds that are watched: when each is asked again, and how often in a row it could not be had."""

links = Table(
    "links",
    metadata,
    Column("link_id", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("feed", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("stamp", Text),
    Column("state", Text, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("found_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("settled_at", Text),
    Index("links_waiting", "state", "due_at"),
)
"""Pages that watched feeds have listed; the id is hashed from the address as it is compared."""
