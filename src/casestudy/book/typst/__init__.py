"""The PDFs: a Sphinx builder that sets the book and its handouts with Typst."""
