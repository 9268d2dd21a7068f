"""Sector and technologies that a need's words name. Pure."""

from collections.abc import Sequence

from matchmaker.rules.programme import Sector, Technology
from matchmaker.rules.reading import ASKED, Clause, ClauseKind, Proposal
from matchmaker.understanding.tables import Vocabulary, found_in, table
from matchmaker.understanding.words import Words

_TABLE = table("topics")
_SECTORS = Vocabulary([(row, Sector(code)) for code, row in _TABLE["sector"].items()])
_TECHNOLOGIES = Vocabulary([(row, Technology(code)) for code, row in _TABLE["technology"].items()])
_ASKED_SHARE = 1.5  # a word of a want tells more of the sector than one of the story


def sector_of(clauses: Sequence[Clause], text: str, words: Words) -> Proposal[Sector] | None:
    """The sector that most different words name; None where none is, or two are named alike."""
    named: dict[Sector, dict[str, float]] = {}
    first: dict[Sector, Proposal[Sector]] = {}
    for clause in clauses:
        if clause.kind is not ClauseKind.OTHER or len(clauses) == 1:
            for mention in found_in(_SECTORS, clause, words):
                weight = _ASKED_SHARE if clause.kind in ASKED else 1.0
                weights = named.setdefault(mention.value, {})
                spelled = text[mention.start : mention.end].lower()
                weights[spelled] = max(weights.get(spelled, 0.0), weight)
                first.setdefault(mention.value, mention)
    ordered = sorted(named, key=lambda sector: -sum(named[sector].values()))
    sums = [sum(named[sector].values()) for sector in ordered[:2]]
    return first[ordered[0]] if sums and (len(sums) == 1 or sums[0] > sums[1]) else None


def technologies_of(clauses: Sequence[Clause], words: Words) -> list[Proposal[Technology]]:
    """What the wants name, each once, in the order of the text."""
    proposals: dict[Technology, Proposal[Technology]] = {}
    for clause in clauses:
        if clause.kind in ASKED:
            for one in found_in(_TECHNOLOGIES, clause, words):
                proposals.setdefault(one.value, one)
    return list(proposals.values())
