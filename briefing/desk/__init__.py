"""What an author runs."""
