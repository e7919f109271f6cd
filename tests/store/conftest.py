"""A store with a few accounts that are hard to export."""

from __future__ import annotations

import pytest

from store.kept_accounts import make_book


@pytest.fixture
def book(tmp_path):
    return make_book(tmp_path / "book.db")
