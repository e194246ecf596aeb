"""Articles of the page in the book: Chinese and English, pinyin, terms, citations, switches."""
