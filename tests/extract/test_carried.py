"""Deeds that a noun tells and another word carries."""

import pytest

from dateline import Coder
from surest_dyad import dyad


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        (
            "The governor was responding to accusations made against him by the mayor Ana Lund in parliament.",
            "ACCUSE",
            "the mayor Ana Lund",
            "him",
        ),
        (
            "The consul received a letter of thanks from the mayor of Bergen.",
            "SUPPORT",
            "the mayor of Bergen",
            "The consul",
        ),
    ],
)
def test_who_makes_or_writes_it_did_it(coder: Coder, text: str, type_: str, actor: str, recipient: str) -> None:
    assert dyad(coder, text, type_) == ([actor], [recipient])


def test_the_target_of_an_attack_did_not_do_it(coder: Coder) -> None:
    assert dyad(coder, "The bank has been the target of attacks.", "ASSAULT") == ([], ["The bank"])


def test_who_suffers_an_attack_did_not_do_it(coder: Coder) -> None:
    text = "The worst attack was suffered by the Estonian army."
    assert dyad(coder, text, "ASSAULT") == ([], ["the Estonian army"])
