"""Where the listings are kept: tables, one migration history for SQLite and PostgreSQL, and the repository."""
