"""Changing the master key."""
