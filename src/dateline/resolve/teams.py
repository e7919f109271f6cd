"""Who "the party" is that sets out or is shot at: the team, patrol or convoy that a report told of just before."""

from __future__ import annotations

from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import Mention
from dateline.resolve.surroundings import Surroundings

ANY_GROUP = frozenset(("party",))
"""What any who go together are called: "opened fire on the party" after a team of police."""
TEAMS = frozenset(
    "column contingent convoy crew delegation detachment expedition group mission patrol platoon squad team "
    "unit".split()
)
BACK = 2
"""Sentences before it."""


def team_before(around: Surroundings, mention: Mention) -> Mention | None:
    """The nearest team before "the party", where no political party is named; None for another noun."""
    sentence = around.doc.sentences[mention.sentence]
    is_known = any(sentence.tokens[each].lemma == "the" for each in sentence.children_by(mention.head, "det"))
    if mention.kind != "noun" or mention.text not in ANY_GROUP or mention.plural or not is_known:
        return None
    if any(_is_political(each) for each in around.mentions if each.kind == "name"):
        return None
    here = (mention.sentence, mention.head)
    teams = [
        each
        for each in around.mentions
        if each.kind == "noun"
        and each.text in TEAMS
        and (each.sentence, each.head) < here
        and mention.sentence - each.sentence <= BACK
    ]
    return teams[-1] if teams else None


def _is_political(name: Mention) -> bool:
    is_called_so = not {"party", "parties"}.isdisjoint(name.full.lower().split())
    return is_called_so or any("PTY" in entry.sectors for entry in knowledge().find(name.full))
