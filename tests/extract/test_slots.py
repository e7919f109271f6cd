"""Time, status, speakers and quantities of one act each, on parsed sentences of our own (slots.conllu).

The trees are the shipped parser's, kept as text so that the rules are tested without the model.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.extract.acts import find_acts
from dateline.extract.clauses import negated, tense
from dateline.extract.quantities import find_quantities
from dateline.extract.sized import Counted
from dateline.extract.speakers import find_speakers
from dateline.extract.speech import read_speech, said_above
from dateline.extract.status import find_status
from dateline.extract.when import find_time
from dateline.model import Act, Argument, Sentence
from dateline.testing import document_from_conllu
from timed import timed

BLOCKS = (Path(__file__).parent / "slots.conllu").read_text(encoding="utf-8").strip().split("\n\n")


def asked(block: str) -> dict[str, str]:
    rows = [line[1:].split("=", 1) for line in block.splitlines() if line.startswith("#")]
    return {key.strip(): value.strip() for key, value in rows}


def with_speakers(sentence: Sentence, act: Act) -> Act:
    """The act as if the model were half sure of whoever the tree names: then two witnesses agree."""
    heads = [link.head for link in said_above(sentence, act.token)]
    return replace(act, arguments=tuple(Argument("speaker", head, 0.5) for head in heads))


@pytest.mark.parametrize("block", BLOCKS, ids=[f"{i}-{asked(b)['status']}" for i, b in enumerate(BLOCKS)])
def test_slots_of_an_act(block: str) -> None:
    want = asked(block)
    doc = timed(block, published=date(2019, 4, 20))
    sentence = doc.sentences[0]
    act = Act(int(want["trigger"]), {"NONE": 0.0}, (), 3.0)
    status = find_status(doc, sentence, act=act, type_="ASSAULT")
    assert (status.value, str(status.historical)) == (want["status"], want["historical"])
    assert status.because
    if want["time"] != "*":
        assert find_time(doc, sentence, act).words.text == want["time"]
    if want["speakers"] != "*":
        speakers = find_speakers(read_speech(doc), sentence, with_speakers(sentence, act))
        assert ";".join(f"{each.words.text}/{each.kind}" for each in speakers) == want["speakers"]
    (counts,) = find_quantities(doc, [Counted(0, act.token, want.get("type", "ASSAULT"), want.get("mode"))])
    assert ";".join(f"{each.what}/{each.low}/{each.high}" for each in counts) == want["quantities"]


CARRIED = """
1 Xinhua xinhua PROPN _ _ 2 nsubj _ _
2 reported report VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 statement statement NOUN _ _ 2 obj _ _
5 by by ADP _ _ 6 case _ _
6 Oslo oslo PROPN _ _ 4 nmod _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _

1 The the DET _ _ 2 det _ _
2 statement statement NOUN _ _ 3 nsubj _ _
3 said say VERB _ _ 0 root _ _
4 troops troops NOUN _ _ 6 nsubj _ _
5 had have AUX _ _ 6 aux _ _
6 left leave VERB _ _ 3 ccomp _ SpaceAfter=No
7 . . PUNCT _ _ 3 punct _ _

1 This this DET _ _ 2 det _ _
2 attack attack NOUN _ _ 3 nsubj _ _
3 killed kill VERB _ _ 0 root _ _
4 two two NUM _ _ 3 obj _ SpaceAfter=No
5 . . PUNCT _ _ 3 punct _ _
"""


def test_the_statement_keeps_its_agency_and_the_narrator_resumes() -> None:
    doc = document_from_conllu(CARRIED)
    speech = read_speech(doc)
    said, this = doc.sentences[1:]
    carried = find_speakers(speech, said, with_speakers(said, Act(5, {"NONE": 0.0}, (), 3.0)))
    assert [(each.words.text, each.kind) for each in carried] == [("Xinhua", "wire"), ("The statement", "statement")]
    assert find_speakers(speech, this, with_speakers(this, Act(2, {"NONE": 0.0}, (), 3.0))) == ()


def first(block: str) -> Sentence:
    return document_from_conllu(block).sentences[0]


def test_tense_and_negation() -> None:
    sentence = first(CARRIED.split("\n\n")[1])
    assert tense(sentence, 5) == "past"
    assert tense(sentence, 1) == "none"
    assert negated(sentence, 5) is None


def test_what_an_act_of_speech_is_about_is_no_act_of_its_own():
    """ "France condemned the attack": one act, of which the attack is the object."""
    doc = document_from_conllu(
        "1 France france PROPN _ _ 2 nsubj _ _\n2 condemned condemn VERB _ _ 0 root _ _\n"
        "3 the the DET _ _ 4 det _ _\n4 attack attack NOUN _ _ 2 obj _ _\n"
    )
    acts = (
        Act(1, {"ACCUSE": 0.99, "NONE": 0.01}, (Argument("actor", 0, 0.99),), 3.0),
        Act(3, {"ASSAULT": 0.95, "NONE": 0.05}, (Argument("actor", 0, 0.6),), 3.0),
    )
    told = replace(doc, sentences=(replace(doc.sentences[0], acts=acts),))
    assert [found.act.token for _, found in find_acts(told)] == [1]
