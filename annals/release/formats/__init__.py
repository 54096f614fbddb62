"""One export format a module, listed in `registry`."""
