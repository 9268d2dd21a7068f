"""What takes part in a ranking: everything in the product; an ablation leaves parts out to see what they bring."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """`whole` and `sentences` are the two kinds of closeness, `words` those that both sides share, `pairs` those
    that stand side by side in both.

    `requirements` ask beside the whole question, `marks` are restored to unmarked Vietnamese, `centring` takes off what
    texts of a language have in common, `askers` teach it from stored questions, and in `dealing` shelves of
    different languages meet in the scale of meaning.
    """

    whole: bool = True
    sentences: bool = True
    words: bool = True
    pairs: bool = True
    requirements: bool = True
    marks: bool = True
    centring: bool = True
    askers: bool = True
    dealing: bool = True


FULL = Recipe()

ABLATION: Mapping[str, Recipe] = {
    "all": FULL,
    "whole texts alone": Recipe(sentences=False, words=False, pairs=False, requirements=False),
    "sentences alone": Recipe(whole=False, words=False, pairs=False, requirements=False),
    "words alone": Recipe(whole=False, sentences=False, pairs=False, dealing=False),
    "pairs of words alone": Recipe(whole=False, sentences=False, words=False, dealing=False),
    "without whole texts": Recipe(whole=False),
    "without sentences": Recipe(sentences=False),
    "without words": Recipe(words=False),
    "without pairs of words": Recipe(pairs=False),
    "without requirements": Recipe(requirements=False),
    "without marks restored": Recipe(marks=False),
    "without centring": Recipe(centring=False),
    "without stored questions": Recipe(askers=False),
    "without dealing": Recipe(dealing=False),
}
