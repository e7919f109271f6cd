"""Verbs that several slots look for: of saying, of the same event, of reacting to another event."""

from __future__ import annotations

SAYING = frozenset(
    "say tell report announce state add claim declare confirm note explain write quote cite warn insist argue "
    "maintain allege acknowledge admit reveal disclose testify recount describe estimate believe think deny "
    "accuse assert conclude reply respond stress tweet post mention concede predict suggest indicate show "
    "recall observe remark comment inform hint put count".split()
)
LIGHT = frozenset(
    "hold have make carry launch stage conduct take mount pay give reach hit open start begin wage lead join "
    "host attend offer provide deliver impose issue sign commit do perform undertake express voice lend".split()
)
"""Verbs whose object names the act: what is said of them is said of it."""
SAME_EVENT = frozenset("help begin start continue manage come go keep remain proceed use".split())
"""Verbs whose infinitive tells the same event ("helped to bring down", "began shelling")."""
APART = frozenset(
    "condemn criticise criticize welcome denounce praise mark commemorate investigate discuss fear expect plan "
    "demand call urge reject oppose support order threaten follow blame mourn plot see hear know remember regret "
    "mention consider propose request ask justify defend protest celebrate ban allow prevent avoid want hope "
    "agree promise pledge vow prepare schedule set postpone delay cancel".split()
)
"""Verbs about an event, whose own time is another than the event's."""
AHEAD = frozenset("can could may might must shall should will would".split())
"""Auxiliaries of what is still to come."""
