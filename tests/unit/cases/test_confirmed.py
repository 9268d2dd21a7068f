"""The hash of what parties confirm stays what it was: words that were given years ago stand for the same facts."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.cases.confirmed_facts import FACTS_FORM, StatedFacts, facts_hash, row_hash
from matchmaker.rules.facts import Form, Money, Route, Standing

# Rows as the driver gives them: nothing said yet, and everything.
BARE: dict[str, Any] = {
    **{"id": 1, "adopter_id": 2, "supplier_id": 3, "title": "Trợ lý hỏi đáp", "no_price_reason": "", "process": ""},
    **dict.fromkeys(("route", "form", "contract_value", "money", "crosses_border", "in_city", "use_from")),
    **dict.fromkeys(("use_until", "sector", "ai_risk", "standing", "adopter_known_as", "supplier_known_as")),
    "also_product": False,
}
FULL: dict[str, Any] = {
    **{"id": 4711, "adopter_id": 12, "supplier_id": 9_000_000_001, "title": "Máy đếm sản phẩm", "money": "own"},
    **{"route": "transferred", "form": "licence", "contract_value": 250_000_000, "no_price_reason": ""},
    **{"crosses_border": False, "in_city": True, "process": "Phân loại ảnh lỗi", "use_from": date(2025, 3, 1)},
    **{"use_until": date(2026, 12, 31), "sector": "logistics", "ai_risk": "high", "standing": "spin_off"},
    **dict.fromkeys(("adopter_known_as", "supplier_known_as")),
    "also_product": True,
}
ROWS = {
    "bare": BARE,
    "full": FULL,
    "apostrophe": BARE | {"title": "Lan's assistant"},
    "quote": BARE | {"title": 'Máy "thông minh"'},
    "both": BARE | {"title": 'Lan\'s "smart" one'},
    "lines": BARE | {"process": "Một\nhai\tba\\bốn\r\n"},
    "unprintable": BARE | {"process": "A\u00a0B\u200bC\u2028D\x07\ufeff"},
    "emoji": BARE | {"title": "Robot \U0001f916 số 1", "no_price_reason": "Không có giá; tặng"},
    "decomposed": BARE | {"process": "Tie\u0302\u0301ng Vie\u0323\u0302t"},
    "nought": BARE | {"contract_value": 0, "in_city": False, "crosses_border": True},
}
# By row those of the first, the second and the third form; the first two as commit 9d581f8 made them.
GOLDEN = {
    "bare": (
        "12a8f9bdb49686e5c2bdb08ade368c502d57646cfa4ca78478d2b37b6ae4bb60",
        "08a0cbedf00f3f726dbacf04dce2492b6d5b3e03a7260471534dd4853d19b8b0",
        "e769dfb96ee832bf3b7a2239e206b2599294e9ddbad4c81743d1228c68d0d405",
    ),
    "full": (
        "bd653fb4854ac93a48e96500fe7ad49c65824bb4d1661c1af77d69b24e07d677",
        "31a12ba58a6608dded943a15ff2a78eb2a43e8e729718858f58d2b352fa5d01b",
        "1a140116aa62f73f4bb2d4d61d2dc8209931dc5c2fccc672b18954227b1a54dd",
    ),
    "apostrophe": (
        "12a8f9bdb49686e5c2bdb08ade368c502d57646cfa4ca78478d2b37b6ae4bb60",
        "b3f36af97e943134fef8e6dad067e9e887d9b5a4d48ebf8edfeb7146b13e5441",
        "707207d02b0b76797dde854c2025b422c4394533d1a5179b8ba0da1f8bcce782",
    ),
    "quote": (
        "12a8f9bdb49686e5c2bdb08ade368c502d57646cfa4ca78478d2b37b6ae4bb60",
        "e646178b1ecbe6af1700a019d5c02b37734c695b8a0c0778856915f8cd8754e9",
        "825dd0e9557f39450472a4d10260bb0a1e397afd552556e53008e7e588185d99",
    ),
    "both": (
        "12a8f9bdb49686e5c2bdb08ade368c502d57646cfa4ca78478d2b37b6ae4bb60",
        "82eeb8ebe3bc689227c84c503b07e4aa7d6bcea0c79f223949dd90166946a471",
        "2b6591e27d08809bf8af4150c3ef980162ffb726d76816b110615ce9a9ac9f1f",
    ),
    "lines": (
        "39be66c17dc755f29c1f5721a019f1236573ae247ae3b2d8379a7e7125016dbe",
        "ec7d66eb098fba670e74ef98d99f4968bcd632c62d759ec872e78d4aa4b81465",
        "efe08db19e211cd093b6373047e35860d25d92a8b918b37620dcb11eea4a1714",
    ),
    "unprintable": (
        "069f59e1cf79ace00b3dd1c95c463ff0d876a1bdcb00d16ac503ad77ab673312",
        "67525bcf2839ab7fda38e001d6ca58d47f2ab9573bb2d5954dc88f165ae4456f",
        "06109115e245dbfac5169117a4ff701b6b2cea4279ed85feee89af4ec0df835f",
    ),
    "emoji": (
        "b9d60ac7738a7568f12388bca7ec5c4649fe3ebd7de7d5864a7acb19af12c746",
        "01a7fb98ddaa8c15b7e2952a5c05ae746116d0903747cedfe427b11bbf77f725",
        "5fb942cb4edabbe118ea2cb29f045fafb280c468c1da50c2e77ca24514dce314",
    ),
    "decomposed": (
        "552e68ebab0167589b996aa8a03942e164d21315f1ca8f1bfe8211b53cebb937",
        "64253e891acc26d019e584ab6bcb807fcc90018af2334f394f308a2dd5c2ad2c",
        "84b44dd7492c6d88dcc4cd58f075f53a0fc7738ce7337ac005f54fb5c7b4b3da",
    ),
    "nought": (
        "9d7f4ead593910e2ef148a13b22ed61d76c1ae35a192d8d9b19eded3e8ba3848",
        "7c25e348167879743f879dcfcd6e6ca67af3eca8d2e70f786edbc6f1a58c372e",
        "c239b90365e84bfb44073059567af3569783a9f3f25d8b78320467b2256b5ca8",
    ),
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("form", [1, 2, 3])
def test_a_word_of_any_form_stands_for_the_facts_that_were_hashed_then(name: str, form: int) -> None:
    assert facts_hash(StatedFacts.from_row(ROWS[name]), form).hex() == GOLDEN[name][form - 1]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
days = st.none() | st.dates()
yes_no = st.none() | st.booleans()
ids = st.integers(1, 2**63 - 1)


KNOWN_AS = ("adopter_known_as", "supplier_known_as")


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    codes = {"route": Route, "form": Form, "money": Money, "standing": Standing}
    fields: dict[str, st.SearchStrategy[Any]] = {
        **{name: st.none() | st.sampled_from([code.value for code in kind]) for name, kind in codes.items()},
        **{"id": ids, "adopter_id": ids, "supplier_id": ids, "contract_value": st.none() | st.integers(0, 10**15)},
        **{"title": texts, "no_price_reason": texts, "process": texts},
        **{"crosses_border": yes_no, "in_city": yes_no, "also_product": st.booleans()},
        **{"use_from": days, "use_until": days, "sector": st.none() | texts, "ai_risk": st.none() | texts},
    }
    return {name: draw(field) for name, field in fields.items()} | dict.fromkeys(KNOWN_AS)


FIRST = (
    *("id", "adopter_id", "supplier_id", "route", "form", "contract_value", "no_price_reason", "money"),
    *("crosses_border", "in_city", "process", "use_from"),
)
SECOND = (*FIRST, "title", "use_until", "sector", "ai_risk", "standing", "also_product")


@given(row=rows())
def test_typed_facts_are_hashed_as_the_rows_were(row: dict[str, Any]) -> None:
    facts = StatedFacts.from_row(row)
    for form, names in ((1, FIRST), (2, SECOND)):
        text = "\n".join(repr(row[name]) for name in names)
        assert facts_hash(facts, form) == row_hash(row, form) == hashlib.sha256(text.encode()).digest()  # type: ignore[arg-type]
    assert facts_hash(facts) == row_hash(row, FACTS_FORM)  # type: ignore[arg-type]


def test_a_party_that_was_merged_is_hashed_by_the_number_that_it_had() -> None:
    merged: Any = FULL | {"adopter_id": 77, "adopter_known_as": FULL["adopter_id"]}
    for form in (1, 2, FACTS_FORM):
        assert row_hash(merged, form) == facts_hash(StatedFacts.from_row(merged), form)
        assert row_hash(merged, form) == facts_hash(StatedFacts.from_row(FULL), form)


@given(one=rows(), other=rows(), name=st.sampled_from(SECOND))
def test_what_differs_in_any_fact_has_another_hash(one: dict[str, Any], other: dict[str, Any], name: str) -> None:
    changed = one | {name: other[name]}
    first, second = StatedFacts.from_row(one), StatedFacts.from_row(changed)
    assert (facts_hash(first) == facts_hash(second)) == (first == second)


@pytest.mark.parametrize(
    "same",
    [
        {"route": "transferred", "form": "licence", "money": "own", "standing": "spin_off"},
        {"use_from": datetime(2025, 3, 1, 12, 30), "use_until": datetime(2026, 12, 31)},
        {"crosses_border": 0, "in_city": 1, "also_product": 1},
    ],
    ids=["codes", "moments", "numbers"],
)
@pytest.mark.parametrize("form", [1, 2, FACTS_FORM])
def test_the_hash_does_not_depend_on_what_the_program_makes_of_a_row(same: dict[str, Any], form: int) -> None:
    facts = StatedFacts.from_row(FULL)
    assert facts_hash(replace(facts, **same), form) == facts_hash(facts, form)


@pytest.mark.parametrize("form", [1, 2, FACTS_FORM])
def test_a_value_that_its_form_cannot_write_is_refused(form: int) -> None:
    """Rather than hashed otherwise, which would take every word away."""
    facts = replace(StatedFacts.from_row(FULL), use_from="2025-03-01")  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        facts_hash(facts, form)
