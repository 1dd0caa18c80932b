"""Values, names and diagnostics that every package uses. Pure: no disk, no clock."""
