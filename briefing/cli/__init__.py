"""The command line: its options, its help, its fast path, and its exit codes."""
