"""Briefs → the files that the browser filters and searches with.

The formats, and the reasons for them, are in docs/finder-files.md.
"""
