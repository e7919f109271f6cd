"""The transactions of a store: one a thread, whatever calls whatever."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from sqlalchemy import Connection, Engine

from dateline.errors import StoreError
from dateline.store.moments import as_writer, settled
from dateline.store.opening import WRITES
from dateline.store.walls import BUSY_S, translated


class Transactions:
    """Reads and writes of an open database; ``where`` is its address for messages."""

    def __init__(self, engine: Engine, *, where: str, read_only: bool) -> None:
        self.where = where
        self._engine = engine
        self._read_only = read_only
        self._here = threading.local()

    @contextlib.contextmanager
    def _writes(self, *, alone: bool = False) -> Iterator[Connection]:
        if self._read_only:
            raise StoreError(f"The store {self.where} was opened for reading only.")
        with translated(self.where):
            current: Connection | None = getattr(self._here, "connection", None)
            if current is not None:
                yield current
                return
            with self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                self._here.connection = connection
                try:
                    with as_writer(connection, alone=alone):
                        yield connection
                finally:
                    self._here.connection = None

    @contextlib.contextmanager
    def _reads(self) -> Iterator[Connection]:
        with translated(self.where):
            current: Connection | None = getattr(self._here, "connection", None)
            if current is not None:
                yield current
                return
            with self._engine.connect() as connection, connection.begin():
                yield connection

    @contextlib.contextmanager
    def _reads_settled(self, wait_s: float = BUSY_S) -> Iterator[Connection]:
        """Like `_reads`, of a moment at which nobody's write was half done; raises StoreError if none comes so long."""
        current: Connection | None = getattr(self._here, "connection", None)
        with translated(self.where):
            if current is not None:
                yield current
                return
            with settled(self._engine, wait_s=wait_s) as connection:
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Writes inside the block are one transaction."""
        with self._writes():
            yield
