"""`dateline codebook`: the list, one type, JSON, and names that do not exist."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

import pytest

from dateline.doors.cli import main
from fake_coder import rooms_with


@dataclass(frozen=True)
class Mode:
    definition: str
    score: float
    trigger: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    name: str
    label: str
    definition: str
    quad: str
    score: float
    modes: dict[str, Mode] = field(default_factory=dict)
    rules: tuple[dict[str, str], ...] = ()
    confused_with: dict[str, str] = field(default_factory=dict)
    examples: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Book:
    actions: dict[str, Action]


BOOK = Book(
    {
        "AID": Action("AID", "gives aid to", "Gives help.", "material cooperation", 7.0),
        "ASSAULT": Action(
            "ASSAULT",
            "attacks",
            "Does great harm.",
            "material conflict",
            -9.0,
            {"drone": Mode("uncrewed aircraft", -9.5, ("strike",))},
            ({"case": "a near miss", "decision": "did_not_happen", "reason": "it was not hit"},),
            {"COERCE": "bodies are not harmed"},
            ({"text": "Drones hit the port.", "coded": "ASSAULT-drone"},),
        ),
    }
)
ROOMS = replace(rooms_with(), codebook=lambda _path: BOOK)


def test_the_list_has_every_type_with_its_definition(capsys):
    assert main(["codebook"], rooms=ROOMS) == 0
    out = capsys.readouterr().out
    assert "AID" in out and "Does great harm." in out and "-9.0" in out and "material cooperation" in out


@pytest.mark.parametrize("name", ["ASSAULT", "assault", "ASSAULT-drone"])
def test_one_type_shows_modes_rules_and_confusions(name, capsys):
    assert main(["codebook", name], rooms=ROOMS) == 0
    out = capsys.readouterr().out
    assert "uncrewed aircraft (score -9.5)" in out
    assert "a near miss → did_not_happen (it was not hit)" in out
    assert "COERCE" in out and "bodies are not harmed" in out
    assert "Drones hit the port. → ASSAULT-drone" in out


def test_json_holds_everything(capsys):
    assert main(["codebook", "--json"], rooms=ROOMS) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["AID", "ASSAULT"]
    assert main(["codebook", "assault", "--json"], rooms=ROOMS) == 0
    assert json.loads(capsys.readouterr().out)["modes"]["drone"]["trigger"] == ["strike"]


def test_a_name_that_does_not_exist_is_bad_usage_with_the_nearest(capsys):
    assert main(["codebook", "ASALT"], rooms=ROOMS) == 2
    assert "did you mean ASSAULT?" in capsys.readouterr().err


def test_our_own_codebook_is_shown(capsys):
    assert main(["codebook", "--json"]) == 0
    actions = {each["name"]: each for each in json.loads(capsys.readouterr().out)}
    assert len(actions) == 16 and "ASSAULT" in actions
    for name in actions:
        assert main(["codebook", name]) == 0
        assert actions[name]["definition"].split()[0] in capsys.readouterr().out
