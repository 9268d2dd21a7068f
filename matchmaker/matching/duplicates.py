"""When two needs ask for nearly the same."""

from matchmaker.ground.text import folded_tokens

# Measured on eleven pairs of needs with the default model: centred cosines of paraphrases were 0.70 to 0.93, those of
# neighbouring problems at most 0.52; a paraphrase shares few words, so either evidence is enough.
CLOSE = 0.62
SHARED = 0.5


def nearly_the_same(one: str, other: str, closeness: float) -> bool:
    """Whether one need repeats the other, by centred cosine or by the share of all their words that both use."""
    return closeness >= CLOSE or shared_words(one, other) >= SHARED


def shared_words(one: str, other: str) -> float:
    """Jaccard index of the two texts' words without diacritics, 0 to 1 (Jaccard 1912)."""
    first, second = set(folded_tokens(one)), set(folded_tokens(other))
    return len(first & second) / len(first | second) if first | second else 0.0
