"""A raid and the arrests after it, told in three sentences."""

from collections.abc import Callable

import pytest

from dateline.model import Account, Action, Document, Party, words_of
from dateline.testing import document_from_conllu

RAID = """\
1 Police police NOUN _ _ 2 nsubj _ _
2 raided raid VERB _ _ 0 root _ _
3 a a DET _ _ 4 det _ _
4 newspaper newspaper NOUN _ _ 2 obj _ SpaceAfter=No
5 . . PUNCT _ _ 2 punct _ _

1 Two two NUM _ _ 2 nummod _ _
2 reporters reporter NOUN _ _ 4 nsubj:pass _ _
3 were be AUX _ _ 4 aux:pass _ _
4 arrested arrest VERB _ _ 0 root _ SpaceAfter=No
5 . . PUNCT _ _ 4 punct _ _

1 They they PRON _ _ 2 nsubj _ _
2 sealed seal VERB _ _ 0 root _ _
3 the the DET _ _ 4 det _ _
4 newspaper newspaper NOUN _ _ 2 obj _ SpaceAfter=No
5 . . PUNCT _ _ 2 punct _ _
"""


def party(doc: Document, sentence: int, first: int, last: int) -> Party:
    return Party(words_of(doc.report, doc.sentences[sentence].offsets(first, last)))


def account(doc: Document, sentence: int, trigger: int, *, actor: Party | None, recipient: Party | None) -> Account:
    place = doc.sentences[sentence]
    return Account(
        report=doc.report,
        action=Action("COERCE", words_of(doc.report, place.offsets(trigger, trigger + 1))),
        actors=(actor,) if actor else (),
        recipients=(recipient,) if recipient else (),
        sentence=(place.start, place.end),
        anchors=((sentence, trigger),),
    )


@pytest.fixture
def raid() -> tuple[Document, list[Account]]:
    """The first two sentences' acts: a raid with both parties, arrests whose actor is not said."""
    doc = document_from_conllu(RAID)
    return doc, [
        account(doc, 0, 1, actor=party(doc, 0, 0, 1), recipient=party(doc, 0, 2, 4)),
        account(doc, 1, 3, actor=None, recipient=party(doc, 1, 0, 2)),
    ]


@pytest.fixture
def act_in() -> Callable[..., Account]:
    """An act of a sentence, by the number of its trigger."""
    return account
