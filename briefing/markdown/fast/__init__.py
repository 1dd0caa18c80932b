"""Python-Markdown accelerated: the same HTML in less time. A test compares the two."""
