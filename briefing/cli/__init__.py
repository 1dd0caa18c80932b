"""The command line: its words, its fast path, and what it prints."""
