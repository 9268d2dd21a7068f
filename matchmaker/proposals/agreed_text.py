"""What sides agree to: both records' words as they were approved, as a hash. When it changes, they are asked anew.

Each approval keeps the number of the form that its text was hashed in. A form is a list of fields of each record and
how their values are written; it is never changed. A further field is text in another form, or named in `NOT_TEXT`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from matchmaker.rules.proposal import Parties, Side

# What may change after an approval without anybody being asked again.
NOT_TEXT = frozenset(
    {"state", "confirmed", "source", "import_key", "version", "created_by", "entered_by_id", "created_at", "updated_at"}
    | {"published_at", "expires_at", "contact_name", "phone", "email", "organisation_name"}
    # Proposals do not show these rights: their contract settles them.
    | {"transfer_objects", "exploitation_holder", "sublicence", "improvements", "parts_licence"}
)
_FIRST_NEED = {
    "id": "number",
    "organisation_id": "number",
    "title": "text",
    "problem": "text",
    "baseline": "text",
    "data_held": "text",
    "data_owner": "text",
    "outcome": "text",
    "measure": "text",
    "sector": "text",
    "sector_other": "text",
    "technologies": "texts",
    "budget": "text",
    "deadline": "day",
    "place": "text",
    "confidentiality": "text",
}
_FIRST_SOLUTION = {
    "id": "number",
    "organisation_id": "number",
    "kind": "text",
    "title": "text",
    "summary": "text",
    "capabilities": "texts",
    "sectors": "texts",
    "technologies": "texts",
    "trl": "number",
    "works_for": "text",
    "data_needed": "text",
    "ip_owner": "text",
    "licence": "text",
    "funding": "text",
    "support": "text",
    "ai_risk": "text",
    "languages": "texts",
    "price": "text",
    "available_from": "day",
    "place": "text",
    "year": "number",
    "owner_as_published": "text",
    "link": "text",
}
TEXT: Mapping[int, Mapping[Side, Mapping[str, str]]] = {
    1: {Side.NEED: _FIRST_NEED, Side.SOLUTION: _FIRST_SOLUTION},
    2: {Side.NEED: {**_FIRST_NEED, "clauses": "clauses"}, Side.SOLUTION: _FIRST_SOLUTION},
}
_WRITTEN: Mapping[str, Callable[[Any], object]] = {
    "number": int,
    "text": str,
    "texts": lambda values: [str(value) for value in values],
    "clauses": lambda values: [[clause.kind.value, clause.text] for clause in values],
    "day": lambda value: f"{value:%Y-%m-%d}",
}
APPROVED_FORM = max(TEXT)  # of approvals that are given now


def text_hash(parties: Parties, form: int = APPROVED_FORM) -> bytes:
    """SHA-256 of the text; `form` is that of the approval that it is held against.

    Changes when either record says something else; not when it is merely renewed, claimed or gets a new contact.
    """
    texts = [_text(TEXT[form][side], vars(parties.record(side))) for side in Side]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False, sort_keys=True).encode()).digest()


def _text(shown: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, object]:
    return {name: None if values[name] is None else _WRITTEN[kind](values[name]) for name, kind in shown.items()}
