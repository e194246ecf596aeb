"""What passes from hand to hand on the page: gifts, their givers and those who receive them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import networkx as nx
import pandas as pd

from casestudy.case.volunteering import acts, first_of, names_of, own_provider
from casestudy.evidence import Evidence
from casestudy.evidence.facts import figure_text

#: Columns of `giving`.
GIVING_COLUMNS = (
    "provider", "provider_zh", "provider_en", "what_zh", "what_en",
    "recipient", "recipient_zh", "recipient_en", "channel", "activity", "paragraph",
)  # fmt: skip

#: How Chinese says a qualifier: before the number, and between number and unit.
_QUALIFIERS = {"exact": ("", ""), "at-least": ("", "余"), "nearly": ("近", ""), "about": ("约", "")}

#: Forms of giving in words, without the money.
_FORMS = {
    "money": "", "money-and-goods": "goods", "goods": "goods", "service": "services",
    "publicity": "publicity", "fund-raising": "fund-raising", "several": "help of several kinds",
}  # fmt: skip


def giving(evidence: Evidence) -> pd.DataFrame:
    """Return what is given, by whom and to whom, one row a gift in the order of the page.

    Acts of which the page does not say what is given are left out, and so are parts done by others
    than the provider of the whole: what they give is in it. If the table ``activities`` has the
    columns ``what_en`` (what is given, without the figure) or ``amount_words`` (an amount without
    a numeral), they are used.

    Columns: ``provider``, ``provider_zh``, ``provider_en``; ``what_zh``, ``what_en``;
    ``recipient`` (id, else the words), ``recipient_zh``, ``recipient_en``, all missing if the page
    names none; ``channel`` (in English, or missing); ``activity``, ``paragraph``.
    """
    table, names = acts(evidence, parts=True), names_of(evidence)
    table = table[(table["form"] != "not-stated") & (own_provider(table) == table["provider"])]
    table["recipient"] = first_of(
        table, "recipient_person", "recipient_organisation", "recipient_zh"
    )
    table["channel"] = [names.get(each, (None, None))[1] for each in table["channel"]]
    figures = evidence.table("indicators").set_index("id").to_dict("index")
    known = [names.get(each, (each, each)) for each in table["provider"]]
    given = [_given(act, figures.get(act["amount"])) for act in table.to_dict("records")]
    table[["provider_zh", "provider_en"]] = pd.DataFrame(known, index=table.index, columns=[0, 1])
    table[["what_zh", "what_en"]] = pd.DataFrame(given, index=table.index, columns=[0, 1])
    table = table.rename(columns={"id": "activity"})[list(GIVING_COLUMNS)]
    return table[table["what_zh"] != ""].reset_index(drop=True)


def giving_graph(evidence: Evidence) -> nx.DiGraph:
    """Return givers, gifts and recipients as nodes, joined by edges from hand to hand.

    A node is a pair of ``giver``, ``gift`` or ``recipient`` and an id (for a gift that of the act);
    it has ``kind`` (the same word), ``zh``, ``en``, and a gift ``channel`` (or None). An edge has
    ``activity``. Nodes stand in the order of the page; a gift for nobody named has no recipient.
    """
    graph = nx.DiGraph()
    for line in giving(evidence).itertuples():
        giver, gift = ("giver", line.provider), ("gift", line.activity)
        channel = line.channel if isinstance(line.channel, str) else None
        graph.add_node(giver, kind="giver", zh=line.provider_zh, en=line.provider_en)
        graph.add_node(gift, kind="gift", zh=line.what_zh, en=line.what_en, channel=channel)
        graph.add_edge(giver, gift, activity=line.activity)
        if not isinstance(line.recipient, str):
            continue
        recipient = ("recipient", line.recipient)
        if recipient not in graph:
            words = {"zh": line.recipient_zh, "en": line.recipient_en}
            graph.add_node(recipient, kind="recipient", **words)
        graph.add_edge(gift, recipient, activity=line.activity)
    return graph


def _given(act: dict[Hashable, Any], figure: dict[Hashable, Any] | None) -> tuple[str, str]:
    """Return what an act gives, in Chinese and in English."""
    money = "money" in act["form"]
    zh, en = (act.get("amount_words"), "money") if money else (None, None)
    if figure:
        before, after = _QUALIFIERS[figure["qualifier"]]
        zh = f"{before}{figure['value']:.10g}{after}{figure['unit_zh']}"
        en = f"{figure_text(figure['value'], figure['qualifier'])} {figure['unit_en']}"
    things = "、".join(each for each in (act["goods"], act["services"]) if isinstance(each, str))
    what = act.get("what_en")
    words = what if isinstance(what, str) else _FORMS.get(act["form"], act["form"])
    zh_parts = [each for each in (things, zh) if isinstance(each, str) and each]
    return ("、" if money else "，").join(zh_parts), ", ".join(each for each in (words, en) if each)
