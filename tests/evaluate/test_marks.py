"""The corpus's inline marks."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluate.marked_sentences import load_sentences, parse_line

CORPUS = Path(__file__).parents[2] / "corpus" / "sentences"


def test_marks_become_acts_with_offsets_in_the_plain_text() -> None:
    marked = parse_line("[Rebels|actor] [shelled|ASSAULT-heavy-weapons] [Arandi|recipient,place] on Monday.")

    assert marked.text == "Rebels shelled Arandi on Monday."
    (act,) = marked.acts
    assert marked.text[slice(*act.trigger)] == "shelled"
    assert (act.type, act.mode, act.status) == ("ASSAULT", "heavy-weapons", "happened")
    assert {role: [marked.text[s:e] for s, e in pairs] for role, pairs in act.roles.items()} == {
        "actor": ["Rebels"],
        "recipient": ["Arandi"],
        "place": ["Arandi"],
    }


def test_numbers_share_a_role_between_acts() -> None:
    marked = parse_line(
        "[Police|actor#1+2] [gassed|ASSAULT-crowd-control#1] marchers and [held|COERCE-arrest@planned!historical#2] "
        "[two|recipient#2]."
    )

    gassed, held = marked.acts
    assert gassed.roles["actor"] == held.roles["actor"]
    assert "recipient" not in gassed.roles
    assert (held.status, held.historical) == ("planned", True)


def test_marks_nest() -> None:
    marked = parse_line("[Ministers from [Chad|place]|actor] [met|CONSULT].")

    assert marked.acts[0].roles == {"actor": [(0, 19)], "place": [(15, 19)]}


@pytest.mark.parametrize(
    "line",
    [
        "[Rebels|actor shelled",
        "Rebels] shelled",
        "[Rebels|soldier] [shelled|ASSAULT]",
        "[A|actor#3] [met|CONSULT#1] and [hit|ASSAULT#2] B",
        "[met|CONSULT@tomorrow]",
        "[A|actor] [met|CONSULT] and [hit|ASSAULT] B",
    ],
)
def test_a_broken_mark_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"file\.txt:7"):
        parse_line(line, file="file.txt", number=7)


def test_every_sentence_of_the_corpus_can_be_read() -> None:
    sentences = list(load_sentences(CORPUS))

    assert len(sentences) > 900
    assert sum(not sentence.acts for sentence in sentences) > 200
    for sentence in sentences:
        for act in sentence.acts:
            assert sentence.text[slice(*act.trigger)].strip()
