"""An archive → the pages of the site and their addresses. Pure."""
