"""The finder's room: briefs and what they say → the files that the browser searches.

Pure: no file is read or written here. The formats, and why they are so, are in docs/finder.md.
"""
