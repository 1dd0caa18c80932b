"""The preview: its web server, its events, and the watcher of files."""
