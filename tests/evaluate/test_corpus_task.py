"""corpus: marked reports and sentences, slot by slot, with a coder whose answers are known."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dateline.errors import InputError
from dateline.evaluate import evaluate
from dateline.evaluate.calibration import calibration_error, reliability_table
from dateline.evaluate.corpus_dyads import dyads_of
from dateline.evaluate.corpus_rows import rows
from dateline.evaluate.marked_reports import parse_report
from dateline.evaluate.matching import GoldAccount
from dateline.evaluate.slot_counts import SlotCounts
from dateline.model import Party, Quantity, Speaker, make_report
from fake_coder import FakeCoder, account_of, words_in
from small_corpus import REPORT, write_corpus


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path / "corpus")


def test_reports_and_sentences_are_counted_apart_and_together(corpus):
    card = evaluate("corpus", corpus, coder=FakeCoder())
    told = card.figures
    assert (told["reports_texts"], told["sentences_texts"], card.rows) == (2, 10, 12)
    # Reports: the shelling and the meeting of three acts, and a play that is no act.
    assert told["reports_account_f1"] == pytest.approx(2 / 3)
    assert (told["reports_accounts_in_gold"], told["reports_accounts_coded"]) == (3, 3)
    # Sentences: "never met" has its type but not its actor, "talked" is not seen, and Nobody is aided in vain.
    assert told["sentences_account_f1"] == pytest.approx(1 / 3)
    assert told["sentences_type_f1"] == pytest.approx(2 / 3)
    assert told["sentences_trigger_f1"] == pytest.approx(2 / 3)
    assert told["reports_status_accuracy"] == 0.5
    assert told["coded_as_happened_though_not"] == 1
    assert told["quantities_f1"] == pytest.approx(0.5)
    assert set(card.first) <= set(told)


def test_noise_is_what_is_coded_where_nothing_is_marked(corpus):
    told = evaluate("corpus", corpus, coder=FakeCoder()).figures
    assert (told["reports_quiet_sentences"], told["sentences_quiet_sentences"]) == (2, 7)
    assert told["noise_per_100_sentences"] == pytest.approx(100 * 2 / 9)
    noise = evaluate("noise", corpus, coder=FakeCoder()).figures
    assert noise["accounts"] == 2


def test_relations_are_the_dyads_of_the_sentences(corpus):
    told = evaluate("corpus", corpus, coder=FakeCoder()).figures
    # shelled and met are typed, talked is not
    assert told["relations_micro_f1"] == pytest.approx(2 / 3)
    assert evaluate("relations", corpus, coder=FakeCoder()).figures["macro_f1"] == told["relations_macro_f1"]


def test_a_dyad_of_two_acts_has_both_types():
    def account(kind, *recipients):
        return {
            "action": {"type": kind},
            "actors": [{"spans": [[0, 6]]}],
            "recipients": [{"spans": [list(pair)]} for pair in recipients],
        }

    row = {"id": "s", "text": "", "accounts": [account("ASSAULT", (9, 12), (0, 6)), account("COERCE", (9, 12))]}
    (dyad,) = dyads_of(row)
    assert dyad["plover16"] == ["ASSAULT", "COERCE"]
    assert (dyad["source"]["spans"], dyad["target"]["spans"]) == ([[0, 6]], [[9, 12]])


def test_the_same_figures_from_the_folder_its_files_and_its_rows(corpus, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows(corpus, "dev")), encoding="utf-8")
    whole = evaluate("corpus", corpus, coder=FakeCoder()).figures
    assert evaluate("corpus", path, coder=FakeCoder()).figures == whole
    assert evaluate("corpus", path, coder=FakeCoder(), fold="dev").figures == whole
    alone = evaluate("corpus", corpus / "sentences", coder=FakeCoder()).figures
    assert alone["sentences_account_f1"] == whole["sentences_account_f1"] and "reports_texts" not in alone
    reports = evaluate("reports", corpus, coder=FakeCoder())
    assert (reports.rows, reports.figures["account_f1"]) == (2, whole["reports_account_f1"])
    assert evaluate("reports", corpus / "reports", coder=FakeCoder()).figures == reports.figures
    one = sorted((corpus / "reports").iterdir())[0]
    assert evaluate("reports", one, coder=FakeCoder()).rows == 1


def test_folds_of_the_corpus_are_its_own(corpus):
    with pytest.raises(InputError, match="no row of the corpus in its fold 'test'"):
        evaluate("corpus", corpus, coder=FakeCoder(), fold="test")
    with pytest.raises(InputError, match="train, dev, test"):
        evaluate("corpus", corpus, coder=FakeCoder(), fold="even")
    with pytest.raises(InputError, match="does not read the corpus"):
        evaluate("names", corpus, coder=FakeCoder())
    with pytest.raises(InputError, match="no row"):
        evaluate("corpus", corpus.parent, coder=FakeCoder())


def test_a_share_of_the_rows_is_always_the_same_share(corpus):
    seen = [evaluate("corpus", corpus, coder=FakeCoder(), share=0.5, tick=lambda: None).rows for _ in range(2)]
    assert seen[0] == seen[1] and 0 < seen[0] < 12


def test_predictions_bear_the_id_of_their_row(corpus, tmp_path):
    out, ticks = tmp_path / "out.jsonl", []
    evaluate("corpus", corpus, coder=FakeCoder(), predictions=out, tick=lambda: ticks.append(1))
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in written] == [row["id"] for row in rows(corpus, "dev")]
    assert len(ticks) == len(written) == 12
    assert sum(len(row["accounts"]) for row in written) == 6


MARKED = parse_report(REPORT, name="scene-1")
TEXT = make_report(MARKED.text, published=date(2019, 5, 6))
GOLD = [GoldAccount.of(each, where="test") for each in MARKED.as_row()["accounts"]]


def counted(account, gold):
    slots = SlotCounts()
    slots.add(account, gold)
    return slots.figures()


def test_values_of_a_report_are_compared_slot_by_slot():
    met = account_of(
        TEXT, type="CONSULT", did="met", who=["Envoys"], whom=["ministers"], when="Monday", day=date(2019, 5, 6),
        says=["a spokesman"], status="planned",
    )  # fmt: skip
    told = counted(met, GOLD[1])
    for slot in ("time", "time_where_stated", "speakers_where_stated", "outermost_speaker", "kind_of_speakers_found"):
        assert told[slot] == 1.0, slot
    assert (told["status_macro_f1"], told["mode"], told["place"]) == (1.0, 1.0, 1.0)
    late = counted(met.but(speakers=(Speaker(words_in(TEXT, "a spokesman"), kind="wire"),) * 2), GOLD[1])
    assert (late["speakers"], late["innermost_speaker"], late["kind_of_speakers_found"]) == (0.0, 1.0, 0.0)
    silent = counted(met.but(speakers=()), GOLD[1])
    assert silent["outermost_speaker"] == 0.0 and "kind_of_speakers_found" not in silent


def test_quantities_are_what_and_bounds_and_parties_bear_country_and_sector():
    who = Party(words_in(TEXT, "Rebels"), kind="group", country="SDN", sectors=("REB", "MIL"))
    hit = account_of(TEXT, type="ASSAULT", did="shelled", whom=["Arandi"], where="Arandi").but(
        actors=(who,),
        quantities=(
            Quantity("killed", 2, None, words_in(TEXT, "at least two")),
            Quantity("injured", 2, None, words_in(TEXT, "at least two")),
        ),
    )
    told = counted(hit, GOLD[0])
    assert told["quantities_f1"] == pytest.approx(2 / 3)
    assert (told["country_of_parties"], told["primary_sector_of_parties"]) == (0.5, 0.5)
    assert (told["mode"], told["mode_where_stated"], told["contexts_f1"]) == (0.0, 0.0, 0.0)


def test_historical_outranks_the_status():
    met = account_of(TEXT, type="CONSULT", did="met", who=["Envoys"], whom=["ministers"])
    slots = SlotCounts()
    slots.add(met.but(status=met.status.__class__("planned", True)), GOLD[1])
    assert slots.figures()["status_accuracy"] == 0.0
    assert slots.figures()["historical_f1"] == 0.0


def test_an_allowed_type_is_not_asked_for_its_mode():
    gold = GoldAccount.of({**MARKED.as_row()["accounts"][0], "types_allowed": ["COERCE"]}, where="test")
    assert counted(account_of(TEXT, type="COERCE", did="shelled", who=["Rebels"]), gold)["mode"] is None


def test_a_party_only_understood_stands_wherever_the_report_speaks_of_it():
    (rebels,) = MARKED.as_row()["accounts"][2]["actors"]
    assert [MARKED.text[start:end] for start, end in rebels["spans"]] == ["Rebels", "The rebels"]
    assert rebels["text"] == "Rebels … The rebels"


def test_calibration_is_the_distance_of_sure_and_right():
    assert calibration_error([]) is None
    assert calibration_error([(0.8, True)] * 8 + [(0.8, False)] * 2) == pytest.approx(0.0)
    assert calibration_error([(1.0, False), (0.55, True), (0.55, False)]) == pytest.approx((1.0 + 2 * 0.05) / 3)
    table = reliability_table([(1.0, True), (0.95, False), (0.61, True)], "How sure")
    assert table.rows == (("0.6-0.7", "1", "0.610", "1.000"), ("0.9-1.0", "2", "0.975", "0.500"))
