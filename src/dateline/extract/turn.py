"""What the words around an act say of its parties, beside what was learnt."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Turn:
    """Heads that act and that are acted upon, and heads that do not; all beside what was learnt."""

    givers: tuple[int, ...] = ()
    receivers: tuple[int, ...] = ()
    not_actors: tuple[int, ...] = ()
    not_recipients: tuple[int, ...] = ()

    def but_spared(self, heads: tuple[int, ...]) -> Turn:
        """The same, with more heads that are not acted upon."""
        return replace(self, not_recipients=(*self.not_recipients, *heads))
