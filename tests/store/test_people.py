"""Private persons in exports: masked by their role, and nobody else with them."""

from __future__ import annotations

import json
from dataclasses import replace

from dateline.doors.cli import main
from dateline.model import Speaker, make_report
from dateline.store import open_store
from fake_coder import account_of, words_in

TOLD = "Mali residents and residents of Gao said that Mali shelled Gao on Monday. Amina Diallo of Gao saw it."


def test_the_place_that_witnesses_are_of_is_not_masked(tmp_path, capsys):
    report = make_report(TOLD)
    account = account_of(report, type="ASSAULT", did="shelled", who=["Mali"], whom=[], where="Gao")
    account = account.but(
        actors=(replace(account.actors[0], kind="country", country="MLI"),),
        place=replace(account.place, country="MLI", lat=16.3, lon=0.0, precision="city", ids={"geonames": "2457163"}),
        speakers=(
            Speaker(words_in(report, "Mali residents"), None, "witness"),
            Speaker(words_in(report, "residents of Gao"), None, "witness"),
            Speaker(words_in(report, "Amina Diallo of Gao"), "Amina Diallo", "witness"),
        ),
    )
    with open_store(tmp_path / "book.db") as store:
        store.add(report, (account,))

    assert main(["export", "--store", str(tmp_path / "book.db"), "--format", "jsonl"]) == 0

    out = capsys.readouterr().out
    told = json.loads(out)
    assert told["place"]["name"] == told["place"]["text"] == "Gao"
    assert told["actors"][0]["name"] == "Mali"
    assert [each["text"] for each in told["speakers"]] == ["Mali residents", "a witness", "a witness"]
    assert "Amina" not in out and "Diallo" not in out
