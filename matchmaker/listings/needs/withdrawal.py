"""Whoever posted a need without an account withdraws it by the link that they follow it by."""

from dataclasses import replace

from matchmaker.audit.model import Action
from matchmaker.ground import links
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound, WrongState
from matchmaker.listings import outcomes
from matchmaker.listings.needs import service as needs
from matchmaker.listings.needs.confirmation import NEED_LINK, Waiting
from matchmaker.rules.actors import LINK_HOLDER, SYSTEM, Actor
from matchmaker.rules.listing import NEXT_STATES, ListingState
from matchmaker.rules.need import Need


def may_withdraw(waiting: Waiting) -> bool:
    """Of a need that is confirmed or waits for a call, until its organisation takes it over or it is closed."""
    open_still = ListingState.CLOSED in NEXT_STATES[waiting.need.state]
    return open_still and not waiting.need.confirmed and not waiting.to_confirm


async def withdraw(connection: Connection, token: str, *, by: Actor) -> Need:
    """Closes the need; its sender can post it again. Raises LinkUnusable, WrongState.

    NotFound once its organisation has taken it over, which then decides.
    """
    link = await links.hold(connection, NEED_LINK, token)
    need = await needs.get(connection, link.row["need_id"], by=SYSTEM)
    if need.confirmed:
        raise NotFound()
    if not link.used and not link.row["shown_only"]:  # nobody has shown that the mailbox is theirs
        raise WrongState(old=need.state.value, new=ListingState.CLOSED.value)
    holder = replace(LINK_HOLDER, origin=by.origin)
    closed = await needs.enter(connection, need, ListingState.CLOSED, Action.NEED_MOVE, by=holder)
    await outcomes.keep(connection, ListingState.CLOSED, None, mailed=0, by=holder.name, need_id=need.id)
    return closed
