"""What an editor would improve in briefs. None of it stops a build."""
