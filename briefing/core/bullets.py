"""The signs with which word processors begin items of lists. Markdown reads none of them so."""

# Two are from the private use area, which the symbol fonts of word processors use.
BULLETS = "•◦▪●○■□‣∙❖➢✓\uf0b7\uf0a7"
