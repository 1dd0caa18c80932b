"""Files that a build writes: its cache and the published folder. Also: which commit is built."""
