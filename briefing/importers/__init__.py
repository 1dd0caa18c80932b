"""Articles that were published elsewhere → drafts. Pure, and no part of a build."""
