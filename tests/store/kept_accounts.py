"""Accounts made by hand that are hard to export: formulas, line ends, commas, several parties, a private person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.model import Account, Quantity, make_report, words_of
from dateline.store import open_store
from fake_coder import account_of, words_in

FIRST = (
    '=HYPERLINK(1) militia, "the Lions" and Army\nUnit shelled Gao on Monday, killing 12, officials said. '
    + "The weather was fine and the market was open as on every other day of the week in the town. " * 12
)
SECOND = (
    "Turkey met Russia in Sochi on 15 April. Police arrested Amina Diallo, 16, in Gao. France did not bomb Mali. "
) + "Nothing else was said at the talks, which went on for hours and ended without a word. " * 12


def first() -> tuple[Account, ...]:
    report = make_report(
        FIRST, url="https://example.org/1?a=1,2", publisher="-Gao, \"Courier\"", title="@title\tof it",
        published=date(2019, 4, 20),
    )  # fmt: skip
    shelled = account_of(
        report, type="ASSAULT", did="shelled", who=['=HYPERLINK(1) militia, "the Lions"', "Army\nUnit"], whom=["Gao"],
        when="Monday", day=date(2019, 4, 15), where="Gao", says=["officials"], mode="heavy-weapons",
        quantities=(Quantity("killed", 12, None, words_in(report, "12")),),
    )  # fmt: skip
    shelled = shelled.but(
        actors=(replace(shelled.actors[0], sectors=("REB",), code="REB"), shelled.actors[1]),
        place=replace(
            shelled.place,
            country="MLI",
            lat=-1.23,
            lon=-0.5,
            precision="city",
            ids={"geonames": "1"},
            because="beside Gao",
        ),
        action=replace(shelled.action, cameo="194", quad="material conflict", score=-9.5, contexts=("military",)),
        anchors=((0, 3),),
    )
    return (shelled,)


def second() -> tuple[Account, ...]:
    report = make_report(SECOND, url="https://example.org/2", publisher="Sochi Mirror", published=date(2019, 4, 20))
    met = account_of(
        report, type="CONSULT", did="met", who=["Turkey"], whom=["Russia"], when="15 April", day=date(2019, 4, 15),
        where="Sochi",
    )  # fmt: skip
    met = met.but(
        actors=(replace(met.actors[0], country="TUR", sectors=("GOV",), code="TURGOV", kind="country"),),
        recipients=(replace(met.recipients[0], country="RUS", sectors=("GOV",), code="RUSGOV", kind="country"),),
        place=replace(met.place, country="RUS", lat=43.6, lon=39.7, precision="city"),
        action=replace(met.action, cameo="040", quad="verbal cooperation", score=1.0, contexts=("diplomatic",)),
    )
    arrested = account_of(report, type="COERCE", did="arrested", who=["Police"], whom=["Amina Diallo"], mode="arrest")
    amina = replace(arrested.recipients[0], kind="person", sectors=("CVL",))
    arrested = arrested.but(
        recipients=(replace(amina, words=words_of(report, (SECOND.index("Amina"), SECOND.index(", in Gao")))),)
    )
    bombed = account_of(
        report, type="ASSAULT", did="bomb", who=["France"], whom=["Mali"], status="did_not_happen", mode="aerial"
    )
    return met, arrested, bombed


def make_book(path: Path, **how: object) -> str:
    """A store with these accounts; gives its address."""
    with open_store(path, **how) as store:  # type: ignore[arg-type]
        for accounts in (first(), second()):
            store.add(accounts[0].report, accounts)
    return str(path)
