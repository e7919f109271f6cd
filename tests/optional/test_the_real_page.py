"""The page that the project grew from. It is an outlet's text, so it lies outside; without it these are skipped."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.model import Account
from site_templates import TEMPLATES, wrap

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))
PAGE = SHARED / "reports" / "trump-haftar-call.txt"
FORMS = ("text", *TEMPLATES)

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not PAGE.exists(), reason="the page the project grew from is not beside this checkout"),
]


@pytest.fixture(scope="module")
def coder() -> dateline.Coder:
    return dateline.Coder()


@pytest.fixture(scope="module", params=FORMS)
def accounts(request: pytest.FixtureRequest, coder: dateline.Coder, tmp_path_factory) -> tuple[Account, ...]:
    if request.param == "text":
        report = dateline.read(PAGE, published="2019-04-20")
    else:
        lines = [line.strip() for line in PAGE.read_text(encoding="utf-8").splitlines() if line.strip()]
        article = lines[1 : lines.index("Be the first to comment")]
        page = tmp_path_factory.mktemp("page") / "page.html"
        page.write_text(wrap(lines[0], article, "2019-04-20", template=request.param), encoding="utf-8")
        report = dateline.read(page)
    return coder.code(report)


def find(accounts: Sequence[Account], type_: str, *, actor: str = "", recipient: str = "") -> list[Account]:
    def names(parties) -> str:
        return " | ".join(f"{party.words.text} {party.name or ''}" for party in parties)

    return [
        each
        for each in accounts
        if each.action.type == type_
        and actor in names(each.actors)
        and recipient in names(each.recipients)
        and each.status.value in ("happened", "ongoing")
        and not each.status.historical
    ]


def test_the_call(accounts: tuple[Account, ...]) -> None:
    (call,) = find(accounts, "CONSULT", actor="Trump", recipient="Haftar")

    assert (call.action.mode, call.action.cameo) == ("phone", "041")
    assert (call.time.start, call.time.end) == (date(2019, 4, 15), date(2019, 4, 15))
    assert (call.actors[0].country, call.actors[0].sectors[0]) == ("USA", "GOV")
    assert (call.recipients[0].country, call.recipients[0].sectors[0]) in (("LBY", "REB"), ("LBY", "MIL"))
    assert [speaker.kind for speaker in call.speakers] == ["wire", "statement"]


def test_the_recognition(accounts: tuple[Account, ...]) -> None:
    (praise,) = find(accounts, "SUPPORT", actor="Trump", recipient="Haftar")

    assert praise.action.cameo == "051"
    assert (praise.time.start, praise.time.end) == (date(2019, 4, 15), date(2019, 4, 15))
    assert [speaker.kind for speaker in praise.speakers][-1] == "statement"


def test_the_assault_on_the_capital(accounts: tuple[Account, ...]) -> None:
    (assault,) = find(accounts, "ASSAULT", actor="leader")

    assert "capital" in assault.recipients[0].words.text
    assert (assault.time.start, assault.speakers[0].words.text) == (None, "Reuters")


def test_the_assault_goes_on(accounts: tuple[Account, ...]) -> None:
    (assault,) = find(accounts, "ASSAULT", actor="leader")

    assert assault.status.value == "ongoing"


def test_the_vote_and_the_doubt_of_its_day(accounts: tuple[Account, ...]) -> None:
    (vote,) = find(accounts, "SUPPORT", actor="Russia", recipient="resolution")

    assert {party.country for party in vote.actors} == {"RUS", "USA"}
    assert vote.time.start == date(2019, 4, 18)
    assert date(2019, 4, 19) in [reading.start for reading in vote.time.alternatives]


def test_the_mortar_fire(accounts: tuple[Account, ...]) -> None:
    (fire,) = find(accounts, "ASSAULT", recipient="Tripoli")

    assert (fire.action.mode, fire.action.cameo, fire.status.value) == ("heavy-weapons", "194", "ongoing")
    assert fire.recipients[0].country == "LBY"


def test_bolton(accounts: tuple[Account, ...]) -> None:
    (talk,) = find(accounts, "CONSULT", actor="Bolton", recipient="Haftar")

    assert talk.time.start is None


def test_nothing_else_has_happened(accounts: tuple[Account, ...]) -> None:
    real = [a for a in accounts if a.status.value in ("happened", "ongoing") and not a.status.historical]

    assert len(real) == 6, [(a.action.type, a.action.words.text) for a in real]


def test_nothing_that_did_not_happen_is_told_as_happened(accounts: tuple[Account, ...]) -> None:
    told = " | ".join(
        f"{a.action.words.text} {' '.join(party.words.text for party in (*a.actors, *a.recipients))}"
        for a in accounts
        if a.status.value in ("happened", "ongoing") and not a.status.historical
    )

    assert not [
        word for word in ("clinic", "Egypt", "shared any", "Mar-a-Lago", "Easter", "intervention") if word in told
    ]
