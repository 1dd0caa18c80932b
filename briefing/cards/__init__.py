"""The pictures of briefs that networks show beside a link: which fonts they use, how they look."""
