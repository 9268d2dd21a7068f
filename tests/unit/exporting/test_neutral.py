"""Nothing that somebody typed runs as a formula, and nothing is lost by that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.intake.neutral import neutral, restored


@pytest.mark.parametrize("first", list("=+-@\t\r\n\0＝＋－＠"))
def test_a_dangerous_beginning_gets_a_quote_mark(first: str) -> None:
    assert neutral(f"{first}cmd|' /C calc'!A0") == f"'{first}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "Trí tuệ", "a=b", " =1", "'trích dẫn'", "0901234567"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


@given(st.text("'=+-@\t\ra＝", max_size=8) | st.text())
def test_what_was_neutralised_comes_back_whole(text: str) -> None:
    assert restored(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r", "\0"))
