"""A watch writes at full rate while four processes read and one judges: no error reaches anybody."""

from __future__ import annotations

from busy_store import run_busy


def test_readers_and_a_judge_beside_a_watch_that_writes_at_full_rate(tmp_path):
    found = run_busy(str(tmp_path / "book.db"), tmp_path / "in", 10.0)
    assert [error for role in ("read", "judge") for each in found[role] for error in each["errors"]] == []
    assert all(each["calls"] > 5 for each in found["read"])
    (judged,) = found["judge"]
    assert judged["kept"] == judged["calls"] > 0
    assert found["watch"][0]["reports"] > 0
