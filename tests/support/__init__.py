"""What several test files use. Test files import this package, and never each other."""
