"""Backups: a copy of the database while it is in use, and the way back."""
