"""From text to values: what authors wrote, read and judged. Pure: no disk, no clock."""
