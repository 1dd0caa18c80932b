"""Warnings about style: what an editor would improve in briefs. They never stop a build."""
