"""Coded documents in; files of others' formats out, each saying what it cannot carry."""
