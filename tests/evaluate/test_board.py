"""Each task on a small gold file, with a coder whose answers are known."""

from __future__ import annotations

import gzip
import json

import pytest

from dateline.errors import InputError
from dateline.evaluate import TASKS, evaluate
from fake_coder import FakeCoder


def write(path, rows):
    text = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def dyad(text, types, *, fold="dev", **more):
    words = text.rstrip(".").split()
    one, two = words[0], words[-1]
    return {
        "id": f"row-{text[:12]}",
        "text": text,
        "source": {"text": one, "spans": [[0, len(one)]]},
        "target": {"text": two, "spans": [[text.index(two), text.index(two) + len(two)]]},
        "plover16": types,
        "suggested_fold": fold,
        **more,
    }


ROWS = [
    dyad("Rebels shelled Arandi.", ["ASSAULT"]),
    dyad("Ministers met Envoys.", ["AGREE", "CONSULT"]),
    dyad("Lawmakers rebuked Ministers.", ["ACCUSE"]),
    dyad("Envoys aided Refugees.", ["YIELD"]),
    dyad("Pirates condemned Sailors.", None),
    dyad("Pirates aided Sailors.", ["AID"], fold="train"),
]


def test_relations_counts_rows_types_and_either_of_two(tmp_path):
    gold = write(tmp_path / "gold.jsonl.gz", ROWS)
    out = tmp_path / "out.jsonl"
    card = evaluate("relations", gold, coder=FakeCoder(), fold="dev", predictions=out)
    assert card.rows == 4
    assert card.figures["micro_f1"] == card.figures["accuracy"] == 0.5
    # F1 by type: ASSAULT 1, CONSULT 1 (one of two allowed), ACCUSE 0, YIELD 0
    assert card.figures["macro_f1"] == 0.5
    written = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["id"] for row in written] == [row["id"] for row in ROWS[:5]]
    assert [row["type"] for row in written] == ["ASSAULT", "CONSULT", "NONE", "AID", "ACCUSE"]
    assert set(written[0]["scores"]) == {"ASSAULT", "CONSULT", "ACCUSE", "AID", "NONE"}


def test_relations_with_none_in_the_gold_is_f1_over_the_types(tmp_path):
    rows = [*ROWS[:3], dyad("Ministers thanked Envoys.", ["NONE"]), dyad("Envoys met Envoys.", ["NONE"])]
    card = evaluate("relations", write(tmp_path / "gold.jsonl", rows), coder=FakeCoder())
    # types: 2 right of 3 gold; coded 3 (ASSAULT, CONSULT, and CONSULT for a NONE): F1 = 2*2/(3+3)
    assert card.figures["micro_f1"] == pytest.approx(2 / 3)
    assert card.figures["accuracy"] == pytest.approx(3 / 5)


def test_relations_reads_spans_with_roles(tmp_path):
    spans = [{"role": "source", "start": 0, "end": 6}, {"role": "target", "start": 15, "end": 21}]
    row = {"id": 1, "text": "Rebels shelled Arandi.", "spans": spans, "plover16": ["ASSAULT"]}
    card = evaluate("relations", write(tmp_path / "g.jsonl", [row, {**row, "spans": None}]), coder=FakeCoder())
    assert (card.rows, card.figures["accuracy"]) == (1, 1.0)


def test_dyads_finds_parties_by_their_heads_and_either_way_round_for_talks(tmp_path):
    rows = [
        dyad("Rebels shelled Arandi.", ["FORCE", "ASSAULT"]),
        dyad("Rebels condemned Arandi.", ["ASSAULT"]),
        dyad("Arandi and Rebels shelled Velm.", ["ASSAULT"]),  # coded with another actor
        {
            **dyad("Ministers met Envoys.", ["CONSULT"]),
            "source": {"spans": [[14, 20]]},
            "target": {"spans": [[0, 9]]},
        },
        {
            **dyad("Ministers aided Envoys.", ["AID"]),
            "source": {"spans": [[16, 22]]},
            "target": {"spans": [[0, 9]]},
        },
        dyad("Ministers thanked Envoys.", ["NONE"]),
    ]
    card = evaluate("dyads", write(tmp_path / "gold.jsonl", rows), coder=FakeCoder())
    assert card.rows == 5
    assert card.figures["recall"] == pytest.approx(3 / 5)
    assert card.figures["type_accuracy_where_found"] == pytest.approx(2 / 3)


def test_noise_counts_accounts_by_the_hundred_sentences(tmp_path):
    rows = [
        {"id": 1, "text": "It rained. Rebels shelled Arandi. The end."},
        {"id": 2, "text": "Nothing."},
        {"id": 3, "text": "Rebels shelled Arandi.", "plover16": ["ASSAULT"]},
        {"id": 4, "text": "Ministers met Envoys.", "plover16": ["NONE"]},
        {"id": 5, "text": "Ministers met Envoys.", "plover16": None},
    ]
    card = evaluate("noise", write(tmp_path / "gold.jsonl", rows), coder=FakeCoder())
    assert (card.figures["texts"], card.figures["sentences"], card.figures["accounts"]) == (3, 5, 2)
    assert card.figures["accounts_per_100_sentences"] == pytest.approx(40.0)


def test_names_wants_exact_span_and_type_and_reads_from_body_start(tmp_path):
    text = "Http address\nMaria went to Lima."
    row = {
        "doc_id": "d1",
        "body_start": 13,
        "text": text,
        "tokens": [None, [0, 4]],
        "entities": [
            {"start": 13, "end": 18, "type": "Person"},
            {"start": 27, "end": 31, "type": "Location"},
        ],
    }
    out = tmp_path / "out.jsonl"
    card = evaluate("names", write(tmp_path / "gold.jsonl", [row]), coder=FakeCoder(), predictions=out)
    assert card.figures["f1"] == 0.5 and card.figures["f1_span_only"] == 1.0
    written = json.loads(out.read_text())
    assert written["doc_id"] == "d1"
    assert [text[e["start"] : e["end"]] for e in written["entities"]] == ["Maria", "Lima"]


CONLLU = """# sent_id = 1
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tNOUN\t_\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\t_\t_\t1\tdep:neg\t_\tSpaceAfter=No
2.1\tx\t_\t_\t_\t_\t_\t_\t_\t_
3\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""


def test_syntax_is_counted_as_conll_2018_does(tmp_path):
    gold = tmp_path / "gold.conllu"
    gold.write_text(CONLLU * 70, encoding="utf-8")
    out = tmp_path / "out.conllu"
    card = evaluate("syntax", gold, coder=FakeCoder(), predictions=out)
    assert card.figures["words"] == 210 and card.figures["sentences"] == 70
    assert card.figures["uas"] == pytest.approx(2 / 3)  # the fake hangs each word on the one before
    assert card.figures["las"] == pytest.approx(2 / 3)
    assert card.figures["las_with_subtypes"] == pytest.approx(1 / 3)
    assert card.figures["upos"] == pytest.approx(1 / 3)
    block = out.read_text().split("\n\n")[0].splitlines()
    assert block[1].startswith("1-2\tdon't")
    assert block[3].split("\t") == ["2", "n't", "_", "NOUN", "_", "_", "1", "dep", "_", "SpaceAfter=No"]
    assert len(block) == 5


def test_limit_reads_the_first_rows(tmp_path):
    card = evaluate("noise", write(tmp_path / "g.jsonl", [{"text": "One."}] * 9), coder=FakeCoder(), limit=4)
    assert card.rows == 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("not json\n", "line 1: not JSON"),
        ("[1]\n", "not a JSON object"),
        ("", "no row"),
        ('{"id": 1}\n', "no 'text'"),
        ('{"text": "Rain."}\n', "no gold row has a party"),
    ],
)
def test_gold_that_cannot_be_used_says_where_and_why(text, why, tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=why):
        evaluate("relations" if "Rain" in text else "noise", gold, coder=FakeCoder())


def test_a_truncated_gzip_is_an_input_error(tmp_path):
    gold = write(tmp_path / "gold.jsonl.gz", [{"text": f"Line {i} of many."} for i in range(2000)])
    gold.write_bytes(gold.read_bytes()[:-200])
    with pytest.raises(InputError, match="cannot be read to its end"):
        evaluate("noise", gold, coder=FakeCoder())


def test_predictions_are_written_whole_or_not_at_all(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"text": "Rain."}\nbroken\n', encoding="utf-8")
    with pytest.raises(InputError):
        evaluate("noise", gold, coder=FakeCoder(), predictions=tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_every_task_of_the_first_release_is_there():
    assert {"relations", "dyads", "noise", "names", "syntax", "reports"} <= set(TASKS)
