"""The book: what Sphinx needs to know of the study, and how the book is built."""
