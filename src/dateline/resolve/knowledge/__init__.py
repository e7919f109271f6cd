"""What Dateline knows of countries, persons, groups and roles: tables that ship, read once."""

from dateline.resolve.knowledge.tables import Entry, Knowledge, knowledge

__all__ = ["Entry", "Knowledge", "knowledge"]
