"""Data that pages are drawn from, and the scripts that made it."""
