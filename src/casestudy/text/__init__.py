"""What the words of a text say: segmentation, counts, and the statistics of both."""
