"""The menu of whoever is signed in holds what the table of permissions lets them open, and nothing else."""

import re

import pytest

from matchmaker.rules.actors import VISITOR, Actor, Role
from web.ground.menu import menu_of, postings_of
from web.ground.rendering import TEMPLATES

EVERYBODYS = {"/home", "/cases", "/notices"}
OFFICERS = EVERYBODYS | {"/progress"}
MENUS = {
    Role.BUSINESS: EVERYBODYS | {"/proposals", "/account/records", "/dossiers"},
    Role.INSTITUTE: EVERYBODYS | {"/proposals", "/account/records", "/fits", "/dossiers"},
    Role.BROKER: OFFICERS | {"/desk", "/dossiers"},
    Role.VERIFIER: OFFICERS,
    Role.LEADERSHIP: OFFICERS,
    Role.ADMINISTRATOR: OFFICERS | {"/desk", "/dossiers"},
}


@pytest.mark.parametrize("role", MENUS)
def test_a_role_is_shown_the_pages_that_it_may_open(role: Role) -> None:
    actor = Actor(name="person:one", role=role, person_id=1)
    assert {entry.path for entry in menu_of(actor)} == MENUS[role]


def test_a_visitor_is_shown_none() -> None:
    assert menu_of(VISITOR) == []


def test_no_template_decides_by_the_name_of_a_role() -> None:
    templates = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    asking = re.compile(r"role\s*(==|!=|in\b)")
    assert [name for name, text in templates.items() if asking.search(text)] == []


POSTS = {
    VISITOR.role: ["/needs/request", "/solutions/new"],
    Role.BUSINESS: ["/needs/new"],
    Role.INSTITUTE: ["/solutions/new"],
    Role.BROKER: ["/needs/new", "/solutions/new"],
    Role.VERIFIER: [],
    Role.LEADERSHIP: [],
    Role.ADMINISTRATOR: ["/needs/new", "/solutions/new"],
}


@pytest.mark.parametrize("role", POSTS)
def test_a_role_is_offered_the_forms_that_it_may_send(role: Role) -> None:
    actor = VISITOR if role is VISITOR.role else Actor(name="person:one", role=role, person_id=1)
    assert [entry.path for entry in postings_of(actor)] == POSTS[role]
