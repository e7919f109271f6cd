"""Kilometres between two places with points."""

import pytest

from dateline.merge.distances import kilometres
from dateline.model import Place


def test_a_degree_of_latitude_is_111_kilometres_and_one_of_longitude_half_of_it_at_60_north() -> None:
    equator, above = Place(lat=0.0, lon=10.0), Place(lat=1.0, lon=10.0)
    north, beside = Place(lat=60.0, lon=0.0), Place(lat=60.0, lon=1.0)
    assert kilometres(equator, above) == pytest.approx(111.2, abs=0.1)
    assert kilometres(north, beside) == pytest.approx(55.6, abs=0.1)
    assert kilometres(north, north) == 0
