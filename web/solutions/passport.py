"""The AI passport of a solution: one question a page, kept as it is typed, confirmed on the last one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput
from matchmaker.intake.dates import today
from matchmaker.listings.passports import service as passports
from matchmaker.listings.passports.service import Opened
from matchmaker.rules.passport import (
    STEP_FIELDS,
    Choices,
    Deadline,
    PassportAnswers,
    PassportStep,
    Proposed,
    deadline,
    proposed,
)
from matchmaker.rules.permissions import Permission
from matchmaker.rules.regulations import Regulation, RegulationKey
from matchmaker.rules.solution import Solution
from web.ground.dependencies import CurrentVisit, RecordId, Visit, asks
from web.ground.forms import FormState, code_or, read_form, whole_or_none
from web.ground.lists import address
from web.ground.once import accepting, once
from web.ground.rendering import Page, redirect, render
from web.solutions import passport_forms as forms

router = APIRouter()

PASSPORT = "/solutions/{solution_id:int}/passport"
WRITES = [asks(Permission.WRITE_PASSPORT)]
STEPS: Sequence[PassportStep] = tuple(PassportStep)
SOURCES: Mapping[PassportStep, RegulationKey] = {
    PassportStep.LISTED: RegulationKey.AI_HIGH_RISK,
    PassportStep.USE: RegulationKey.AI_LONG_SECTORS,
    PassportStep.PUBLIC_BODY: RegulationKey.AI_IMPACT_ASSESSMENT,
    PassportStep.PORTAL: RegulationKey.AI_CERTIFIED_LEVELS,
}


@dataclass(frozen=True, kw_only=True)
class PassportForm(Page):
    """One page of it; `said`, `suggestion` and `by` are for the last one, which shows what was answered."""

    template: ClassVar[str] = "solutions/passport.html"
    section: ClassVar[str] = "solutions"
    solution: Solution
    step: PassportStep
    position: int
    steps: Sequence[PassportStep]
    form: FormState
    version: int
    said: PassportAnswers
    lacking: Mapping[PassportStep, Sequence[str]]  # what is missing or wrong, by page
    suggestion: Proposed
    by: Deadline | None
    choices: Choices
    steps_of: Mapping[str, PassportStep]  # the page of each field
    source: Regulation | None  # what the page's question rests on
    changed: bool  # somebody has answered otherwise since the last page was read


@router.get(PASSPORT, dependencies=WRITES)
async def show_passport(visit: CurrentVisit, solution_id: RecordId) -> Response:
    step = code_or(visit.request.query_params.get("step", ""), PassportStep, PassportStep.LISTED)
    return await _show(visit, solution_id, step)


@router.post(PASSPORT, dependencies=WRITES)
async def keep_answers(visit: CurrentVisit, solution_id: RecordId) -> Response:
    """Keeps one page as it was typed and leads on; back, whatever stands in it."""
    form = await read_form(visit.request, forms.KNOWN)
    step = code_or(form.text(forms.STEP), PassportStep, PassportStep.LISTED)
    try:
        async with accepting(visit, form) as connection:
            await passports.keep(connection, solution_id, step, form.values, by=visit.actor)
    except InvalidInput as wrong:
        return await _show(visit, solution_id, step, replace(form, problems=wrong.fields))
    position = STEPS.index(step)
    if form.text(forms.GO) == forms.BACK:
        return redirect(_at(solution_id, STEPS[max(position - 1, 0)]))
    async with visit.transaction() as connection:
        opened = await passports.open_to_write(connection, solution_id, by=visit.actor)
    if problems := forms.problems_on(step, FormState(values=forms.form_of(opened)), opened.choices):
        return await _show(visit, solution_id, step, replace(form, problems=problems))
    return redirect(_at(solution_id, STEPS[min(position + 1, len(STEPS) - 1)]))


@router.post(f"{PASSPORT}/confirm", dependencies=WRITES)
async def confirm_passport(visit: CurrentVisit, solution_id: RecordId) -> Response:
    form = await read_form(visit.request, forms.KNOWN)
    version = whole_or_none(form.text(forms.VERSION)) or 0

    async def act(connection: Connection) -> int:
        opened = await passports.open_to_write(connection, solution_id, by=visit.actor)
        said, problems = forms.read_answers(FormState(values=forms.form_of(opened)), opened.choices)
        if problems:
            raise InvalidInput(problems)
        level, reason = forms.read_level(form), form.stripped("level_reason") or ""
        return await passports.confirm(connection, solution_id, said, level, reason, version=version, by=visit.actor)

    try:
        await once(visit, form, "passport", act)
    except Conflict:
        return await _show(visit, solution_id, PassportStep.CONFIRM, form, changed=True)
    except InvalidInput as wrong:
        return await _show(visit, solution_id, PassportStep.CONFIRM, replace(form, problems=wrong.fields))
    return redirect(f"/solutions/{solution_id}#passport-title")


async def _show(
    visit: Visit, solution_id: int, step: PassportStep, form: FormState | None = None, *, changed: bool = False
) -> Response:
    form = form or FormState()
    async with visit.transaction() as connection:
        opened = await passports.open_to_write(connection, solution_id, by=visit.actor)
    kept = FormState(values={**forms.form_of(opened), **({} if step is PassportStep.CONFIRM else form.values)})
    said, problems = forms.read_answers(kept, opened.choices)
    source = opened.regulations.on(SOURCES.get(step, RegulationKey.AI_LAW_IN_FORCE), today())
    page = PassportForm(
        solution=opened.solution,
        step=step,
        position=STEPS.index(step) + 1,
        steps=STEPS,
        form=replace(form, values={**kept.values, **_level_of(opened), **form.values}),
        version=opened.version,
        said=said,
        lacking=_by_page(problems),
        suggestion=proposed(said),
        by=deadline(said.in_use_since, said.use_area, opened.regulations, today()) if said.in_use else None,
        choices=opened.choices,
        steps_of={name: each for each, names in STEP_FIELDS.items() for name in names},
        source=source,
        changed=changed,
    )
    return render(visit, page, status=409 if changed else 422 if form.problems else 200)


def _level_of(opened: Opened) -> Mapping[str, Sequence[str]]:
    """What was chosen before, where nothing has been answered otherwise since."""
    if opened.holds is None or opened.typed is not None:
        return {}
    return {"level": [opened.holds.level.value], "level_reason": [opened.holds.level_reason]}


def _by_page(problems: Mapping[str, str]) -> Mapping[PassportStep, Sequence[str]]:
    lacking = {step: [name for name in names if name in problems] for step, names in STEP_FIELDS.items()}
    return {step: names for step, names in lacking.items() if names}


def _at(solution_id: int, step: PassportStep) -> str:
    return address(f"/solutions/{solution_id}/passport", step=step.value)
