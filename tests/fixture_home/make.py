"""Makes the home that every later version has to open unchanged: run once, with the code of commit 9d581f8.

    git worktree add ../old 9d581f8 && cd ../old && make install
    PYTHONPATH=. .venv/bin/python CHECKOUT/tests/fixture_home/make.py CHECKOUT/tests/fixture_home

Everything is brought about by that commit's own services and pages, with its own builders for tests (`story.py`): both
files import them from that checkout, and no later version imports them or checks their types. What is written is
committed: `database.sql` (pg_dump), `home/` (files, papers, mails, the two keys: made for tests alone), `case.zip` (a
signed bundle) and `known.json` (what nobody could read out of the database: tokens, passwords, the second factor's
secret, and the figures that were counted).

Edited after it was made, in `AGELESS` below, so that the tests pass on any day: deadlines and the times of sessions lie
in 2099, the unit's link and report are of that year, and no second factor's code counts as used. Left out, so that
little is kept: vectors (the stand-in for the model computes them again), the letters of the second introduction, mails
that landed with such letters.
"""

import asyncio
import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import story
from matchmaker.db import prepare_connection, transaction
from matchmaker.people.model import VISITOR
from matchmaker.postgres import EmbeddedPostgres
from matchmaker.postgres_place import find_place, run_as
from matchmaker.roles import bring_up_to_date

from embeddings.encoder import HashEncoder
from matchmaker.audit import service as audit
from matchmaker.bootstrap import running
from matchmaker.people import registration
from matchmaker.reports import contributions, unit_links
from matchmaker.settings import load_settings
from tests.conftest import both_roles
from tests.integration.transfers.conftest import an_office
from web.assets import ensure_assets

LARGEST_MAIL = 20_000  # bytes
AGELESS = """
    UPDATE account_link SET expires_at = '2099-12-31 16:59:59+00';
    UPDATE need_confirmation SET asked_at = '2099-12-01 00:00:00+00';
    UPDATE consent SET answer_by = '2099-12-31 16:59:59+00' WHERE answer IS NULL;
    UPDATE fit_link SET expires_at = '2099-12-31 16:59:59+00';
    UPDATE case_confirmation SET answer_by = '2099-12-31 16:59:59+00' WHERE answered_at IS NULL;
    UPDATE unit_link SET year = 2099;
    UPDATE contribution SET year = 2099;
    UPDATE need SET expires_at = '2099-12-31 16:59:59+00' WHERE expires_at IS NOT NULL;
    UPDATE solution SET expires_at = '2099-12-31 16:59:59+00' WHERE expires_at IS NOT NULL;
    UPDATE session SET started_at = '2099-12-31 16:59:59+00', seen_at = '2099-12-31 16:59:59+00';
    UPDATE person SET totp_step = NULL;
    TRUNCATE text_vector, change_feed, attempt;
    DELETE FROM proposal_document WHERE proposal_id = 2;
"""


async def leave_mails_waiting(home: story.Home, dsn: str) -> None:
    """The worker is gone: a link to choose a password, and a letter with a workbook, wait in the outbox."""
    connection = await asyncpg.connect(dsn, server_settings={"timezone": "UTC"})
    await prepare_connection(connection)
    async with connection.transaction():
        await registration.request_reset(connection, story.LAB, by=VISITOR)
        year = datetime.now(UTC).year
        unit = (await contributions.of_year(connection, year))[0]
        await unit_links.ask(connection, unit.id, year, form_key="don-vi-2", by=home.office.broker)
    rows = await connection.fetch("SELECT recipient, subject, kind FROM mail WHERE state = 'waiting' ORDER BY id")
    home.known["waiting_mails"] = [dict(row) for row in rows]
    await connection.execute(AGELESS)
    async with connection.transaction():
        report = await audit.verify(connection)
    assert report.fault is None
    home.known["audit"] = {"count": report.count, "head": report.head}
    await connection.close()


def dump(folder: Path, dsn: str) -> str:
    """As INSERTs, so that any connection can run it; without the two lines that only psql understands."""
    place = find_place(folder)
    options = "--no-owner --no-privileges --inserts --rows-per-insert=50 --no-comments".split()
    made = run_as(place.account, [str(place.programs / "pg_dump"), *options, dsn])
    assert made.returncode == 0, made.stdout
    noise = ("--", "\\", "SET transaction_timeout")
    lines = [line for line in made.stdout.splitlines() if line and not line.startswith(noise)]
    return "\n".join(lines) + "\n"


async def make(out: Path, owner: str) -> story.Known:
    ensure_assets(lambda _: None)
    addresses = both_roles(owner)
    await bring_up_to_date(addresses)
    settings = load_settings(
        MATCHMAKER_HOME=str(out / "home"), DATABASE_URL=addresses.application, MATCHMAKER_MIGRATION_DATABASE_URL=owner
    )
    async with running(settings, encoder=HashEncoder()) as runtime:
        await runtime.matching.wait_until_ready()
        async with transaction(runtime.pool) as connection:
            office = await an_office(connection)
            await connection.execute("UPDATE person SET locale = 'en' WHERE email = $1", story.LAB)
        home = story.Home(runtime, office)
        async with home.browser() as broker, home.browser() as buyer, home.browser() as leader:
            await story.sign_everybody_in(home, broker, buyer)
            leader.cookies.set("__Host-session", home.known["sessions"]["leader"])
            counted = await story.count_a_case(home)
            home.known["cases"] = {"counted": counted, "followed": await story.follow_a_case(home, broker, buyer)}
            await story.ask_for_consent(home, buyer)
            await story.invite_people(home)
            await story.fill_in_forms(home, buyer)
            await story.close_and_export(home, leader, counted, out)
        await home.landed()
    await leave_mails_waiting(home, owner)
    return home.known


def main(out: Path) -> None:
    for old in (out / "home", out / "case.zip"):
        shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="matchmaker-fixture-"))
    folder.chmod(0o755)
    postgres = EmbeddedPostgres(folder / "postgres")
    owner = postgres.start()
    try:
        known = asyncio.run(make(out, owner))
        (out / "database.sql").write_text(dump(folder / "postgres", owner), encoding="utf-8")
    finally:
        postgres.stop()
        shutil.rmtree(folder)
    shutil.rmtree(out / "home" / "index", ignore_errors=True)  # made anew at a start
    for mail in (out / "home" / "mail").iterdir():
        if mail.stat().st_size > LARGEST_MAIL:
            mail.unlink()
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    (out / "known.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
