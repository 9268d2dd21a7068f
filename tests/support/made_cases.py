"""Cases that hypothesis makes: mostly whole ones with a few things changed, so that many of them count."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.facts import Case, EvidenceKind, FollowUp, Grade, Party, Standing
from tests.support.case_facts import adopters_word, applied, paper, suppliers_word, transferred, verification

days = st.dates(date(2023, 6, 1), date(2028, 1, 1))
kinds = st.sampled_from([*EvidenceKind][:7])
papers = st.lists(st.builds(paper, kinds, st.one_of(st.none(), days), st.integers(1, 9)), max_size=6).map(tuple)
words = st.lists(
    st.one_of(
        st.builds(adopters_word, id=st.integers(1, 9), agreed=st.booleans(), on=days, stands=st.booleans()),
        st.builds(suppliers_word, id=st.integers(1, 9), agreed=st.booleans(), on=days),
    ),
    max_size=4,
).map(tuple)
decisions = st.lists(
    st.builds(
        verification, id=st.integers(1, 9), confirmed=st.booleans(), on=days, grade=st.sampled_from([None, *Grade])
    ),
    max_size=3,
    unique_by=lambda v: v.id,
).map(tuple)
follow_ups = st.lists(
    st.builds(
        FollowUp, months=st.sampled_from([6, 12]), asked_on=days, still_used=st.sampled_from([None, True, False])
    ),
    max_size=2,
).map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Mostly whole cases with a few things changed, so that many of them count."""
    make = draw(st.sampled_from([transferred, applied]))
    changes: dict[str, Any] = {"id": draw(st.integers(1, 6)), "delivered_id": draw(st.integers(1, 3))}
    adopter = draw(st.integers(101, 103))
    changes["adopter"] = Party(organisation_id=adopter, kind=OrganisationKind.BUSINESS, tax_code="0301234567")
    possible: dict[str, st.SearchStrategy[Any]] = {
        "evidence": papers,
        "confirmations": words,
        "verifications": decisions,
        "follow_ups": follow_ups,
        "withdrawn": st.booleans(),
        "stopped": st.booleans(),
        "standing": st.sampled_from([None, *Standing]),
        "also_product": st.booleans(),
        "use_from": days,
    }
    for name in draw(st.sets(st.sampled_from(sorted(possible)), max_size=2)):
        changes[name] = draw(possible[name])
    made: Case = make(**changes)
    return made


several = st.lists(cases(), max_size=8, unique_by=lambda case: case.id)
