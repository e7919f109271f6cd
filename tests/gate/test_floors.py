"""No figure of the shipped model falls below its floor (a sample; `make gate` measures the whole)."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.evaluate.gate import figures_of, fingerprint, load_gate, verdicts

ROOT = Path(__file__).parents[2]
GATE = load_gate(Path(__file__).with_name("floors.yaml"))


@pytest.fixture(scope="module")
def coder():
    return dateline.Coder()


def test_the_corpus_is_the_one_that_the_floors_were_set_on():
    corpus = ROOT / GATE.corpus
    if not corpus.is_dir():
        pytest.skip("the corpus is not beside the tests")
    assert fingerprint(corpus) == GATE.sha256, (
        "the corpus changed: if it was meant to, `python -m dateline.evaluate.gate --pin` pins it as it is, "
        "and `--write` sets the floors anew"
    )


@pytest.mark.model
@pytest.mark.parametrize("measure", GATE.sample, ids=lambda each: each.name)
def test_no_figure_of_the_sample_falls_below_its_floor(measure, coder):
    figures = figures_of(measure, coder=coder, root=ROOT)
    if figures is None:
        pytest.skip(f"its gold is not beside the checkout: {measure.gold}")
    fell = [str(each) for each in verdicts(measure, figures) if not each.holds]
    assert not fell, f"{measure.name}: {'; '.join(fell)}"
