"""Who may do what, as one truth table; whoever may not is told which permission is missing."""

import pytest

from matchmaker.errors import NotAllowed
from matchmaker.people.model import (
    IMPORTER,
    LOCAL_PERSON,
    ROLE_PERMISSIONS,
    SEED_LOADER,
    SYSTEM,
    VISITOR,
    Actor,
    Permission,
    Role,
)

P = Permission
MAY = [
    (Role.VISITOR, set()),
    (Role.BUSINESS, {P.WRITE_NEED}),
    (Role.INSTITUTE, {P.WRITE_SOLUTION}),
    (Role.BROKER, {P.WRITE_NEED, P.WRITE_SOLUTION, P.REVIEW, P.SEE_CONFIDENTIAL}),
    (Role.ADMINISTRATOR, {P.WRITE_NEED, P.WRITE_SOLUTION, P.REVIEW, P.SEE_CONFIDENTIAL, P.IMPORT}),
    (Role.LOCAL, {P.WRITE_NEED, P.WRITE_SOLUTION, P.REVIEW, P.SEE_CONFIDENTIAL, P.IMPORT}),
]


def test_every_role_has_its_row() -> None:
    assert {role for role, _ in MAY} == set(ROLE_PERMISSIONS) == set(Role)


@pytest.mark.parametrize(("role", "permitted"), MAY)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_may_do_what_its_row_says(role: Role, permitted: set[Permission], permission: Permission) -> None:
    actor = Actor(name="an", role=role)
    assert actor.may(permission) is (permission in permitted)
    if permission in permitted:
        actor.require(permission)
        return
    with pytest.raises(NotAllowed) as refused:
        actor.require(permission)
    assert refused.value.params == {"permission": permission.value}


@pytest.mark.parametrize(
    ("actor", "imports", "reviews"),
    [
        (LOCAL_PERSON, True, True),
        (SEED_LOADER, True, True),
        (IMPORTER, True, True),
        (SYSTEM, True, True),
        (VISITOR, False, False),
    ],
)
def test_actors_that_are_nobody_in_particular(actor: Actor, imports: bool, reviews: bool) -> None:
    assert (actor.may(P.IMPORT), actor.may(P.REVIEW)) == (imports, reviews)
