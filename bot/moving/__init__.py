"""Moving a bot from SQLite to PostgreSQL."""
