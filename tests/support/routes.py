"""The routes of the application."""

from collections.abc import Iterator

from fastapi.routing import APIRoute

from web.app import ROUTES
from web.ground.csrf import SAFE_METHODS
from web.ground.dependencies import Asks


def every_route() -> list[APIRoute]:
    return [route for noun in ROUTES for route in noun.router.routes if isinstance(route, APIRoute)]


def unsafe_routes() -> Iterator[tuple[APIRoute, Asks]]:
    for noun in ROUTES:
        for route in noun.router.routes:
            if isinstance(route, APIRoute) and set(route.methods or ()) - SAFE_METHODS:
                asks = route.dependencies[-1].dependency if route.dependencies else None
                assert isinstance(asks, Asks), f"{route.path}: its policy opens the body and comes last"
                yield route, asks
