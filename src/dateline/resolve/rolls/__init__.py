"""Larger lists of actors that a user built: persons and bodies of Wikidata, PETRARCH's dictionaries."""

from dateline.resolve.rolls.book import Roll, Rolls, chosen, using

__all__ = ["Roll", "Rolls", "chosen", "using"]
