"""Briefs → one archive: relations between briefs, and the values that layouts see. Pure."""
