"""The preview's web server, and the watcher of files."""
