"""Bytes → reports: web pages, plain text, JSON lines; files, folders, globs, standard input, URLs.

Importing this room loads nothing heavy; each reader imports its libraries when it is used.
"""

from dateline.read.gather import read, read_many, read_pages, warm_up
from dateline.read.given import report_of

__all__ = ["read", "read_many", "read_pages", "report_of", "warm_up"]
