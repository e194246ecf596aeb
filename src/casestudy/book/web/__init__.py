"""The web pages: what makes them work for every reader, with no other site's help."""
