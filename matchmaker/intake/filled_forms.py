"""A form as a workbook: questions in column A, answers beside them in column B, and nothing that would not be read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import IO

from matchmaker.ground.errors import CellProblem, ImportRejected
from matchmaker.ground.text import fold, normalise_spaces, snippet
from matchmaker.intake.tables import WHOLE_FILE, Sheet, SheetRow, column_letter
from matchmaker.intake.workbooks import read_workbook

MOST_PROBLEMS = 20
_QUESTION, _ANSWER = 0, 1
_LONGEST_VALUE = 60  # characters of what stands in a cell, by which people know it again


def answers_in(file: IO[bytes], sheet: str, headings: str, *questions: str) -> dict[str, str]:
    """The answer to each question that is there, of the sheet of that name, else of the first; `headings` by lines.

    With all questions there, raises ImportRejected with every cell that holds something and is not read, up to
    `MOST_PROBLEMS`. Nothing else of the workbook is given, however much it holds.
    """
    read = read_workbook(file, sheet)
    asked = {_key(question): question for question in questions}
    answered = [(asked[key], row) for row in read.rows if (key := _key(row.cells[_QUESTION])) in asked]
    answers = {question: row.cells[_ANSWER].strip() if len(row.cells) > _ANSWER else "" for question, row in answered}
    if len(answers) == len(questions):
        known = {_key(heading) for heading in headings.splitlines()}
        problems = list(
            islice(_problems(read, {row.number: question for question, row in answered}, known), MOST_PROBLEMS)
        )
        if problems:
            raise ImportRejected(problems)
    return answers


def _problems(sheet: Sheet, questions: Mapping[int, str], headings: set[str]) -> Iterator[CellProblem]:
    """`questions` by the numbers of their rows."""
    if sheet.others:
        yield CellProblem(row=WHOLE_FILE, column="", code="sheets_unread", value=", ".join(sheet.others))
    if sheet.hidden_sheets:
        yield CellProblem(row=WHOLE_FILE, column="", code="hidden_sheets_unread", value=", ".join(sheet.hidden_sheets))
    if sheet.has_notes:
        yield CellProblem(row=WHOLE_FILE, column="", code="notes_unread")
    seen: set[str] = set()
    for row in sheet.rows:
        question = questions.get(row.number)
        for position in row.filled:
            code = _code(sheet, row, position, is_question=question is not None, headings=headings)
            if position == _QUESTION and question in seen:
                code = "question_twice"
            if code:
                value = snippet(row.cells[position], _LONGEST_VALUE)
                yield CellProblem(row=row.number, column=column_letter(position), code=code, value=value)
        seen |= {question} if question else set()
    yield from _merged_answers(sheet, list(questions))


def _code(sheet: Sheet, row: SheetRow, position: int, *, is_question: bool, headings: set[str]) -> str | None:
    if is_question and position == _QUESTION:
        return None
    if not is_question or position != _ANSWER:
        if _key(row.cells[position]) in headings:
            return None
        return "answer_without_question" if position == _ANSWER else "cell_unread"
    if row.hidden or _ANSWER in sheet.hidden_columns:
        return "cell_hidden"
    return row.faults.get(position)


def _merged_answers(sheet: Sheet, rows: Sequence[int]) -> Iterator[CellProblem]:
    for area in sheet.merged:
        answers = [row for row in rows if area.first_row <= row <= area.last_row]
        if area.first_column == _ANSWER and len(answers) > 1:
            yield CellProblem(row=area.first_row, column=column_letter(_ANSWER), code="cells_merged")


def _key(text: str) -> str:
    return normalise_spaces(fold(text)).rstrip(" :*")
