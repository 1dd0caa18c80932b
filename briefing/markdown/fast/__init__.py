"""The same HTML as Python-Markdown makes, in less time. A test compares the two."""
