"""Markdown → safe HTML. Pure: no disk, no clock."""
