"""What an editor would improve in briefs. No warning stops a build."""
