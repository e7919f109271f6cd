"""Which words of a phrase or sentence are the name of somebody who may be a private person."""

from __future__ import annotations

import pytest

from dateline.store.people.names import cued_names, may_hold_names, names_at_risk, names_in_phrase


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Syrian farmer Ali Hassan of Homs", ["Ali Hassan"]),
        ("residents of Gao", []),
        ("Residents", []),
        ("Gao residents", []),
        ("Amina Diallo's mother", ["Amina Diallo"]),
        ("Mr Keita", ["Keita"]),
        ("Maria de la Cruz … she", ["Maria de la Cruz"]),
        ("the boy", []),
    ],
)
def test_the_names_of_a_phrase(phrase, names):
    assert list(names_in_phrase(phrase)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Jane Doe, 34, was hit.", ["Jane Doe"]),
        ("Mr. Omar Ali (54) left.", ["Omar Ali", "Omar Ali"]),
        ("A 16-year-old student Ali Omar was killed.", ["Ali Omar"]),
        ("The victim was identified by police as José García.", ["José García"]),
        ("“He ran,” said neighbour Li Na.", ["Li Na"]),
        ("President Joe Biden, 81, said so.", []),
        ("In Gao, 34, others died.", []),
        ("Neighbours said that Mali shelled Gao.", []),
        ("Witnesses Moussa and Ali said so.", ["Moussa", "Ali"]),
        ("Residents Li Na, Ali Omar and Fatou Keita said so.", ["Li Na", "Ali Omar", "Fatou Keita"]),
        (
            "Survivors Amina de la Cruz, 34, and Ali Omar told of it.",
            ["Amina de la Cruz", "Ali Omar"],
        ),
        ("He spoke to relatives Li Na and Ali Omar.", ["Li Na", "Ali Omar"]),
        ("They buried the victims, Li Na and Ali Omar, on Friday.", ["Li Na", "Ali Omar"]),
        ("The victims were identified by police as José García and Li Na.", ["José García", "José García", "Li Na"]),
        ("They buried the victims (Li Na and Ali Omar).", ["Li Na", "Ali Omar"]),
        ("One of the residents, Fatou Keita, fled.", ["Fatou Keita"]),
        ("Villagers, including Fatou Keita and Ali Omar, fled.", ["Fatou Keita", "Ali Omar"]),
        ("Villagers named Fatou Keita and Ali Omar fled.", ["Fatou Keita", "Ali Omar"]),
        ("It killed two residents, Human Rights Watch and Amnesty International said.", []),
        ("It killed two residents, Human Rights Watch, which keeps count, said.", []),
        ("Witnesses Reuters and Al Jazeera interviewed left.", []),
        ("Villagers Boko Haram abducted came home.", []),
        ("Residents Monday and Tuesday told of shelling.", []),
        ("For the victims, Mali and Russia, both at war, did nothing.", []),
        ("Residents, including Red Cross volunteers, fled.", []),
        ("Neighbours Ukraine of that.", []),
    ],
)
def test_people_told_of_by_age_and_kin_are_found(sentence, names):
    assert list(cued_names(sentence)) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Witness Li Na saw it.", ["Li Na"]),
        ("A 9-year-old orphan Ali Omar ran.", ["Ali Omar"]),
        ("A witness, Li Na, saw it.", ["Li Na"]),
        ("Omar Ali, 16, and Jane Doe, 34, left.", ["Omar Ali"]),
        ("A 9-year-old pupil Ali Omar and his mother Fatou Keita ran.", ["Ali Omar"]),
        ("Ali Omar, 18, left.", []),
        ("Witnesses Li Na and Ali Omar saw it.", ["Li Na", "Ali Omar"]),
        ("The victims, Li Na and Jane Doe, were brought home.", ["Li Na", "Jane Doe"]),
        ("Residents Li Na and Ali Omar said so.", []),
    ],
)
def test_who_is_called_a_witness_a_victim_or_a_child_is_at_risk(sentence, names):
    assert list(names_at_risk(sentence)) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "She left (mother Fatou Keita did, too).", "“neighbour Li Na saw it”", "Her ex-husband Ali Omar fled.",
        "A man—father Ali Omar—fled.", "passer-by Ali Omar saw it", "“Mrs Keita saw it.”",
        "Passers-by Ali Omar and Li Na saw it.", "(Witnesses Ali Omar and Li Na saw it.)", "«Victims Ali and Li fled»",
    ],
)  # fmt: skip
def test_the_quick_look_misses_nobody_whom_the_long_one_finds(sentence):
    assert list(cued_names(sentence)) and may_hold_names(sentence)
