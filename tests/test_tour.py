"""The tour of the house is true: every step of docs/tour.md is executed."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.model
def test_every_step_of_the_tour_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    found = doctest.testfile(str(ROOT / "docs" / "tour.md"), module_relative=False, optionflags=doctest.ELLIPSIS)

    assert found.attempted > 20
    assert found.failed == 0
