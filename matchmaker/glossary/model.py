"""Terms of AI and of the sectors: one concept in both languages, with every way in which it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matchmaker.rules.programme import Sector

AI = "ai"
FIELDS: Sequence[str] = (AI, *(sector.value for sector in Sector))
"""What a term can belong to: AI and the techniques around it, or a sector."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One concept. `vi` and `en` are the preferred words; variants mean the same, abbreviations are English ones.

    A hyphen in a form stands for a hyphen, a space or nothing: "deep-fake" is also "deep fake" and "deepfake".
    """

    id: str
    field: str
    vi: str
    en: str
    variants_vi: Sequence[str] = ()
    variants_en: Sequence[str] = ()

    @property
    def forms(self) -> Mapping[str, Sequence[str]]:
        """Every way to write it, by language, the preferred one first."""
        return {"vi": (self.vi, *self.variants_vi), "en": (self.en, *self.variants_en)}


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Where a text names a concept: `text[start:end]`, in the languages that write it so."""

    term: str
    start: int
    end: int
    languages: frozenset[str]
