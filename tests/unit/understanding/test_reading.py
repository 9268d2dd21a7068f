"""Reading what a need's text says."""

from matchmaker.understanding.reading import understand


def test_a_text_that_says_anything_has_a_want() -> None:
    assert understand("chatbot").wants == ["chatbot"]
    assert understand("  \n ").wants == []
