"""`dateline codebook`: the list, one type, JSON, and names that do not exist."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dateline.codebook import ActionRule, Codebook, Mode
from dateline.doors.cli import main
from fake_coder import rooms_with


def action(name, label, definition, *, score, modes=(), **more):
    return ActionRule(
        name=name, label=label, definition=definition, quad="material conflict", score=score, recipient="optional",
        cameo="190", modes={mode.name: mode for mode in modes}, rules=more.get("rules", ()),
        confused_with=more.get("confused_with", {}), examples=more.get("examples", ()),
    )  # fmt: skip


DRONE = Mode("drone", "uncrewed aircraft", -9.5, "195", frozenset({"strike"}), ())
BOOK = Codebook(
    {
        "AID": action("AID", "gives aid to", "Gives help.", score=7.0),
        "ASSAULT": action(
            "ASSAULT",
            "attacks",
            "Does great harm.",
            score=-9.0,
            modes=[DRONE],
            rules=({"case": "a near miss", "decision": "did_not_happen", "reason": "it was not hit"},),
            confused_with={"COERCE": "bodies are not harmed"},
            examples=({"text": "Drones hit the port.", "coded": "ASSAULT-drone"},),
        ),
    },
    contexts={},
)
ROOMS = replace(rooms_with(), codebook=lambda _path: BOOK)


def test_the_list_has_every_type_with_its_definition(capsys):
    assert main(["codebook"], rooms=ROOMS) == 0
    out = capsys.readouterr().out
    assert "AID" in out and "Does great harm." in out and "-9.0" in out and "material conflict" in out


@pytest.mark.parametrize("name", ["ASSAULT", "assault", "ASSAULT-drone"])
def test_one_type_shows_modes_rules_and_confusions(name, capsys):
    assert main(["codebook", name], rooms=ROOMS) == 0
    out = capsys.readouterr().out
    assert "uncrewed aircraft (score -9.5, cameo 195)" in out
    assert "a near miss → did_not_happen (it was not hit)" in out
    assert "COERCE" in out and "bodies are not harmed" in out
    assert "Drones hit the port. → ASSAULT-drone" in out


def test_json_holds_everything(capsys):
    assert main(["codebook", "--json"], rooms=ROOMS) == 0
    assert [each["type"] for each in json.loads(capsys.readouterr().out)] == ["AID", "ASSAULT"]
    assert main(["codebook", "assault", "--json"], rooms=ROOMS) == 0
    assert json.loads(capsys.readouterr().out)["modes"]["drone"]["cameo"] == "195"


def test_a_name_that_does_not_exist_is_bad_usage_with_the_nearest(capsys):
    assert main(["codebook", "ASALT"], rooms=ROOMS) == 2
    assert "did you mean ASSAULT?" in capsys.readouterr().err


def test_our_own_codebook_is_shown(capsys):
    assert main(["codebook", "--json"]) == 0
    actions = {each["type"]: each for each in json.loads(capsys.readouterr().out)}
    assert len(actions) == 16 and "ASSAULT" in actions
    for name in actions:
        assert main(["codebook", name]) == 0
        assert f"score: {actions[name]['score']:+.1f}" in capsys.readouterr().out
