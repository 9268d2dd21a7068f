"""Addresses stay: they stand in mails, in bookmarks and in other systems, so each is written down."""

from pathlib import Path

from fastapi.routing import APIRoute

from web.app import ROUTES

KEPT = Path(__file__).with_name("addresses.txt")


def test_every_method_and_path_is_the_one_that_was_written_down() -> None:
    """A new one is added to the file; one that stood there is in use somewhere and does not go."""
    routes = [route for noun in ROUTES for route in noun.router.routes if isinstance(route, APIRoute)]
    present = {f"{method} {route.path}" for route in routes for method in route.methods or ()}
    kept = KEPT.read_text(encoding="utf-8").splitlines()
    assert kept == sorted(set(kept))
    assert sorted(set(kept) - present) == [], "gone"
    assert sorted(present - set(kept)) == [], "not written down"
