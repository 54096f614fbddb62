"""Files, folders and tables in; `Document` out, canonical text made once. Knows nothing of events."""
