"""What a competent user would write: words and documents (lines) of a text, into a CSV."""

import re
import sys
from collections import Counter

import jieba
import pandas as pd

counts, documents = Counter(), Counter()
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        words = [word for word in jieba.lcut(line) if re.search(r"[^\W_]", word)]
        counts.update(words)
        documents.update(set(words))
table = pd.DataFrame({"word": list(counts), "count": list(counts.values())})
table["documents"] = table["word"].map(documents)
table = table.sort_values(["count", "word"], ascending=[False, True])
table.to_csv(sys.argv[2], index=False)
