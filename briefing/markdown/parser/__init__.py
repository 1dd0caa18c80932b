"""The Markdown parser: CommonMark and GFM, with the constructs of our dialect, as an extension of
Python-Markdown."""
