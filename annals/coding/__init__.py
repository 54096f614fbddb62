"""A reading in; claims out, each one field with its quote. Knows no dates' or places' meaning."""
