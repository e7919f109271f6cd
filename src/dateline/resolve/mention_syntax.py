"""What the tree says of a mention: its titles, the countries it names, whether it is definite, whether a subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Sentence
from dateline.resolve.knowledge import knowledge
from dateline.resolve.mentions import HE, IT, SHE, THEY, Mention

DISPERSING = frozenset("disperse repel scatter teargas".split())
CROWDS = frozenset("crowd demonstrator marcher mourner picket protester protestor rioter striker".split())
CROWD_BACK = 3
"""Sentences within which a crowd stands that is dispersed as "them"."""
BARE = frozenset("army authority congress government navy parliament police prosecutor".split())
"""Nouns of bodies of which a land has one, also without an article: "police said" of those told before."""
MANY = frozenset("people police crowd mob group gang staff team crew family troop force".split())
"""Nouns that are many in the singular."""
LEADING = frozenset("chief commander head leader mastermind".split())
COMMANDING = frozenset("captain colonel commander general major marshal strongman warlord".split())
"""Titles of those who lead an attack by arms."""
SUBJECT_DEEP = 3
"""Steps up from a word to the subject in whose phrase it stands."""


def titles(sentence: Sentence, mention: Mention) -> set[str]:
    """Nouns before a name or in its apposition."""
    low = max(0, mention.first - 4)
    return {sentence.tokens[i].lemma for i in range(low, mention.head)} | {
        sentence.tokens[c].lemma for i in range(mention.first, mention.last) for c in sentence.children_by(i, "appos")
    }


def is_title(sentence: Sentence, noun: Mention, name: Mention) -> bool:
    """Whether a noun is the title right before a person's name: "leader Jane Roe", "the envoy Jane Roe"."""
    if noun.sentence != name.sentence or (noun.kind, name.kind, name.type) != ("noun", "name", "Person"):
        return False
    if noun.plural or noun.head + 1 != name.first:
        return False
    inside = range(name.first, name.last)
    return any(sentence.tokens[at].head == noun.head for at in inside) or sentence.tokens[noun.head].head in inside


def plainly_meant(sentences: Sequence[Sentence], mentions: Sequence[Mention], number: int) -> int | None:
    """The mention that the words around a pronoun show to be meant, whatever else stands near; None for most."""
    master = master_of(sentences[mentions[number].sentence], mentions, number)
    if master is None:
        master = leader_of_attack(sentences, mentions, number)
    return crowd_of(sentences, mentions, number) if master is None else master


def leader_of_attack(sentences: Sequence[Sentence], mentions: Sequence[Mention], number: int) -> int | None:
    """The commander named before "the leader of an assault": the only one in the sentence with a title of arms."""
    mention = mentions[number]
    sentence = sentences[mention.sentence]
    if mention.kind != "noun" or mention.text not in LEADING or not definite(sentence, mention):
        return None
    attacks = {act.token for act in sentence.acts if act.likeliest == "ASSAULT"}
    near = (mention.head, sentence.tokens[mention.head].head)  # the tree may hang "of an assault" a word higher
    if not any(c > mention.head and c in attacks for at in near if at >= 0 for c in sentence.children_by(at, "nmod")):
        return None
    before = [at for at in range(number) if mentions[at].sentence == mention.sentence and mentions[at].type == "Person"]
    armed = [at for at in before if mentions[at].kind == "name" and COMMANDING & titles(sentence, mentions[at])]
    return armed[0] if len(armed) == 1 else None


def master_of(sentence: Sentence, mentions: Sequence[Mention], number: int) -> int | None:
    """The mention of whose people tell of a "she": of "her lawyer said that she was charged" the "her"; else None."""
    mention = mentions[number]
    kin = next((each for each in (HE, SHE) if mention.text in each), None)
    if kin is None or mention.kind != "pronoun":
        return None
    clauses = (at for at in sentence.ancestors(mention.head) if sentence.tokens[at].deprel == "ccomp")
    tellers = [c for at in clauses for c in sentence.children_by(sentence.tokens[at].head, "nsubj")]
    owners = {each for teller in tellers for each in sentence.children_by(teller, "nmod:poss")}
    same = (at for at in range(number) if mentions[at].sentence == mention.sentence)
    return next((at for at in same if mentions[at].head in owners and mentions[at].text in kin), None)


def crowd_of(sentences: Sequence[Sentence], mentions: Sequence[Mention], number: int) -> int | None:
    """The mention of the crowd that is dispersed as "them": "hundreds marched. Police fired shots to disperse them"."""
    mention = mentions[number]
    own = sentences[mention.sentence].tokens
    above = own[mention.head].head
    if mention.text not in THEY or own[mention.head].deprel != "obj" or own[above].lemma not in DISPERSING:
        return None
    near = (at for at in range(number - 1, -1, -1) if mention.sentence - mentions[at].sentence <= CROWD_BACK)
    return next((at for at in near if _is_crowd(sentences[mentions[at].sentence], mentions[at])), None)


def _is_crowd(sentence: Sentence, mention: Mention) -> bool:
    """Protesters by their noun, or who does what tells of a protest."""
    if mention.text in CROWDS:
        return True
    path = (mention.head, *sentence.ancestors(mention.head))
    word = next((told for at in path if (told := sentence.tokens[at]).deprel != "nmod"), None)  # "hundreds of people"
    protests = {act.token for act in sentence.acts if act.likeliest == "PROTEST"}
    return mention.kind == "noun" and word is not None and word.deprel == "nsubj" and word.head in protests


def countries(sentence: Sentence, token: int) -> set[str]:
    """Countries that the words of a description name: "the Chadian army", "the army of Chad"."""
    known = knowledge()
    found = {known.demonym(sentence.tokens[c].text) for c in sentence.children_by(token, "amod", "compound")}
    for child in sentence.children_by(token, "nmod"):
        found |= {e.country for e in known.find(sentence.tokens[child].text) if e.kind == "country"}
    return {code for code in found if code}


def faced(sentence: Sentence, mention: Mention) -> set[str]:
    """Countries that whoever "it" is speaks to or acts on, which it therefore is not: "It told Chad to pull back"."""
    token = sentence.tokens[mention.head]
    if mention.text not in IT or token.deprel != "nsubj":
        return set()
    names = (sentence.name_at(each) for each in sentence.children_by(token.head, "obj", "iobj"))
    return lands_of({" ".join(t.text for t in sentence.tokens[n.first : n.last]) for n in names if n is not None})


def lands_of(names: Iterable[str]) -> set[str]:
    """The countries that names are, or whose capitals or people."""
    known = knowledge()
    entries = (e for name in names for e in known.find(name) if e.kind == "country" or e.use == "capital")
    return {e.country for e in entries if e.country} | {code for name in names if (code := known.demonym(name))}


def definite(sentence: Sentence, mention: Mention) -> bool:
    """ "The army", "this town", "both men", bare "police": a description that may take up what was named before."""
    below = [sentence.tokens[child] for child in sentence.children(mention.head)]
    return mention.text in BARE or any(
        each.lemma in ("the", "this", "that", "these", "those", "both") or each.deprel == "nmod:poss" for each in below
    )


def words(sentence: Sentence, mention: Mention) -> frozenset[str]:
    """The words of a mention in small letters, without articles and signs."""
    inside = sentence.tokens[mention.first : mention.last]
    return frozenset(each.text.lower() for each in inside if each.upos not in ("DET", "PUNCT"))


def is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is a subject, or the name beside one."""
    token = sentence.tokens[mention.head]
    if token.deprel.startswith("nsubj"):
        return True
    above = token.head
    return (
        token.deprel.partition(":")[0] in ("flat", "compound", "appos")
        and above >= 0
        and sentence.tokens[above].deprel.startswith("nsubj")
    )


def in_subject(sentence: Sentence, token: int) -> bool:
    """Whether a word is a subject or stands in one's phrase ("its minister", "the head of its staff")."""
    at = token
    for _ in range(SUBJECT_DEEP):
        if at < 0:
            return False
        if sentence.tokens[at].deprel.startswith("nsubj"):
            return True
        at = sentence.tokens[at].head
    return False


def is_counted(sentence: Sentence, pronoun: int) -> bool:
    """ "13 of them": some of several."""
    above = sentence.tokens[pronoun].head
    return above >= 0 and sentence.tokens[pronoun].deprel == "nmod" and sentence.tokens[above].upos == "NUM"


def is_joined_object(sentence: Sentence, pronoun: Mention, other: Mention) -> bool:
    """ "Chased the thieves and shot two of them": some of those whom the verb before it hits."""
    if pronoun.sentence != other.sentence or not is_counted(sentence, pronoun.head):
        return False
    some = sentence.tokens[sentence.tokens[pronoun.head].head]
    verb = sentence.tokens[some.head] if some.deprel == "obj" else None
    return verb is not None and verb.deprel == "conj" and other.head in sentence.children_by(verb.head, "obj")


def are_several(other: Mention) -> bool:
    """A plural, another "they", a people or a body of people: no single building or village."""
    return other.plural or other.kind == "pronoun" or other.type in ("NORP", "Organization") or other.text in MANY
