"""What a reader found wrong is told with its blanks, also where another process read the file."""

from pathlib import Path
from typing import IO

import pytest

from matchmaker.foreign.process import Readers
from matchmaker.ground.errors import CellProblem, ImportRejected, InvalidInput
from matchmaker.ground.invalid import InvalidValue, Problem
from matchmaker.ground.limits import READING
from matchmaker.sentences import describe_code

WRONG = InvalidValue("number_two_ways", text="9.800", whole=9800, fraction=9.8, unit="")


def rejects(_: IO[bytes]) -> None:
    raise ImportRejected([CellProblem(row=2, column="Doanh thu", code=WRONG.code)])


def refuses(_: IO[bytes]) -> None:
    raise InvalidInput({"value_before": WRONG.code, "unit": "required"})


@pytest.fixture
def readers() -> Readers:
    return Readers()


@pytest.mark.parametrize(("locale", "told"), [("vi", "9800 hoặc 9,8"), ("en", "9800 or as 9.8")])
def test_a_number_in_a_sentence_is_written_as_the_language_writes_it(locale: str, told: str) -> None:
    assert told in describe_code(WRONG.code, locale)


def test_a_bare_code_has_its_sentence_as_before() -> None:
    assert describe_code("not_a_date", "en").startswith("This is not a date")
    assert WRONG.code == "number_two_ways"


async def test_what_fills_the_sentence_of_a_cell_comes_back_from_the_other_process(
    readers: Readers, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    with (tmp_path / "a.csv").open("rb") as file:
        with pytest.raises(ImportRejected) as rejected:
            await readers.read(rejects, file, within=READING)
        with pytest.raises(InvalidInput) as refused:
            await readers.read(refuses, file, within=READING)
    [told] = rejected.value.problems
    assert Problem.of(told.code).blanks == WRONG.code.blanks
    assert describe_code(refused.value.fields["value_before"], "vi") == describe_code(WRONG.code, "vi")
    assert refused.value.fields["unit"] == "required"
