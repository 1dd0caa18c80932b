"""Articles that were published elsewhere → drafts: pure, and no part of a build."""
