"""What speaks for a word as a party of an act."""

from dataclasses import replace

from dateline.extract.parties import scene_of
from dateline.extract.party_features import Scene, candidates_of, of_nobody, of_word
from dateline.model import Act, Argument, Frame
from dateline.testing import document_from_conllu

SENTENCE = document_from_conllu("""
1 The the DET _ _ 2 det _ _
2 clinic clinic NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 hit hit VERB _ _ 0 root _ _
5 by by ADP _ _ 6 case _ _
6 rebels rebel NOUN _ _ 4 obl:agent _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
""").sentences[0]


def scene_with(*arguments: Argument) -> Scene:
    return scene_of(SENTENCE, Act(3, {"ASSAULT": 0.9, "NONE": 0.1}, arguments, 3.0), type_="ASSAULT")


def test_candidates_are_what_is_learnt_what_syntax_says_and_what_hangs_on_the_act() -> None:
    words = candidates_of(scene_with())

    assert [SENTENCE.tokens[word].text for word in words] == ["clinic", "rebels"]


def test_marks_tell_the_learnt_score_the_rule_and_the_tie_to_the_act() -> None:
    scene = scene_with(Argument("actor", 5, 0.97))

    marks = set(of_word(scene, "actor", 5, steps=1))

    assert {"own 9", "ruled first", "child obl:agent by", "passive child obl:agent by", "steps 1"} <= marks
    assert "own 0" in set(of_word(scene, "recipient", 5, steps=1))


def test_for_nobody_speak_the_form_of_the_act_and_how_little_is_learnt() -> None:
    scene = scene_with()

    assert {"nobody", "nobody passive", "nobody best 0", "nobody ruled True"} <= set(of_nobody(scene, "actor"))


def test_the_score_to_beat_is_the_best_of_the_other_words() -> None:
    arguments = (Argument("actor", 5, 0.97), Argument("actor", 1, 0.6))
    scene = scene_of(SENTENCE, Act(3, {"REJECT": 0.9, "NONE": 0.1}, arguments, 3.0), type_="REJECT")

    assert "top 5" in of_word(scene, "actor", 5, steps=1)
    assert "below 9" in of_word(scene, "actor", 1, steps=1)
    assert "below 9" in of_word(scene, "actor", 3, steps=0)


def test_numbers_of_people_and_owners_are_candidates_too() -> None:
    sentence = document_from_conllu("""
1 Interpol Interpol PROPN _ _ 2 nsubj _ _
2 refused refuse VERB _ _ 0 root _ _
3 its its PRON _ _ 4 nmod:poss _ _
4 bid bid NOUN _ _ 2 obj _ _
5 and and CCONJ _ _ 6 cc _ _
6 fined fine VERB _ _ 2 conj _ _
7 six six NUM _ _ 6 obj _ SpaceAfter=No
8 . . PUNCT _ _ 2 punct _ _
""").sentences[0]

    def words(token: int) -> list[str]:
        scene = scene_of(sentence, Act(token, {"REJECT": 0.9, "NONE": 0.1}, (), 3.0), type_="REJECT")
        return [sentence.tokens[word].text for word in candidates_of(scene)]

    assert "its" in words(1)
    assert "six" in words(5)


def test_marks_tell_the_role_in_the_frame_of_the_act() -> None:
    frame = Frame(3, 0.9, (Argument("ARG1", 1, 0.8, 0, 2),))
    sentence = replace(SENTENCE, frames=(frame,))
    scene = scene_of(sentence, Act(3, {"ASSAULT": 0.9, "NONE": 0.1}, (), 3.0), type_="ASSAULT")

    assert {"frame ARG1", "frame ARG1 3", "ASSAULT frame ARG1"} <= set(of_word(scene, "recipient", 1, steps=1))
    assert "out" in of_word(scene, "actor", 5, steps=1)
    assert {"nobody has ARG1", "nobody lacks ARG0"} <= set(of_nobody(scene, "actor"))
    assert "frame none" in of_nobody(scene_with(), "actor")
