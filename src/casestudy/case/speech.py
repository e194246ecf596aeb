"""Speech in Chinese news text, found by rule: sentences, quotation marks, verbs of speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from casestudy.source.chinese import HAN, SENTENCE_END
from casestudy.text.marks import Passage, passages_of, sentence_spans

#: Columns of `sentences`.
SENTENCE_COLUMNS = ("article", "paragraph", "position", "text")

#: Columns of `find_quotations`.
QUOTATION_COLUMNS = ("article", "paragraph", "mode", "verb", "text", "start", "end")

#: Verbs that take what is said for an object, as Chinese newspapers use them. Left out are verbs
#: that name a topic (谈到, 提起), feel (希望) or are mostly nouns (建议, 说明).
SPEAKING = (
    "说", "称", "讲", "问", "答", "喊", "写道", "笑道", "表示", "指出", "强调", "介绍", "告诉",
    "认为", "提出", "要求", "透露", "坦言", "直言", "回忆", "解释", "补充", "回答", "答复",
    "回应", "宣布", "宣称", "声称", "讲述", "感慨", "感叹", "赞叹", "称赞", "承诺", "表态",
    "倡议", "反映", "追问", "询问", "重申", "主张", "呼吁", "号召", "提醒", "嘱咐", "叮嘱",
    "吩咐", "请求", "恳请", "劝说", "告知", "通知", "转告",
)  # fmt: skip

#: Those of them that name whom they address before what is said: 告诉记者, 呼吁大家.
TELLING = (
    "告诉", "要求", "呼吁", "号召", "提醒", "嘱咐", "叮嘱", "吩咐", "请求", "恳请", "劝说",
    "告知", "通知", "转告",
)  # fmt: skip

#: Who is addressed: only general words, as the rule knows nobody by name.
ADDRESSED = (
    "记者", "大家", "人们", "各位", "对方", "公众", "群众", "市民", "我们", "你们", "他们",
    "她们", "咱们", "我", "你", "您", "他", "她",
)  # fmt: skip

#: Words that end like a verb of speaking and are none.
NOT_SPEAKING = (
    "来说", "小说", "传说", "学说", "听说", "再说", "可以说", "应该说", "就是说", "比如说",
    "例如说", "句话说", "不用说", "号称", "名称", "简称", "全称", "职称", "俗称", "来讲", "演讲",
    "慰问", "访问", "学问", "疑问", "顾问", "提问", "报答", "自我介绍",
)  # fmt: skip

#: Before a verb of speaking these make a noun of it: 按照…要求, 大家的提醒.
_NOUN = re.compile("的$|按照|依照|遵照|根据|提出|符合|达到|落实|随着")

#: A source in front of what it tells: 据了解, 据…介绍.
_SOURCE = re.compile(
    "^据(?:(?:了解|悉|说|报道|透露|介绍)|.{1,40}?(?P<verb>介绍|透露|反映|回忆|讲述|报道|说))$"
)

_CLAUSE = re.compile("([^，；：。！？…]*)([，；：。！？…]|$)")
_SPEAKING = "|".join(sorted(SPEAKING, key=len, reverse=True))
_TELLING = "|".join(TELLING)
_ADDRESSED = "|".join(ADDRESSED)
_VERB = re.compile(f"(?P<verb>(?:{_SPEAKING})道?)[着过]?$")
_VERB_TO = re.compile(f"(?P<verb>{_TELLING})[{HAN}]{{0,4}}?(?:{_ADDRESSED})$")
_TOLD = re.compile(f"(?P<verb>{_TELLING})(?:{_ADDRESSED})(?=[{HAN}])")

#: Marks after which quoted words are a clause or a sentence of their own.
_CLAUSE_END = f"{SENTENCE_END}，；：—"


@dataclass(frozen=True)
class _Piece:
    """Words of a passage between quotation marks, from `start` to before `end`."""

    passage: Passage
    start: int
    end: int
    verb: str | None


def sentences(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences of paragraphs, in order, credits left out.

    A sentence ends with 。！？ or …… outside quotation marks. One that introduces words with a
    colon (某某说：“…。”) ends with them. Marks that have no partner are not counted.

    Parameters
    ----------
    paragraphs
        With ``id``, ``article``, ``role`` and ``text``, such as `Study.paragraphs`.

    Returns
    -------
    pandas.DataFrame
        Columns ``article``, ``paragraph``, ``position`` (from 1 in its paragraph), ``text``.

    Examples
    --------
    >>> columns = ["id", "article", "role", "text"]
    >>> text = "“来了。走吧。”他说。下雨了。"
    >>> page = pd.DataFrame([("甲-01", "甲", "body", text)], columns=columns)
    >>> sentences(page)["text"].to_list()
    ['“来了。走吧。”他说。', '下雨了。']
    """
    rows = [
        (passage.article, passage.id, position, passage.text[start:end].strip())
        for passage in passages_of(paragraphs)
        for position, (start, end) in enumerate(sentence_spans(passage), 1)
    ]
    return pd.DataFrame(rows, columns=list(SENTENCE_COLUMNS))


def find_quotations(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return the direct and the reported speech in paragraphs, found by rule, credits left out.

    *Direct* speech is words in “ ” that a verb of speaking (`SPEAKING`) governs, at the end of the
    clause before (某某说：“…”) or of a clause behind them in the same sentence (“…。”某某说). The
    words end with a mark of their own or with the sentence, as names and words set apart do not. A
    whole sentence behind a colon needs no verb, nor do words that run over paragraphs, each of
    which begins with another “.

    *Reported* speech is what follows, to the end of its sentence, a clause that ends in such a verb
    (某某说，…), a verb with the person addressed (嘱咐他们…), or a source (据了解，… 据…介绍，…).

    The rule misses speech with another verb or none, quotations within quotations, and reported
    speech that goes on in a next sentence; it does not know who speaks.

    Parameters
    ----------
    paragraphs
        With ``id``, ``article``, ``role`` and ``text``, such as `Study.paragraphs`.

    Returns
    -------
    pandas.DataFrame
        In reading order. Columns ``article``, ``paragraph``, ``mode`` (direct or reported),
        ``verb`` (as printed, missing if there is none), ``text`` (without outer quotation marks),
        ``start``, ``end`` (characters of the paragraph, from 0, end exclusive). An interrupted
        quotation and one that runs over paragraphs have a row for each piece.

    Examples
    --------
    >>> columns = ["id", "article", "role", "text"]
    >>> text = "“来了，”他说，“走吧。”她告诉记者，下雨了。"
    >>> page = pd.DataFrame([("甲-01", "甲", "body", text)], columns=columns)
    >>> find_quotations(page)[["mode", "verb", "text"]].to_numpy().tolist()
    [['direct', '说', '来了，'], ['direct', '说', '走吧。'], ['reported', '告诉', '下雨了。']]
    """
    rows = []
    passages = passages_of(paragraphs)
    direct = [piece for run in _runs(passages) for piece in _spoken(run)]
    for passage in passages:
        own = [piece for piece in direct if piece.passage is passage]
        reported = _reported(passage, [piece.start - 1 for piece in own])
        pieces = [*(("direct", each) for each in own), *(("reported", each) for each in reported)]
        for mode, piece in sorted(pieces, key=lambda pair: pair[1].start):
            start, end = piece.start, piece.end
            said = passage.text[start:end]
            rows.append((passage.article, passage.id, mode, piece.verb or None, said, start, end))
    return pd.DataFrame(rows, columns=list(QUOTATION_COLUMNS))


def _runs(passages: list[Passage]) -> Iterator[list[_Piece]]:
    """Yield words in marks: one piece, or those of one quotation that runs over paragraphs."""
    run: list[_Piece] = []
    for passage in passages:
        spans = list(passage.pairs)
        if passage.left_open is not None:
            spans.append((passage.left_open, len(passage.text)))
        runs_on = passage.text.startswith("“") and [passage.article] == [
            piece.passage.article for piece in run[:1]
        ]
        if run and not runs_on:
            yield run
            run = []
        for opening, closing in spans:
            run.append(_Piece(passage, opening + 1, closing, _governing(passage, opening, closing)))
            if opening != passage.left_open:
                yield run
                run = []
    if run:
        yield run


def _spoken(run: list[_Piece]) -> list[_Piece]:
    """Return the pieces with the verb that governs one of them, or none if they are no speech."""
    verbs = [piece.verb for piece in run if piece.verb is not None]
    if not verbs and len(run) == 1:
        return []
    verb = next(filter(None, verbs), "")
    return [replace(piece, verb=verb) for piece in run]


def _governing(passage: Passage, opening: int, closing: int) -> str | None:
    """Return the verb that makes words in marks speech: "" if none is needed, else None."""
    text, quiet = passage.text, passage.quiet
    before, after = quiet[:opening], text[closing + 1 : closing + 2]
    own = text[closing - 1] in _CLAUSE_END
    if own or (before.endswith(("，", "：")) and (not after or after in SENTENCE_END)):
        if verb := _verb_at_end(re.split("[，；：。！？…]", before.rstrip("，："))[-1]):
            return verb
        if before.endswith("：") and text[closing - 1] in SENTENCE_END:
            return ""
    if not own and after != "，":
        return None
    end = next(end for start, end in sentence_spans(passage) if start <= opening < end)
    clauses = [each for each in _CLAUSE.findall(quiet[closing + 1 : end]) if each[0]]
    for words, mark in clauses if own else clauses[:1]:
        # A verb before a colon governs what follows it.
        if mark != "：" and (verb := _verb_at_end(words)):
            return verb
    return None


def _verb_at_end(clause: str) -> str | None:
    match = _VERB.search(clause) or _VERB_TO.search(clause)
    if match is None or clause.endswith(NOT_SPEAKING) or _NOUN.search(clause[: match.start()]):
        return None
    return match["verb"]


def _source(clause: str) -> str | None:
    match = _SOURCE.match(clause)
    return match and (match["verb"] or clause)


def _reported(passage: Passage, openings: list[int]) -> Iterator[_Piece]:
    """Yield reported speech, at most once a sentence, up to an opening mark of direct speech."""
    for first, end in sentence_spans(passage):
        for match in _CLAUSE.finditer(passage.quiet, first, end):
            start, clause = match.end(), match[1]
            if passage.left_open is not None and match.start() > passage.left_open:
                return
            verb = None
            if match[2] and match[2] in "，：":
                verb = _source(clause) or _verb_at_end(clause)
            if verb is None and (told := _TOLD.search(clause)):
                verb, start = told["verb"], match.start() + told.end()
            stop = min([end, *(each for each in openings if each >= start)])
            if verb and start < stop:
                yield _Piece(passage, start, stop, verb)
                break
