"""English: data only."""
