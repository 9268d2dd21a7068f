"""Templates that administrators bring: tried, in force from a day, taken back; papers go by that of their day."""

from datetime import date, timedelta

import pytest

from matchmaker.audit import service as audit
from matchmaker.document_templates import service as templates
from matchmaker.document_templates.model import TemplateKind, TemplateState, state_of
from matchmaker.document_templates.service import TemplateDraft
from matchmaker.documents.templated import TemplateRefused
from matchmaker.foreign.process import Readers
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed, NotFound
from matchmaker.intake.dates import today
from matchmaker.rules.actors import Actor, Role
from tests.support.docx_templates import paragraphs_of, template

ADMINISTRATOR = Actor(name="person:1", role=Role.ADMINISTRATOR, person_id=1)
BROKER = Actor(name="person:2", role=Role.BROKER, person_id=2)
KIND = TemplateKind.DOSSIER


def draft(text: str, *, after: int = 0, language: str = "vi") -> TemplateDraft:
    """In force so many days after today."""
    day = today() + timedelta(days=after)
    return TemplateDraft(kind=KIND, language=language, content=template(text), file_name="Mẫu.docx", valid_from=day)


async def brought(connection: Connection, text: str, *, after: int = 0) -> int:
    return await templates.add(connection, await templates.tried(Readers(), draft(text, after=after)), by=ADMINISTRATOR)


async def text_on(connection: Connection, day: date, language: str = "vi") -> str:
    current = await templates.current(connection, KIND, language, day)
    return paragraphs_of(current.content)[0]


async def test_papers_go_by_the_template_of_their_day_and_by_the_shipped_one_before_any(connection: Connection) -> None:
    await brought(connection, "Một {{ task_title }}")
    await brought(connection, "Hai {{ task_title }}", after=5)
    again = await brought(connection, "Ba {{ task_title }}", after=5)
    day = today()
    shipped = await templates.current(connection, KIND, "vi", day - timedelta(days=1))
    assert shipped.number is None
    assert await text_on(connection, day) == "Một {{ task_title }}"
    assert await text_on(connection, day + timedelta(days=4)) == "Một {{ task_title }}"
    assert await text_on(connection, day + timedelta(days=5)) == "Ba {{ task_title }}"
    assert (await templates.current(connection, KIND, "en", day)).number is None
    known = await templates.versions(connection, KIND, "vi")
    assert [state_of(each, known, day) for each in known] == [
        TemplateState.COMING,
        TemplateState.COMING,
        TemplateState.IN_FORCE,
    ]
    assert state_of(known[1], known, day + timedelta(days=9)) is TemplateState.REPLACED
    [entry] = await audit.history(connection, "template", again)
    assert (entry.action, entry.details["language"]) == ("template:add", "vi")


async def test_one_that_is_taken_back_gives_way_to_the_one_before_and_stays_in_the_history(
    connection: Connection,
) -> None:
    await brought(connection, "Một {{ task_title }}")
    number = await brought(connection, "Hai {{ task_title }}")
    assert await text_on(connection, today()) == "Hai {{ task_title }}"
    with pytest.raises(InvalidInput):
        await templates.take_back(connection, number, " x ", by=ADMINISTRATOR)
    await templates.take_back(connection, number, "Sai tên cơ quan", by=ADMINISTRATOR)
    assert await text_on(connection, today()) == "Một {{ task_title }}"
    known = await templates.versions(connection, KIND, "vi")
    assert (known[0].reason, state_of(known[0], known, today())) == ("Sai tên cơ quan", TemplateState.TAKEN_BACK)
    with pytest.raises(Conflict):
        await templates.take_back(connection, number, "Lần nữa", by=ADMINISTRATOR)
    with pytest.raises(NotFound):
        await templates.take_back(connection, number + 99, "Không có", by=ADMINISTRATOR)


async def test_a_broken_template_is_told_and_not_kept(connection: Connection) -> None:
    with pytest.raises(TemplateRefused) as refused:
        await templates.tried(Readers(), draft("{{ ten_nhiem_vu }}"))
    assert [fault.what for fault in refused.value.faults] == ["ten_nhiem_vu"]
    # only where nothing is said yet: a full dossier would not have shown it
    with pytest.raises(TemplateRefused) as refused:
        await templates.tried(Readers(), draft("{% if not partners %}{{ khong_co }}{% endif %}{{ task_title }}"))
    assert [fault.what for fault in refused.value.faults] == ["khong_co"]
    assert await templates.versions(connection, KIND, "vi") == []


async def test_a_template_of_no_language_or_of_a_day_that_is_past_is_refused() -> None:
    with pytest.raises(InvalidInput) as wrong:
        await templates.tried(Readers(), draft("{{ task_title }}", after=-1, language="fr"))
    assert wrong.value.fields == {"template_language": "required", "template_from": "template_past"}


async def test_only_administrators_keep_templates(connection: Connection) -> None:
    ready = await templates.tried(Readers(), draft("{{ task_title }}"))
    with pytest.raises(NotAllowed):
        await templates.add(connection, ready, by=BROKER)
    number = await templates.add(connection, ready, by=ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        await templates.take_back(connection, number, "Không được", by=BROKER)
    with pytest.raises(NotAllowed):
        await templates.content_of(connection, number, by=BROKER)
