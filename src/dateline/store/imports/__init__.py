"""Other people's events, read into the same store and marked as theirs, to compare them with ours."""
