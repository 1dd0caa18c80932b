"""The finder's room: briefs and their words → the files that the browser filters and searches with.

Pure: no file is read or written here. The formats, and why they are so, are in docs/finder.md.

words      text → terms, as the browser cuts them
said       a brief → its terms, how much each weighs in it, and where it stands
signs      numbers → text and back
numbers    briefs of a year → their numbers
postings   what briefs say → lines of postings by term; and edits of such lines
shards     lines of postings → shards of bounded size
facets     briefs → what filtering and lists want
index      all of it: the last index and what changed → the next one
"""
