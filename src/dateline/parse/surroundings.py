"""What stands around a word in the tree, as named marks: its form, what hangs on it, what governs it and hangs there.

The nets of `second_look.py` read them beside the vectors of the words at `places`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Token

NOWHERE = -1
SIDES = 5
"""The word, its governor and that one's, its object (or passive subject) and its subject."""
FUNCTION = frozenset(("aux", "aux:pass", "advmod", "mark", "det", "case", "cc", "amod", "expl", "cop", "compound:prt"))
"""Relations of words that are told by their form: they bear on what is real, and on what a verb means."""
CONTENT = frozenset(("obj", "obl", "nmod", "nsubj", "compound", "amod", "xcomp", "ccomp"))
"""Relations, without what follows a colon, of words that are told by their lemma."""
BESIDE = frozenset(("obj", "compound"))
"""Relations of words on the governor that are told by their lemma."""
NEAR = (-2, -1, 1, 2)

Places = tuple[int, int, int, int, int]


def children_of(tokens: Sequence[Token]) -> list[list[int]]:
    """Of each word the words that hang on it, in order."""
    found: list[list[int]] = [[] for _ in tokens]
    for word, token in enumerate(tokens):
        if token.head >= 0:
            found[token.head].append(word)
    return found


def places(tokens: Sequence[Token], children: Sequence[Sequence[int]], word: int) -> Places:
    """Where the words of `SIDES` stand; NOWHERE for none."""
    up = tokens[word].head
    above = tokens[up].head if up >= 0 else NOWHERE
    hit = subject = NOWHERE
    for child in children[word]:
        relation = tokens[child].deprel
        if hit < 0 and relation in ("obj", "nsubj:pass"):
            hit = child
        elif subject < 0 and relation == "nsubj":
            subject = child
    return word, max(up, NOWHERE), max(above, NOWHERE), hit, subject


def marks(tokens: Sequence[Token], children: Sequence[Sequence[int]], at: Places) -> list[str]:
    """Names of a word's marks; ``at`` is what `places` gives."""
    word, up, above, _, _ = at
    own = tokens[word]
    form = own.text.lower()
    found = [f"w {own.lemma.lower()}", f"f {form}", f"end {form[-3:]}", f"pos {own.upos}", f"rel {own.deprel}"]
    for child in children[word]:
        found += _below(tokens[child])
    found += [f"n{step} {tokens[word + step].text.lower()}" for step in NEAR if 0 <= word + step < len(tokens)]
    if up < 0:
        found.append("root")
        return found
    governor = tokens[up].lemma.lower()
    found += (f"up {own.deprel} {governor}", f"u {governor}", f"upos {tokens[up].upos} {own.deprel}")
    found += _beside(tokens, children[up], word, name="uc")
    if above >= 0:
        found += (f"uu {tokens[above].lemma.lower()}", f"uurel {tokens[up].deprel}")
        found += _beside(tokens, children[above], up, name="uuc")
    return found


def _below(token: Token) -> list[str]:
    relation = token.deprel
    found = [f"c {relation}"]
    if relation in FUNCTION:
        found.append(f"c {relation} {token.text.lower()}")
    if relation.partition(":")[0] in CONTENT:
        lemma = token.lemma.lower()
        found += (f"k {relation} {lemma}", f"k {lemma}")
    return found


def _beside(tokens: Sequence[Token], children: Sequence[int], word: int, *, name: str) -> list[str]:
    found: list[str] = []
    for child in children:
        if child == word:
            continue
        token = tokens[child]
        if token.deprel in FUNCTION:
            found.append(f"{name} {token.deprel} {token.text.lower()}")
        elif token.deprel in BESIDE and name == "uc":
            found.append(f"{name} {token.deprel} {token.lemma.lower()}")
    return found
