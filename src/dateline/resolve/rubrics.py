"""Names that head a paragraph of a bulletin: "Marib. Troops retook positions west of the city on Tuesday."."""

from __future__ import annotations

from dateline.model import Document


def is_rubric(doc: Document, *, sentence: int, first: int, last: int) -> bool:
    """Whether a name is a whole sentence of the text, and more of its paragraph follows."""
    if not 0 <= sentence < len(doc.sentences) - 1:
        return False
    own, before, after = doc.sentences[sentence], doc.sentences[max(sentence - 1, 0)], doc.sentences[sentence + 1]
    outside = (token.upos for at, token in enumerate(own.tokens) if not first <= at < last)
    is_first = sentence == 0 or before.paragraph != own.paragraph
    return own.part != "title" and is_first and after.paragraph == own.paragraph and all(u == "PUNCT" for u in outside)
