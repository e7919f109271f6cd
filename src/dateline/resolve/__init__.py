"""What words denote: which person, country and role, which day, which place."""

from dateline.resolve.walk import resolve

__all__ = ["resolve"]
