"""Feeds that are asked again and again: what is new in them is fetched, coded and kept."""
