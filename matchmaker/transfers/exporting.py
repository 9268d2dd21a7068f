"""Gathers a case for an auditor: what is stored of it, every version of its papers, its part of the audit."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.db import Connection, Record
from matchmaker.errors import FileUnusable
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require
from matchmaker.programme.service import counting_settings
from matchmaker.transfers.bundle import pack
from matchmaker.transfers.loading import case_facts, city_today
from matchmaker.transfers.model import judge
from matchmaker.transfers.moving import look_at
from matchmaker.transfers.statements import queries


async def export_case(connection: Connection, case_id: int, folder: Path, *, by: Actor) -> bytes:
    """The bundle of a case; `folder` is where papers lie. That it was made is recorded, with its hash.

    Raises NotFound, NotAllowed, FileUnusable for a paper that cannot be read.
    """
    require(by, Permission.SEE_PROGRESS)
    opened = await look_at(connection, case_id, by=by)
    evidence = await queries.evidence_of(connection, case_id=case_id)
    names = {row["id"]: f"evidence/{row['id']}-{row['name']}" for row in evidence}
    papers = {names[row["id"]]: await asyncio.to_thread(_read, folder / row["stored_name"]) for row in evidence}
    settings, today = await counting_settings(connection), await city_today(connection)
    judgement = judge(await case_facts(connection, case_id), settings, today)
    held = _told(opened.row) | {
        "evidence": [_told(row) | {"file": names[row["id"]]} for row in evidence],
        "steps": _all(await queries.steps_of(connection, case_id=case_id)),
        "contacts": _all(await queries.contacts_of(connection, case_id=case_id)),
        "confirmations": _all(await queries.confirmations_of(connection, case_id=case_id)),
        "verifications": _all(await queries.verifications_of(connection, case_id=case_id)),
        "follow_ups": _all(await queries.follow_ups_of(connection, case_id=case_id)),
        "events": _all(await queries.events_of(connection, case_id=case_id)),
        "judged_on": today.isoformat(),
        "settings": settings.stored(),
        "findings": [asdict(each) for each in judgement.findings],
        "result_on": judgement.result_on,
    }
    content = pack(held, _all(await queries.audit_of(connection, case_id=case_id)), papers)
    details = {"sha256": hashlib.sha256(content).hexdigest()}
    await audit.append(connection, Action.CASE_EXPORT, case_id, by=by, details=details)
    return content


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileUnusable(path=path, reason=error.strerror) from error


def _all(rows: Sequence[Record]) -> list[dict[str, Any]]:
    return [_told(row) for row in rows]


def _told(row: Record) -> dict[str, Any]:
    """A row as JSON holds it; where a file lies on this machine is nobody else's business."""
    return {name: _plain(value) for name, value in row.items() if name != "stored_name"}


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a column holds
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date | datetime) else value
