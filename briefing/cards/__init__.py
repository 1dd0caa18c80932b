"""Cards: the pictures of briefs that social networks show beside a link."""
