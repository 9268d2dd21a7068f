"""The table of terms itself: whole, in order, and without a form that says something else."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchmaker.glossary import reading
from matchmaker.glossary.model import FIELDS, Term
from matchmaker.glossary.reading import Glossary, shipped_terms
from matchmaker.glossary.spelling import WORD, bare, needs_its_capitals, spelt
from matchmaker.ground import i18n
from matchmaker.ground.text import nfc
from matchmaker.matching.diacritics import common_vietnamese

TABLE = tomllib.loads(Path(reading.__file__).with_name("glossary.toml").read_text(encoding="utf-8"))
UNCLEAR = set(TABLE["unclear_unmarked"])


def all_forms() -> Iterator[tuple[Term, str, str]]:
    for term in shipped_terms():
        for language, forms in term.forms.items():
            for form in forms:
                yield term, language, form


def key_of(form: str) -> str:
    """By what two forms count as one."""
    return form if needs_its_capitals(form) else "".join(map(spelt, WORD.findall(form)))


def unmarked_key(form: str) -> str:
    return " ".join(map(bare, WORD.findall(form)))


def test_there_are_terms_of_ai_and_of_every_sector() -> None:
    assert len(shipped_terms()) >= 450
    assert tuple(TABLE["terms"]) == FIELDS


def test_every_field_has_its_word() -> None:
    assert tuple(i18n.terms("glossary_field", "vi")) == FIELDS


def test_every_term_has_both_languages_and_no_form_is_empty() -> None:
    assert [form for _, _, form in all_forms() if not WORD.search(form) or form != nfc(form).strip()] == []


def test_ids_are_unique_and_in_order() -> None:
    ids = [term.id for term in shipped_terms()]
    assert len(ids) == len(set(ids))
    for terms in TABLE["terms"].values():
        assert list(terms) == sorted(terms)


def test_no_form_belongs_to_two_terms_and_none_is_listed_twice() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for term, _, form in all_forms():
        owners[key_of(form)].add(term.id)
        if form.lower() not in UNCLEAR:
            owners[unmarked_key(form)].add(term.id)
    assert {form: terms for form, terms in owners.items() if len(terms) > 1} == {}
    for term in shipped_terms():
        for forms in term.forms.values():
            assert len({tuple(map(spelt, WORD.findall(form))) for form in forms}) == len(forms), term.id


def test_common_vietnamese_without_marks_names_only_what_it_names_with_them() -> None:
    glossary = Glossary.load()
    for piece in common_vietnamese():
        plain = unmarked_key(piece)
        with_marks = {each.term for each in glossary.concepts(piece)}
        assert {each.term for each in glossary.concepts(plain)} <= with_marks, piece
    assert {form.lower() for _, _, form in all_forms()} >= UNCLEAR


@pytest.mark.parametrize("form", ["AI", "BI", "AR"])
def test_an_abbreviation_that_is_a_word_in_small_letters_needs_its_capitals(form: str) -> None:
    glossary = Glossary.load()
    assert glossary.concepts(f"({form})")
    assert not glossary.concepts(f"({form.lower()})")


@pytest.mark.parametrize(
    "text",
    [
        "nhà khoa học",  # no nha khoa
        "quan ly he thong quan trac",  # no thông quan
        "hoc vien Cong nghe",  # no học viên
        "chúng tôi đến từ Đài Loan",  # no loan
        "Thời gian thực hiện là sáu tháng",  # no thời gian thực
        "the ids of the records, etc.",  # no IDS, no ETC
    ],
)
def test_words_inside_of_others_name_nothing(text: str) -> None:
    wrong = {
        "customs_declaration",
        "dental",
        "intrusion_detection",
        "lending",
        "real_time",
        "student",
        "toll_collection",
    }
    assert wrong & {each.term for each in Glossary.load().concepts(text)} == set()
