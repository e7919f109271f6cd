"""PETRARCH's dictionaries in their own form: synonyms, days, agents, sets; what cannot be read is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.resolve.knowledge import knowledge
from dateline.resolve.phrases import resolve_phrase
from dateline.resolve.rolls import using
from dateline.resolve.rolls.build import build_cameo
from dateline.resolve.rolls.petrarch import dated, day_of

ACTORS = """\
# actors of our own, in the dictionaries' form
ONDRA_VESSLIT_ ; minister, then exile
+O_VESSLIT_
+VESSLIT_
\t[KENGOV 010305-040630]
\t[KENELI >040701]
REED_LEAGUE_ [KENREB <19991231] [KENPTY >20000101]
WORLD_EEL_COUNCIL_ [IGOUNO]
BROKEN_ [KENGOV 010305-04
"""
AGENTS = """\
!PERSON! = MAN, WOMAN
EEL_CATCHER {EEL_CATCHERS} [~AGR]
EEL!PERSON! [~AGR]
TALLYMAN {TALLYMEN} [~GOV]
nonsense without a code
"""


def written(folder: Path) -> list[Path]:
    one, two = folder / "own.actors", folder / "own.agents"
    one.write_text(ACTORS, encoding="utf-8")
    two.write_text(AGENTS, encoding="utf-8")
    return [one, two]


def test_codes_hold_on_their_days(tmp_path: Path) -> None:
    built = build_cameo(written(tmp_path), tmp_path / "g")

    assert (built.kept, built.nouns, built.broken) == (5, 6, 2)
    with using(tmp_path / "g"):
        assert resolve_phrase("Vesslit", day=date(2002, 5, 1)).code == "KENGOV"
        assert resolve_phrase("O. Vesslit", day=date(2010, 5, 1)).code == "KENELI"
        assert resolve_phrase("Reed League", day=date(1995, 5, 1)).code == "KENREB"
        assert resolve_phrase("Reed League", day=date(2005, 5, 1)).code == "KENPTY"
        assert resolve_phrase("World Eel Council").code == "IGOUNO"
        assert resolve_phrase("Kenyan tallymen").code == "KENGOV"
        assert knowledge().role("eelwoman") == "AGR"
    assert knowledge().role("eelwoman") is None


def test_both_origins_share_a_file_and_each_can_be_built_anew(tmp_path: Path) -> None:
    files = written(tmp_path)
    build_cameo(files, tmp_path / "g")
    again = build_cameo(files, tmp_path / "g")
    with using(tmp_path / "g"):
        assert len(knowledge().find("Vesslit")) == 2
    assert again.kept == 5


def test_days_are_written_in_two_ways() -> None:
    assert dated("[IRQGOV 680717-790716]") == ("IRQGOV", "1968-07-17", "1979-07-16")
    assert dated("[<120101 EGYELI]") == ("EGYELI", "", "2012-01-01")
    assert dated("[---]") is None
    assert day_of("20110000") == "2011"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"Dear [Ann]\nall [is] well [here\n", "3 of 3 entries"),
        (b"Dear Ann\nall is well here\n", "2 of 2 entries"),
        (b"PK\x03\x04\x14\x00own.actors", "a zip file: unpack it"),
        (b"SQLite format 3\x00", "no text"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, given: bytes, why: str) -> None:
    wrong = tmp_path / "letter.actors"
    wrong.write_bytes(given)
    with pytest.raises(InputError, match=rf"letter\.actors is no dictionary of PETRARCH: .*{why}"):
        build_cameo([wrong], tmp_path / "g")
    assert not (tmp_path / "g" / "actors.sqlite").exists()
