"""Measurements of the build, alone and beside its peers. `make bench` runs all of them.

    corpus   a seeded archive of any size, written for Briefing and for each peer
    peers    the set-up of each peer
    measure  one run of a command: wall time, CPU time, peak memory
    edits    the edits of an author between two builds
    held     edits inside a running process
    speed    the rounds, the medians and the table

`speed` knows the generator only by its command line.
"""
