"""The place that a need names, under the province that it belongs to today. Pure."""

import re
from collections.abc import Iterator, Sequence

from matchmaker.ground.text import is_marked
from matchmaker.rules.reading import Clause, ClauseKind, Proposal
from matchmaker.understanding.tables import Vocabulary, forms_of, table
from matchmaker.understanding.words import Word, Words

_PROVINCES = table("places")["province"]
_CITY = _PROVINCES[0]["name"]
_KINDS = "phường|xã|thị trấn|đặc khu|p|quận|q|huyện|thành phố|tỉnh|ward|district"
_NUMBERED = re.compile(  # not the quarter in "by Q1", "Q1 2027"
    r"(?<!in )(?<!by )(?<!of )(?<!trong )(?<!hết )(?<!cuối )(?<!đầu )"
    r"\b(?:[Qq]uận|[Qq]uan|QUẬN|Q\.?|[Dd]istrict) ?(?:1[0-2]|[1-9])\b(?![.,]?\d)(?!\W{0,2}(?:20\d\d|năm|nam)\b)"
)


def _rows() -> Iterator[tuple[dict[str, list[str]], tuple[str, str]]]:
    """Patterns with the name of the place, empty for the province itself, and that of its province."""
    for province in _PROVINCES:
        yield {"vi": province.get("spellings", [province["name"]])}, ("", province["name"])
        for name in province["names"]:
            yield {"vi": [name.replace(" - ", " ")]}, (name, province["name"])
        for name in province.get("wards", ()):
            yield {"vi": [f"({_KINDS}) {name}"]}, (name, province["name"])


_PLACES = Vocabulary(_rows())


def place_of(clauses: Sequence[Clause], text: str, words_of_text: Words) -> Proposal[str] | None:
    """The first place that is named, a part of a province before a province; as "Bình Thạnh, TP. Hồ Chí Minh"."""
    marked = is_marked(text)
    words = words_of_text.between(0, len(text))
    named = [
        Proposal(value=value, start=words[first].start, end=words[behind - 1].end)
        for first, behind, value in _PLACES.mentions(forms_of(words, marked=marked), marked=marked)
        if _is_name(text, words[first:behind], marked)
    ]
    numbered = [
        Proposal(value=(match[0], _CITY), start=match.start(), end=match.end()) for match in _NUMBERED.finditer(text)
    ]
    places = sorted((*named, *numbered), key=lambda one: (not one.value[0], _in_other(clauses, one.start), one.start))
    if not places:
        return None
    name, province = places[0].value
    return Proposal(value=f"{name}, {province}" if name else province, start=places[0].start, end=places[0].end)


def _is_name(text: str, words: Sequence[Word], marked: bool) -> bool:
    """With marks, a name has capitals: "hòa bình" is peace; one syllable ("SG", "HCM") has them always."""
    capital = text[words[-1].start].isupper()
    return capital if marked or len(words) == 1 else True


def _in_other(clauses: Sequence[Clause], place: int) -> bool:
    return any(c.start <= place < c.end and c.kind is ClauseKind.OTHER for c in clauses)
