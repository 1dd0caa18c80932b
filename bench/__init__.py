"""Measuring the build against itself and its peers. `make bench` runs all of it.

    corpus   a seeded archive of any size, written for us and for each peer
    peers    how each peer is set up and run
    measure  one run of a command: wall time, CPU time, peak memory
    edits    what an author changes between two builds
    held     edits inside a running process
    speed    the rounds, the medians and the table

Knows the generator only by its command line.
"""
