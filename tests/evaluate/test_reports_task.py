"""Account F1: the contract's matching, one to one, and the slots."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.evaluate.matching import GoldAccount, counts_as, pair_up
from dateline.evaluate.slots import right_slots
from dateline.model import make_report
from fake_coder import FakeCoder, account_of

TEXT = "Alpha met Beta in Gamma on Monday. Delta shelled Epsilon, Zeta said."
REPORT = make_report(TEXT, published=date(2019, 5, 6))


def spans(*words):
    return [{"spans": [[TEXT.index(word), TEXT.index(word) + len(word)]]} for word in words]


def gold(kind, actors, recipients, **slots):
    row = {"action": {"type": kind}, "actors": spans(*actors), "recipients": spans(*recipients), **slots}
    return GoldAccount.of(row, where="test")


MET = account_of(REPORT, type="CONSULT", did="met", who=["Alpha"], whom=["Beta"])
MET_TOGETHER = account_of(REPORT, type="CONSULT", did="met", who=["Alpha", "Beta"])
SHELLED = account_of(REPORT, type="ASSAULT", did="shelled", who=["Delta"], whom=["Epsilon"])


@pytest.mark.parametrize(
    ("account", "wanted", "answer"),
    [
        (MET, gold("CONSULT", ["Alpha"], ["Beta"]), True),
        (MET, gold("AGREE", ["Alpha"], ["Beta"]), False),
        (MET, gold("AGREE", ["Alpha"], ["Beta"], types_allowed=["CONSULT"]), True),
        (MET, gold("CONSULT", ["Beta"], ["Alpha"]), True),
        (MET, gold("CONSULT", ["Alpha", "Beta"], []), True),
        (MET, gold("CONSULT", ["Alpha", "Gamma"], ["Beta"]), True),
        (MET, gold("CONSULT", ["Alpha"], ["Gamma"]), False),
        (MET_TOGETHER, gold("CONSULT", ["Alpha"], ["Beta"]), True),
        (MET_TOGETHER, gold("CONSULT", ["Alpha"], ["Gamma"]), False),
        (SHELLED, gold("ASSAULT", ["Epsilon"], ["Delta"]), False),
        (SHELLED, gold("ASSAULT", ["Epsilon"], ["Delta"], reciprocal=True), True),
        (SHELLED, gold("ASSAULT", [], ["Epsilon"]), False),
        (SHELLED.but(actors=()), gold("ASSAULT", [], ["Epsilon"]), True),
        (SHELLED, gold("ASSAULT", ["Delta"], []), True),
    ],
)
def test_when_an_account_counts(account, wanted, answer):
    assert counts_as(account, wanted) is answer


def test_pairing_is_one_to_one_and_as_large_as_can_be():
    narrow, wide = gold("ASSAULT", ["Delta"], ["Epsilon"]), gold("ASSAULT", ["Delta"], [])
    other = account_of(REPORT, type="ASSAULT", did="shelled", who=["Delta"], whom=["Zeta"])
    assert pair_up([SHELLED, other], [wide, narrow]) == [(0, 1), (1, 0)]
    assert len(pair_up([SHELLED, SHELLED], [narrow])) == 1


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=4))
def test_pairing_finds_as_many_pairs_as_trying_every_order(table):
    # Row i of the table says which of four coded types the i-th gold account allows.
    types = ["AID", "YIELD", "REJECT", "REQUEST"]
    coded = [account_of(REPORT, type=kind, did="shelled", who=["Delta"]) for kind in types]
    wanted = [
        gold("none", ["Delta"], [], types_allowed=[t for t, yes in zip(types, row, strict=True) if yes])
        for row in table
    ]
    best = max(sum(row[j] for row, j in zip(table, order, strict=False)) for order in permutations(range(4)))
    assert len(pair_up(coded, wanted)) == best


def test_slots_are_asked_only_where_the_gold_states_them():
    account = account_of(
        REPORT, type="CONSULT", did="met", who=["Alpha"], whom=["Beta"], where="Gamma", when="Monday",
        day=date(2019, 5, 6), says=["Zeta"],
    )  # fmt: skip
    assert right_slots(account, gold("CONSULT", ["Alpha"], ["Beta"])) == {
        "all actors": True,
        "all recipients": True,
    }
    stated = gold(
        "CONSULT", ["Alpha"], ["Beta", "Epsilon"],
        time={"start": "2019-05-06", "end": "2019-05-06"}, place={"name": "gamma"}, speakers=[],
        status={"value": "planned", "historical": False},
    )  # fmt: skip
    assert right_slots(account, stated) == {
        "status": False,
        "historical": True,
        "time": True,
        "place": True,
        "speakers": False,
        "all actors": True,
        "all recipients": False,
    }
    none = right_slots(account, gold("CONSULT", ["Alpha"], ["Beta"], time=None, place=None))
    assert (none["time"], none["place"]) == (False, False)


def test_the_task_from_file_to_figures(tmp_path):
    path, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    row = {
        "id": "r1",
        "text": TEXT,
        "published": "2019-05-06",
        "publisher": "The Courier",
        "title": "A title",
        "accounts": [
            {
                "action": {"type": "CONSULT", "mode": None},
                "actors": spans("Alpha"),
                "recipients": spans("Beta"),
            },
            {"action": {"type": "AID"}, "actors": spans("Delta"), "recipients": spans("Epsilon")},
            {
                "action": {"type": "ASSAULT"},
                "actors": [[[TEXT.index("Delta"), TEXT.index("Delta") + 5]]],
                "recipients": spans("Epsilon"),
                "status": {"value": "planned"},
            },
        ],
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    card = evaluate("reports", path, coder=FakeCoder(), predictions=out)
    assert (card.figures["gold"], card.figures["found"], card.figures["matched"]) == (3, 2, 2)
    assert card.figures["account_f1"] == pytest.approx(4 / 5)
    assert card.figures["coded_as_happened_though_not"] == 1
    assert card.figures["slot_mode"] == 1.0
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["id"] == "r1" and len(written["accounts"]) == 2
    assert written["accounts"][0]["report"]["published"] == "2019-05-06"


def test_gold_may_be_written_short():
    at = TEXT.index("Delta")
    short = {
        "type": "ASSAULT", "action": [[41, 48]], "mode": None, "status": "happened", "time": "2019-05-06",
        "actors": [[[at, at + 5]], [at, at + 5]], "recipients": [], "speakers": [[[60, 64]]], "place": None,
    }  # fmt: skip
    read = GoldAccount.of(short, where="test")
    assert read.actors == (((at, at + 5),), ((at, at + 5),))
    assert read.slots["action"] == {"spans": [[41, 48]], "type": "ASSAULT", "mode": None}
    assert read.slots["status"] == {"value": "happened"}
    assert read.slots["time"]["start"] == "2019-05-06"
    found = right_slots(SHELLED, read)
    assert found["mode"] and found["status"] and not found["time"] and found["place"] and not found["speakers"]


@pytest.mark.parametrize(
    "row", [{}, {"action": {}}, {"type": "AID", "actors": [7]}, {"type": "AID", "actors": "Alpha"}]
)
def test_a_gold_account_that_cannot_be_read_names_its_report(row):
    with pytest.raises(InputError, match="gold report r9"):
        GoldAccount.of(row, where="r9")


def test_templates_count_recall_only(tmp_path):
    text = "REBELS shelled FARM. REBELS met ENVOYS."
    template = {
        "type": ["ATTACK"], "stage": ["ACCOMPLISHED"], "optional_template": False,
        "date": {"earliest": "1990-02-02", "latest": "1990-02-02"},
        "perp_individual": [{"spans": [[0, 6]]}], "phys_tgt_id": [{"spans": [[15, 19]]}],
    }  # fmt: skip
    optional = {**template, "optional_template": True}
    row = {"id": "m1", "text": text, "pub_date": "1990-02-04", "templates": [template, optional]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    card = evaluate("reports", path, coder=FakeCoder())
    assert card.figures["recall"] == 1.0 and card.figures["account_f1"] is None
    assert card.figures["slot_status"] == 1.0 and card.figures["slot_time"] == 0.0


def test_victims_of_templates_are_those_counted_as_two_or_more():
    from dateline.evaluate.muc import accounts_from_templates

    target = {"class": "DEATH", "alts": ["FARMERS"]}
    template = {
        "type": ["ATTACK"],
        "hum_tgt_effect": [target, {"class": "DEATH", "alts": ["MAYOR"]}, {"class": "INJURY", "alts": ["NUNS"]}],
        "hum_tgt_number": [
            {"class": "6 / 4", "alts": ["FARMERS"]},
            {"class": "1", "alts": ["MAYOR"]},
            {"class": "PLURAL", "alts": ["NUNS"]},
        ],
    }
    (account,) = accounts_from_templates({"templates": [template]})

    assert account["victims"] == {"killed": [[6, 4]]}


def test_targets_of_the_same_words_are_told_apart_by_their_order_or_not_at_all():
    from dateline.evaluate.muc import accounts_from_templates

    def victims(numbers: list[str], effects: list[str]) -> object:
        template = {
            "type": ["BOMBING"],
            "hum_tgt_effect": [{"class": each, "alts": ["SHOPPERS"]} for each in effects],
            "hum_tgt_number": [{"class": each, "alts": ["SHOPPERS"]} for each in numbers],
        }
        return accounts_from_templates({"templates": [template]})[0].get("victims")

    assert victims(["20", "~100"], ["DEATH", "INJURY"]) == {"killed": [[20]], "injured": [[100]]}
    assert victims(["~70", "9", "3"], ["DEATH", "INJURY"]) is None
