"""The only rooms with a door to the disk. They never import each other."""
