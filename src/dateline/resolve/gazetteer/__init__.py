"""Places by name: the gazetteer that ships, or a larger one that its user built."""

from dateline.resolve.gazetteer.book import Candidate, Gazetteer, chosen, open_gazetteer, using

__all__ = ["Candidate", "Gazetteer", "chosen", "open_gazetteer", "using"]
