"""Time words: found in a sentence, read into what they mean (`dateline.model.moments`)."""

from dateline.parse.timewords.finding import with_times

__all__ = ["with_times"]
