"""The build: from the files of an archive to the published folder."""
