"""Which words stand near a word more often than chance would have it: collocates in a window.

The variant, since programs differ. A window is so many positions to either side of an occurrence
of the node, within its sentence. The windows of all occurrences are laid over each other: a word
that stands near two of them is counted once. Occurrences of the node itself are set aside, in the
windows and in the text. Every other word is thus either near the node or not, and either the
collocate or not, which gives a table of four cells that is always possible. This is cooccurrence
on the surface as Evert 2008 discusses it.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.text.association import log_likelihood
from casestudy.text.cells import cells_of_margins
from casestudy.text.concordance import occurrences
from casestudy.text.cooccurrence import log_dice, pmi, student_t

#: Columns of `collocates`.
COLLOCATE_COLUMNS = ("word", "joint", "left", "right", "count", "mi", "t", "g2", "log_dice")

Flags = NDArray[np.bool_]


def collocates(
    tokens: pd.DataFrame, node: str, *, window: int = 5, minimum: int = 2
) -> pd.DataFrame:
    """Return the words near a word, the strongest `log_dice` first, ties by joint, then code point.

    Columns: ``word``; ``joint`` (how many of its occurrences stand near the node); ``left`` and
    ``right`` (how many stand before and after a node: an occurrence between two nodes is in both);
    ``count`` (in the text); ``mi``, ``t`` and ``g2`` (`pmi`, `student_t`, `log_likelihood`);
    ``log_dice``.

    mi, t and G² hold joint against what is expected if the word fell anywhere: count × words near
    the node / words of the text, the node's own occurrences left out of all three. Since the
    windows' size is in it, mi is lower than in programs that expect node × count / words. G² has no
    direction; it is missing if every word of the text stands near the node.

    logDice knows no windows: it takes how often the node comes and how often the word. For their
    meetings it takes joint or, if that is smaller, how many nodes have the word near; a word that
    stands twice near one node would else pass 14, the highest value.

    In a short text most values rest on two or three meetings. A set phrase that one article repeats
    gives strong collocates; look them up in a `concordance`.

    Parameters
    ----------
    tokens
        A row a word with the columns ``article``, ``paragraph``, ``sentence``, ``position`` and
        ``word``. If words were taken out, their positions still count as steps, but they are in no
        count: the expected frequency is that of the words that are left.
    node
        The word, as it was segmented.
    window
        How many positions on either side.
    minimum
        How many occurrences have to stand near the node for a word to be listed.

    Raises
    ------
    ValueError
        If the word does not come in `tokens`; its text says which words it is a part of. Also if
        the window is smaller than 1.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": "甲", "paragraph": "甲-1", "sentence": [1, 1, 1, 2, 2, 2],
    ...     "position": [1, 2, 3, 1, 2, 3], "word": ["推动", "基层", "治理", "基层", "治理", "好"]})
    >>> table = collocates(tokens, "治理", window=1)
    >>> table[["word", "joint", "left", "right", "count", "log_dice"]].values.tolist()
    [['基层', 2, 2, 0, 2, 14.0]]
    """
    if window < 1:
        message = f"a window has 1 position or more, not {window}"
        raise ValueError(message)
    nodes = occurrences(tokens, node)
    before, after, nodes_near = _near(tokens, nodes, window)
    rest = np.ones(len(tokens), dtype=bool)
    rest[nodes] = False
    near = (before | after) & rest
    words = tokens["word"]
    table = pd.DataFrame(
        {
            "joint": words[near].value_counts(),
            "left": words[before & rest].value_counts(),
            "right": words[after & rest].value_counts(),
            "count": words[rest].value_counts(),
        }
    )
    table = table.fillna(0).astype("int64")
    table = table[table["joint"] >= max(minimum, 1)].sort_index()
    joint, count = table["joint"].to_numpy(), table["count"].to_numpy()
    margins = (joint, near.sum(), count, rest.sum())
    met = np.minimum(joint, np.array([nodes_near[word] for word in table.index], dtype=np.int64))
    table = table.assign(
        word=table.index.astype("str"),
        mi=pmi(*margins),
        t=student_t(*margins),
        g2=log_likelihood(*cells_of_margins(*margins)),
        log_dice=log_dice(met, len(nodes), count),
    )
    table = table.sort_values(["log_dice", "joint"], ascending=False, kind="stable")
    return table.reset_index(drop=True)[list(COLLOCATE_COLUMNS)]


def _near(
    tokens: pd.DataFrame, nodes: NDArray[np.intp], window: int
) -> tuple[Flags, Flags, Counter[str]]:
    """Return which rows stand before and after a node, and how many nodes have each word near."""
    sentence = tokens.groupby(["article", "paragraph", "sentence"]).ngroup().to_numpy()
    position = tokens["position"].to_numpy()
    words = tokens["word"].to_numpy(dtype=object)
    before, after = np.zeros(len(tokens), dtype=bool), np.zeros(len(tokens), dtype=bool)
    nodes_near: Counter[str] = Counter()
    for node in nodes.tolist():
        step = np.where(sentence == sentence[node], position - position[node], 0)
        here = np.abs(step) <= window
        before |= here & (step < 0)
        after |= here & (step > 0)
        nodes_near.update(set(words[here & (step != 0)]))
    return before, after, nodes_near
