"""Layouts: which files they are, how they are compiled, and how a page is rendered."""
