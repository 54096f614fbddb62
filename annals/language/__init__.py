"""A document's text in; sentences, tokens, tags and phrases (dates, numbers, places) out. Knows no events."""
