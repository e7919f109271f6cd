"""A local site with eight pages, and the file of a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_site import Site, local_site
from web_archives import page_bytes


@pytest.fixture
def site() -> Iterator[Site]:
    with local_site() as made:
        made.pages = {f"/{number}": page_bytes(number) for number in range(1, 9)}
        yield made


@pytest.fixture
def book(tmp_path: Path) -> str:
    return str(tmp_path / "book.db")
