"""Each test of the contract runs on SQLite and on a real PostgreSQL server, or skips there with a clear word."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contract.postgres_server import NoServerError, postgres_server
from dateline.store import open_store

Opener = Callable[..., Any]
_NUMBER = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed: pip install 'dateline[postgres]'")
    try:
        server = postgres_server()
        url = server.__enter__()
    except NoServerError as why:
        pytest.skip(str(why))
    yield url
    server.__exit__(None, None, None)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be made that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "book.db")
    import psycopg

    server: str = request.getfixturevalue("postgres")
    name = f"book{next(_NUMBER)}"
    with psycopg.connect(server, autocommit=True) as connection:  # a schema of its own is made faster than a database
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}?options=-csearch_path%3D{name}"


@pytest.fixture
def opener(address: str) -> Iterator[Opener]:
    """Opens the same store again and again; closes what was opened."""
    opened: list[Any] = []

    def open_it(**how: Any) -> Any:
        opened.append(open_store(address, **how))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


@pytest.fixture
def store(opener: Opener) -> Any:
    return opener()
