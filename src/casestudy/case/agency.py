"""Who acts in a sentence, found by a list of words and a simple rule, and how good that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from casestudy.evidence import Evidence
from casestudy.source.chinese import SENTENCE_END

#: Columns that `find_agents` adds.
AGENT_COLUMNS = ("agent_zh", "agent")

#: Columns of `AgentScore.per_kind`.
KIND_COLUMNS = ("agent", "precision", "recall", "found", "coded")

#: Columns of `AgentScore.errors`.
ERROR_COLUMNS = ("article", "paragraph", "position", "agent_zh", "found", "agent", "text")

#: The kinds of agents: those that a word can have, then what is no actor, then nothing.
AGENTS = ("authority", "resident", "volunteer", "beneficiary", "other", "thing", "none")

#: What the rule says of a sentence without an actor word in the place of an agent.
NONE = "none"

#: Prepositions (coverbs) and 让: what stands behind one, to the end of its clause, does not act.
#: The words before and behind an entry keep it from being taken out of a longer word (现在, 参与).
COVERBS = re.compile(
    "(?<![现正存所内实])在(?!于)|(?<![因认成行以图])为(?!止)|(?<![相反绝])对(?![方象])|把|将(?![来军])|"
    "(?<![方趋转])向|(?<![供送交捐])给|(?<!参)与(?!会)|(?<![平缓饱温])和(?!谐)|(?<![数证])据(?!点)|"
    "从(?!事)|(?<![应适相正担充])当(?![家地年选])|通过|经过|围绕|按照|随着|关于|由于|除了|让|使|被"
)

_QUOTED = re.compile(f"“[^“”]*[{SENTENCE_END}，；：—]”")
_BRACKETED = re.compile("（[^（）]*）")
_CLAUSE = re.compile("[^，；：。！？…]+")

#: Stands for what is not read.
_QUIET = "□"


@dataclass(frozen=True)
class AgentScore:
    """How far agents found by rule are those that were coded by hand.

    Attributes
    ----------
    accuracy
        Share of the sentences with the coded kind of agent; NaN without sentences. If one kind is
        frequent, always naming that one gives a high share as well.
    per_kind
        One row a kind that was coded or found: ``agent``, ``precision`` (NaN if never found),
        ``recall`` (NaN if never coded), ``found``, ``coded`` (how many sentences).
    confusion
        Rows: coded kinds, columns: found kinds, cells: sentences.
    errors
        The sentences that differ: ``article``, ``paragraph``, ``position``, ``agent_zh`` (the words
        that the rule took), ``found`` and ``agent`` (the kind found and the kind coded), ``text``.
    """

    accuracy: float
    per_kind: pd.DataFrame
    confusion: pd.DataFrame
    errors: pd.DataFrame


def find_agents(sentences: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """Return sentences with who acts in them, found by rule.

    Direct speech and brackets are cut out. In what is left the first word of the list is the agent
    that does not stand behind a coverb (`COVERBS`) of its clause and is not followed by 的. At one
    place the longest word counts, and of words that touch each other the last, as the head of a
    Chinese noun phrase stands at its end (社区居民).

    The rule knows no grammar beyond this: it resolves no pronouns, supplies no subject that is left
    out, and takes an object for the agent where the subject is not in the list.

    Parameters
    ----------
    sentences
        With ``text``, such as `casestudy.case.speech.sentences` returns.
    words
        With ``zh`` (a word for actors) and ``agent`` (its kind), such as the table ``agent_words``.

    Returns
    -------
    pandas.DataFrame
        The sentences, with two more columns: ``agent_zh`` (the words, missing if none are found)
        and ``agent`` (the kind of the last of them, or ``none``).

    Examples
    --------
    >>> words = pd.DataFrame({"zh": ["社区", "居民"], "agent": ["authority", "resident"]})
    >>> page = pd.DataFrame({"text": ["社区居民说：“社区好。”", "在社区，路修好了。"]})
    >>> find_agents(page, words)[["agent_zh", "agent"]].to_numpy().tolist()
    [['社区居民', 'resident'], [nan, 'none']]
    """
    kinds = dict(zip(words["zh"], words["agent"], strict=True))
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    any_word = re.compile("|".join(map(re.escape, longest))) if kinds else None
    found = [_agent(text, any_word) for text in sentences["text"]]
    result = sentences.copy()
    result["agent_zh"] = pd.Series([run for run, _ in found], index=result.index, dtype="str")
    agents = [kinds[head] if head else NONE for _, head in found]
    result["agent"] = pd.Series(agents, index=result.index, dtype="str")
    return result


def _agent(text: str, any_word: re.Pattern[str] | None) -> tuple[str | None, str | None]:
    """Return the words of the agent and the last of them, its head."""
    if any_word is None:
        return None, None
    for unread in (_QUOTED, _BRACKETED):
        text = unread.sub(lambda match: _QUIET * len(match[0]), text)
    for clause in _CLAUSE.findall(text):
        # A coverb within a word of the list is none.
        blotted = any_word.sub(lambda match: _QUIET * len(match[0]), clause)
        coverb = COVERBS.search(blotted)
        open_part = clause[: coverb.start()] if coverb else clause
        for run in re.finditer(f"(?:{any_word.pattern})+", open_part):
            if not clause.startswith("的", run.end()):
                return run[0], any_word.findall(run[0])[-1]
    return None, None


def agent_counts(sentences: pd.DataFrame, evidence: Evidence) -> pd.DataFrame:
    """Return how many sentences have which kind of agent, by the kind of article.

    Parameters
    ----------
    sentences
        With ``article`` and ``agent``: the table ``sentences``, or what `find_agents` returns.
    evidence
        Whose study says of which kind an article is.

    Returns
    -------
    pandas.DataFrame
        Index ``agent``: the kinds that occur, in the order of `AGENTS`. One column a kind of
        article that occurs, in reading order.
    """
    kinds = {article.id: article.kind for article in evidence.study.articles}
    articles = sentences["article"].map(kinds).astype("str")
    counts = pd.crosstab(sentences["agent"].astype("str"), articles)
    columns = [kind for kind in dict.fromkeys(kinds.values()) if kind in counts.columns]
    counts = counts.reindex(index=_in_order(set(sentences["agent"])), columns=columns, fill_value=0)
    return counts.rename_axis(index="agent", columns=None)


def score_agents(found: pd.DataFrame, coded: pd.DataFrame) -> AgentScore:
    """Return how far agents found by rule are those that were coded by hand.

    Parameters
    ----------
    found
        What `find_agents` returns for `casestudy.case.speech.sentences`.
    coded
        The table ``sentences``: ``paragraph``, ``position``, ``agent``. Sentences that only one of
        the two has are not compared.
    """
    from sklearn.metrics import precision_recall_fscore_support  # noqa: PLC0415  half a second

    hand = coded[["paragraph", "position", "agent"]]
    both = found.rename(columns={"agent": "found"}).merge(hand, on=["paragraph", "position"])
    kinds = _in_order({*both["agent"], *both["found"]})
    table = pd.crosstab(both["agent"], both["found"])
    table = table.reindex(index=kinds, columns=kinds, fill_value=0)
    scores = pd.DataFrame(columns=list(KIND_COLUMNS))
    if kinds:
        precision, recall, _, support = precision_recall_fscore_support(
            both["agent"], both["found"], labels=kinds, zero_division=float("nan")
        )
        columns = (kinds, precision, recall, table.sum(axis=0).to_list(), support)
        scores = pd.DataFrame(dict(zip(KIND_COLUMNS, columns, strict=True)))
    right = both["agent"] == both["found"]
    return AgentScore(
        accuracy=float(right.mean()),
        per_kind=scores,
        confusion=table.rename_axis(index="coded", columns="found"),
        errors=both.loc[~right, list(ERROR_COLUMNS)].reset_index(drop=True),
    )


def _in_order(kinds: set[str]) -> list[str]:
    """Return kinds in the order of `AGENTS`, unknown ones behind."""
    known = [kind for kind in AGENTS if kind in kinds]
    return known + sorted(kinds - set(AGENTS))
