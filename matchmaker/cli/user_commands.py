"""The commands on accounts, as they are typed: `user create` and the like. Each imports its work when it runs."""

from typing import Annotated

import typer

from matchmaker.cli.arguments import AsJson
from matchmaker.cli.choices import AccountRole
from matchmaker.cli.console import console_of
from matchmaker.ground.marking import N_

users_app = typer.Typer(
    help=N_("Accounts: make the first administrator, help whoever is locked out."), no_args_is_help=True
)
Email = Annotated[str, typer.Argument(help=N_("The e-mail address that the account signs in with."))]
NewEmail = Annotated[str, typer.Option("--email", help=N_("The e-mail address that the account signs in with."))]
ChosenRole = Annotated[AccountRole, typer.Option("--role", help=N_("What the person is."))]
Name = Annotated[str | None, typer.Option("--name", help=N_("The person's name; without it what stands before the @."))]
Member = Annotated[
    str | None, typer.Option("--organisation", help=N_("Name of an organisation that is stored already."))
]


@users_app.command("create", help=N_("Make an account; the password is asked for, or read from standard input."))
def create_user(
    context: typer.Context, email: NewEmail, role: ChosenRole, name: Name = None, organisation: Member = None
) -> None:
    from matchmaker.cli import users

    users.create(console_of(context), email=email, role=role, name=name, organisation=organisation)


@users_app.command("list", help=N_("Show everybody who has an account."))
def list_users(context: typer.Context, as_json: AsJson = False) -> None:
    from matchmaker.cli import users

    users.show(console_of(context), as_json=as_json)


@users_app.command("disable", help=N_("End every session of an account; nobody signs in with it any more."))
def disable_user(context: typer.Context, email: Email) -> None:
    from matchmaker.cli import users

    users.disable(console_of(context), email)


@users_app.command("change-role", help=N_("Make somebody something else; every session of the account ends."))
def change_role(context: typer.Context, email: Email, role: ChosenRole) -> None:
    from matchmaker.cli import users

    users.change_role(console_of(context), email, role)


@users_app.command("reset-second-factor", help=N_("For a lost phone: the next sign-in sets up the second factor anew."))
def reset_second_factor(context: typer.Context, email: Email) -> None:
    from matchmaker.cli import users

    users.reset_second_factor(console_of(context), email)
