"""What every process knows of a change of the master key."""
