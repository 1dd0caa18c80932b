"""The archive of another system → an archive of this program, with a report of what changed."""
