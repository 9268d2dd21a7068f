"""The buttons by which somebody follows the calls of a sector: on the list of calls and on one's account."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.calls import subscriptions
from matchmaker.ground.errors import InvalidInput
from matchmaker.rules.programme import Sector
from web.ground.dependencies import ONESELF, CurrentVisit
from web.ground.forms import read_form
from web.ground.rendering import redirect

router = APIRouter()

FOLLOW, END, BACK = "follow", "end", "back"
DONE = {FOLLOW: "followed", END: "sector_ended"}
PAGES = {"calls": "/calls", "account": "/account"}


@router.post("/calls/sectors", dependencies=ONESELF)
async def choose_sector(visit: CurrentVisit) -> Response:
    """One sector more or less; back to the page on which the button stands."""
    form = await read_form(visit.request, frozenset({FOLLOW, END, BACK}))
    name = FOLLOW if form.text(FOLLOW) else END
    if form.text(name) not in set(Sector):
        raise InvalidInput({"sector": "required"})
    sector = Sector(form.text(name))
    change = subscriptions.follow if name == FOLLOW else subscriptions.end
    async with visit.transaction() as connection:
        await change(connection, sector, by=visit.actor)
    return redirect(f"{PAGES.get(form.text(BACK), PAGES['calls'])}?done={DONE[name]}#sectors")


@router.get("/calls/sectors", dependencies=ONESELF)
async def leave_sectors() -> Response:
    """Where a mail leads to: the buttons stand on the account's page."""
    return redirect(f"{PAGES['account']}#sectors")
