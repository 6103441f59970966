"""Views: each reads, refuses, asks and shows."""
