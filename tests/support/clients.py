"""Where a client of the pages comes from, and who sits at it."""

from fastapi import FastAPI

from matchmaker.rules.actors import Actor, Role
from web.ground.dependencies import current_actor

ORIGIN = "http://127.0.0.1:8000"
SECURE_ORIGIN = "https://127.0.0.1:8000"
VISITORS_ADDRESS = "203.0.113.7"
DESK = Actor(name="person:desk", role=Role.ADMINISTRATOR)


def sit_down(app: FastAPI, actor: Actor) -> None:
    """From here on this is who sits at the browser."""
    app.dependency_overrides[current_actor] = lambda: actor
