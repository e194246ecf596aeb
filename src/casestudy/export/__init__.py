"""Exports for other tools: the corpus, and the tables of evidence."""
