"""Why a place is read as it is, kept and told."""

from __future__ import annotations

from pathlib import Path

from dateline.store import open_store
from store.kept_accounts import make_book


def test_why_a_place_is_read_so_is_kept_and_told_and_nothing_where_the_words_say_it(tmp_path: Path) -> None:
    with open_store(make_book(tmp_path / "book.db")) as store:
        places = {each.place.name: each for each in store.accounts()}
    assert places["Gao"].place.because == "beside Gao"
    assert places["Gao"].as_dict()["place"]["because"] == "beside Gao"
    assert "because" not in places["Sochi"].as_dict()["place"]
