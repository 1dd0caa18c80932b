"""The data of an author → charts and tables. Pure."""
