"""Feeds and folders that are asked again and again: what is new in them is fetched, coded and kept.

`dateline watch` is its door. Everything it knows is in the store, so that it can be stopped at any moment.
"""

from dateline.watch.places import Places, places_of
from dateline.watch.rounds import Asked, Watch

__all__ = ["Asked", "Places", "Watch", "places_of"]
