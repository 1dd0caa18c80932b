"""From briefs to pages: arranging, relating, addressing. Pure: no disk, no clock."""
