"""Bytes of the archive's files → briefs, standing pages, settings, topics and authors. Pure."""
