"""Words that stand before or for a person: titles, ranks, and how far they say what somebody is."""

from __future__ import annotations

PERSON_NOUNS = frozenset(
    "strongman commander leader president premier minister chief general colonel envoy ambassador secretary "
    "governor mayor king emir chancellor spokesman spokeswoman lawmaker senator politician dictator ruler warlord "
    "marshal diplomat negotiator mediator chairman chairwoman head lawyer man woman billionaire cleric".split()
)
TITLES = PERSON_NOUNS | frozenset(
    "field mr mrs ms miss dr sir dame lord lady prof professor gen col lt lieutenant maj major capt captain sgt "
    "sergeant brig brigadier adm admiral rear vice prime foreign defence defense interior sheikh sheik imam "
    "ayatollah pope bishop archbishop cardinal father sister prince princess queen rep sen gov judge justice "
    "comrade don doña señor monsignor rabbi mullah maulana haji hajj pastor reverend rev crown deputy acting former "
    "ex-president first inspector superintendent commissioner director dig ig councillor congressman congresswoman "
    "representative delegate attorney chairperson speaker sultan shah baroness baron count".split()
)
"""Words before a person's name that are none of it."""
WEAK = frozenset(
    "leader chief head official spokesman spokeswoman spokesperson member negotiator delegation commander officer "
    "representative agent chairman chairwoman director deputy secretary sergeant captain lieutenant colonel general "
    "major inspector commissioner aide adviser advisor founder veteran activist figure source staff team employee "
    "worker personnel branch wing faction cell unit convoy patrol man woman boss envoy delegate speaker president "
    "secretary-general candidate supporter sympathiser sympathizer relative family wife son daughter brother "
    "coordinator caller fighter".split()
)
"""Heads whose sector is that of what they lead, speak for or belong to, where the phrase says so."""
KIN = frozenset(
    "father mother wife husband son daughter brother sister widow widower cousin nephew niece uncle aunt relative "
    "family parent child grandson granddaughter son-in-law brother-in-law father-in-law".split()
)
"""Those who belong to somebody by birth or marriage."""
RANKS = {
    "gen": "MIL", "col": "MIL", "lt": "MIL", "maj": "MIL", "capt": "MIL", "brig": "MIL", "adm": "MIL", "sgt": "MIL",
    "cpl": "MIL", "pvt": "MIL", "private": "MIL", "field": "MIL", "marshal": "MIL", "general": "MIL", "colonel": "MIL",
    "father": "REL",
    "fr": "REL", "sister": "REL", "rev": "REL", "reverend": "REL", "sheikh": "REL", "imam": "REL", "mullah": "REL",
    "maulana": "REL", "monsignor": "REL", "pope": "REL", "dig": "COP", "insp": "COP", "supt": "COP", "det": "COP",
    "sen": "LEG", "rep": "LEG", "mp": "LEG", "gov": "GOV", "prof": "EDU", "comandante": "REB", "commandante": "REB",
    "sub-inspector": "COP", "superintendent": "COP", "inspector": "COP", "nurse": "MED", "judge": "JUD",
    "justice": "JUD", "king": "GOV", "queen": "GOV", "emir": "GOV",
}  # fmt: skip
"""What a title right before a name says of its bearer: "Father" is a priest there, and no parent."""
