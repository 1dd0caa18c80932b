"""Pure: a brief and its text → what an editor would mend, none of which stops a build."""
