"""Agreement of two annotations: alpha, pairing of texts and acts, slots, links, and the list for the adjudicator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.agreement import compare, main
from dateline.evaluate.alpha import nominal_alpha
from dateline.evaluate.annotations import lay_beside
from dateline.evaluate.links import link_hits, mention_hits
from small_corpus import REPORT


def test_alpha_of_a_known_example():
    # Krippendorff (2011), "Computing Krippendorff's alpha-reliability", binary and nominal examples A and B.
    one, two = "0100000000", "1110010010"
    assert nominal_alpha(list(zip(one, two, strict=True))) == pytest.approx(0.095, abs=0.0005)
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert nominal_alpha(list(zip(ben, gerry, strict=True))) == pytest.approx(0.692, abs=0.0005)


def test_alpha_has_no_value_where_nothing_varies():
    assert nominal_alpha([("a", "a"), ("a", "a")]) is None
    assert nominal_alpha([]) is None
    assert nominal_alpha([("a", "b"), ("b", "a")]) < 0


def folder(path: Path, *, sentences: str = "", reports: dict[str, str] | None = None, file: str = "part.txt") -> Path:
    (path / "sentences").mkdir(parents=True)
    (path / "sentences" / file).write_text(sentences, encoding="utf-8")
    if reports:
        (path / "reports").mkdir()
        for name, text in reports.items():
            (path / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


FIRST = """It rained in Velm.
[Rebels|actor] [shelled|ASSAULT-heavy-weapons~military] [Arandi|recipient,place] on [Monday|time], [they|speaker] said.

[Envoys|actor] [met|CONSULT~diplomatic@planned] [the ministers|recipient].
[Police|actor#1] [gassed|ASSAULT#1] and [held|COERCE-arrest#2] [two|arrested#2] men.
"""
SECOND = """[Rebels|actor] [shelled|ASSAULT-aerial~military~territory] Arandi on Monday, [they|speaker] said.
[Envoys|actor] [met|AGREE~diplomatic!historical] the [ministers|recipient].
Police gassed and [held|COERCE-arrest] [two|arrested] [men|recipient].
The annotator added this.
"""


def slots(comparison):
    return {row["slot"]: row for row in comparison.rows()}


def test_sentences_are_paired_by_their_text_and_compared_slot_by_slot(tmp_path):
    beside = lay_beside(folder(tmp_path / "a", sentences=FIRST), folder(tmp_path / "b", sentences=SECOND, file="x.txt"))
    assert beside.unknown == ["The annotator added this."]
    found = compare(beside.texts)
    assert set(found) == {"sentences", "all"} and found["all"].texts == 3
    told = slots(found["sentences"])
    assert told["triggers"]["F1"] == pytest.approx(2 * 3 / 7)
    assert (told["type"]["same"], told["type"]["first"]) == (pytest.approx(2 / 3), 3)
    assert (told["mode"]["same"], told["mode"]["first"]) == (0.5, 2)
    assert told["contexts"]["F1"] == pytest.approx(4 / 5)
    assert told["status"]["same"] == told["historical"]["same"] == pytest.approx(2 / 3)
    assert told["actor"]["F1"] == 1.0
    assert (told["recipient"]["first"], told["recipient"]["second"], told["recipient"]["both"]) == (2, 2, 1)
    assert told["time"]["F1"] == told["place"]["F1"] == 0.0
    assert told["speaker"]["F1"] == told["quantities"]["F1"] == 1.0


def test_acts_on_one_word_are_paired_by_their_type(tmp_path):
    both = "[Police|actor#1+2] [seized|COERCE-seize#1,SANCTION#2] [it|recipient#1+2].\n"
    other = "[Police|actor#1+2] [seized|SANCTION#1,COERCE-seize#2] [it|recipient#1+2].\n"
    beside = lay_beside(folder(tmp_path / "a", sentences=both), folder(tmp_path / "b", sentences=other))
    assert slots(compare(beside.texts)["all"])["type"]["same"] == 1.0


OTHER_REPORT = (
    REPORT.replace("ASSAULT-heavy-weapons~military#1", "again#1")
    .replace("[people|&people]", "people")
    .replace("and killed", "and [killed|ASSAULT#1]")
    .replace("killed=2..#1", "killed=2#1")
    .replace("SDN:Arandi:city", "SDN:Arandi:point")
    .replace("&spokesman: - | unnamed | SDN | GOV", "&spokesman: - | person | SDN | MIL")
    .replace("speaker=official:1", "speaker=person:1")
    .replace("time=2019-05-06", "time=2019-05")
    .replace("&people: - | group | SDN | CVL\n", "")
)


def test_reports_are_paired_by_name_and_compared_by_value(tmp_path):
    one = folder(tmp_path / "a", reports={"s-1": REPORT, "s-2": REPORT})
    two = folder(tmp_path / "b", reports={"s-1": OTHER_REPORT, "t-1": REPORT})
    beside = lay_beside(one, two)
    assert beside.unknown == ["t-1"]
    told = slots(compare(beside.texts)["reports"])
    assert told["triggers"]["F1"] == 1.0  # a further mention is a mention of the same act
    assert (told["time"]["F1"], told["first day"]["same"], told["last day"]["same"]) == (1.0, 0.0, 0.0)
    assert (told["place"]["F1"], told["name of place"]["same"]) == (1.0, 1.0)
    assert told["kind of speaker"]["same"] == 0.0
    assert told["country of actor"]["same"] == told["sector of recipient"]["same"] == 1.0
    assert told["quantities"]["F1"] == 0.0
    assert (told["mentions"]["first"], told["mentions"]["second"], told["links"]["F1"]) == (8, 7, 1.0)


def test_a_report_that_reads_otherwise_is_named(tmp_path):
    one = folder(tmp_path / "a", reports={"s-1": REPORT})
    two = folder(tmp_path / "b", reports={"s-1": REPORT.replace("killed [", "wounded [")})
    with pytest.raises(InputError, match=r"s-1: the two folders differ in its text: .*wounded"):
        lay_beside(one, two)
    with pytest.raises(InputError, match="no folder 'reports'"):
        lay_beside(one, tmp_path)


def test_links_hold_mentions_together():
    guns, its_guns, army, it = (10, 14), (6, 14), (30, 38), (50, 52)
    assert mention_hits([[guns, army], [it]], [[its_guns, army, it]]).right == 2
    hits = link_hits([[guns, army], [it]], [[its_guns, army, it]])
    assert (hits.gold, hits.found, hits.right) == (1, 3, 1)
    assert link_hits([[guns, army]], [[(0, 14), army]]).right == 0


def test_the_command_prints_tables_lists_and_json(tmp_path, capsys):
    one, two = folder(tmp_path / "a", sentences=FIRST), folder(tmp_path / "b", sentences=SECOND)
    main([str(one), str(two), "--list"])
    out = capsys.readouterr().out
    assert "sentences: 3 texts" in out and "alpha" in out and "only in" in out
    assert "part.txt:4  type: «met» the ministers." not in out and "Envoys «met» the ministers." in out
    assert "first:  CONSULT\n  second: AGREE" in out and "second: no act" in out
    main([str(one), str(two), "--json", "--list"])
    told = json.loads(capsys.readouterr().out)
    assert told["all"]["texts"] == 3 and told["not_in_first"] == ["The annotator added this."]
    assert {"slot": "mode", "first": "heavy-weapons", "second": "aerial"}.items() <= told["disagreements"][0].items()
    with pytest.raises(SystemExit, match="no folder"):
        main([str(one), str(tmp_path)])


def test_files_of_gold_rows_are_laid_beside_each_other_by_their_ids(tmp_path):
    def row(name: str, *, recipient: list[int], sectors: list[str]) -> dict:
        action = {"type": "ACCUSE", "mode": None, "contexts": [], "text": "blamed", "spans": [[7, 13]]}
        party = {"name": None, "kind": None, "country": "FRA", "sectors": sectors, "text": "-", "spans": [recipient]}
        account = {
            "action": action, "actors": [], "recipients": [party], "place": None,
            "status": {"value": "happened", "historical": False},
        }  # fmt: skip
        return {"id": name, "text": "Unions blamed the ministry and Paris.", "accounts": [account]}

    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text(json.dumps(row("a", recipient=[14, 26], sectors=["GOV"])) + "\n", encoding="utf-8")
    both = (row("a", recipient=[18, 26], sectors=["LEG"]), row("z", recipient=[18, 26], sectors=[]))
    second.write_text("".join(json.dumps(each) + "\n" for each in both), encoding="utf-8")
    beside = lay_beside(first, second)
    assert beside.unknown == ["z"]
    told = slots(compare(beside.texts)["reports"])
    assert (told["triggers"]["both"], told["accounts"]["both"], told["recipient"]["both"]) == (1, 1, 1)
    assert (told["country of recipient"]["same"], told["sector of recipient"]["same"]) == (1.0, 0.0)
