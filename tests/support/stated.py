"""Needs and solutions in which everything or nothing is stated, by the tables of their fields."""

from datetime import date
from typing import Any

from matchmaker.rules.fields import IN_RECORD, Field, Part, Shape, Table
from matchmaker.rules.programme import Sector, Technology
from matchmaker.rules.solution import SolutionKind, TransferObject

NAMED = "Nguyễn Thị Lan Riêng"
"""Somebody whom every text names."""
BY_HAND: dict[str, Any] = {"sector": Sector.OTHER, "kind": SolutionKind.DATASET, "languages": ("ja",), "trl": 7}
BY_HAND |= {"transfer_objects": (TransferObject.MODEL, TransferObject.KNOW_HOW)}
BY_HAND |= {"year": 2024, "link": "https://vidu.vn/x", "phone": "0901234567", "email": "a@b.vn", "import_key": "k 1"}


def stated(field: Field) -> object:
    """Something of this shape, with a name in it where it is a text."""
    if field.name in BY_HAND:
        return BY_HAND[field.name]
    return {
        Shape.LINE: f"Hỏi {NAMED} nhé",
        Shape.TEXT: f"Hỏi {NAMED}\nvề mọi việc khác",
        Shape.LINES: (f"Hỏi {NAMED} nhé", "Đếm hộp"),
        Shape.CODE: next(iter(field.codes or ()), None),
        Shape.CODES: (Technology.OCR,) if field.codes is Technology else (Sector.HEALTH,),
        Shape.NUMBER: max(field.limits or (0, 0)),
        Shape.DAY: date(2027, 3, 1),
    }[field.shape]


def everything(table: Table) -> dict[str, Any]:
    described = [field for field in table if field.part in (Part.CONTENT, Part.ORIGIN) and field.shape is not Shape.OWN]
    return {field.name: stated(field) for field in described}


def nothing(table: Table) -> dict[str, Any]:
    """The fields of a record, and of its row, that says nothing at all."""
    several = (Shape.CODES, Shape.LINES)
    return {field.name: () if field.shape in several else None for field in table if field.part in IN_RECORD}
