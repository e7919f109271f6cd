"""By what a name is found again: its last word if a person's, a body's initials, its entry in the tables."""

from __future__ import annotations

from dateline.resolve.folding import fold, last_name
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention

INNER = "inner "
PARTICLES = frozenset("al bin da das de del der di do dos du el ibn la las le los of the van von".split())


def keys_of(mention: Mention) -> list[str]:
    """What a name may be called by: itself, its last word if a person's, its initials, its entry in the tables."""
    whole = fold(mention.full)
    keys = [whole, fold(mention.text)]
    if mention.type == "Person":
        keys.append("person " + last_name(whole))
    elif mention.type == "NORP":
        code = knowledge().demonym(mention.text)
        keys = [f"people {code}" if code else "people " + whole]
    else:
        words = [word for word in mention.text.replace("-", " ").split() if word[:1].isupper()]
        if len(words) > 1:
            keys.append("".join(word[0] for word in words).lower())
        known = {entry.name for entry in knowledge().find(mention.text) if entry.kind != "person"}
        if len(known) == 1:
            keys.append("entry " + fold(known.pop()))
    return keys


def asked_keys(mention: Mention) -> list[str]:
    """Keys under which only a bare surname asks: "Sanchez", of "Gonzalo Sanchez de Lozada"."""
    whole = fold(mention.full)
    return [INNER + whole] if mention.type == "Person" and " " not in whole else []


def inner_keys(mention: Mention) -> list[str]:
    """What a bare surname may be within a person's name: what stands after the first word, before the last."""
    words = fold(mention.full).split() if mention.type == "Person" else []
    return [INNER + word for word in words[1:-1] if word not in PARTICLES]
