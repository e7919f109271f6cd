"""Exports: the record in the formats of the field. What fills each column stands beside the column."""
