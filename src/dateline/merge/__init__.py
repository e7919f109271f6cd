"""Accounts → fewer accounts: within a report first (`join_duplicates`); across reports comes later."""

from dateline.merge.within import join_duplicates, same_party

__all__ = ["join_duplicates", "same_party"]
