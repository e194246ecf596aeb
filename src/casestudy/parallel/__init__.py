"""Reading the page beside its English: a translation, its notes, and pinyin over the characters."""

from casestudy.parallel.pinyin import Pinyin, open_pinyin
from casestudy.parallel.translation import Note, Translation, open_translation

__all__ = ["Note", "Pinyin", "Translation", "open_pinyin", "open_translation"]
