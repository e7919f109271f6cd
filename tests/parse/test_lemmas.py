"""Dictionary forms."""

import pytest

from dateline.parse.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("shelled", "VERB", "shell"),
        ("Withdrew", "VERB", "withdraw"),
        ("meeting", "VERB", "meet"),
        ("meeting", "NOUN", "meeting"),
        ("bombings", "NOUN", "bombing"),
        ("gunmen", "NOUN", "gunman"),
        ("midwives", "NOUN", "midwife"),
        ("’s", "AUX", "be"),
        ("n’t", "PART", "not"),
        ("his", "PRON", "he"),
        ("Nations", "PROPN", "nations"),
        ("died", "VERB", "die"),
        ("found", "VERB", "find"),
        ("fled", "VERB", "flee"),
        ("overthrew", "VERB", "overthrow"),
        ("shook", "VERB", "shake"),
    ],
)
def test_lemma_depends_on_the_part_of_speech(word: str, upos: str, expected: str) -> None:
    assert lemma(word, upos) == expected
