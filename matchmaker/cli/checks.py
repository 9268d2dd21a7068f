"""What `doctor` looks at, each check on its own: it changes nothing and says what to do."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from embeddings.bundled import verify_model
from embeddings.encoder import ModelIdentity, TextSide, identity_of
from matchmaker import filekeeping, sentences
from matchmaker.audit import service as audit
from matchmaker.bootstrap import BUNDLED, BUNDLED_FOLDER, open_model
from matchmaker.bundle.signing import load_signing_key
from matchmaker.cli.console import Console
from matchmaker.cli.files import file_lines
from matchmaker.cli.system import reached
from matchmaker.filekeeping import FileReport
from matchmaker.ground import i18n, rounds
from matchmaker.ground.db import MIGRATIONS, Pool, transaction
from matchmaker.ground.errors import FileUnusable, MatchmakerError
from matchmaker.ground.keys import KeyFile, load_secret
from matchmaker.ground.roles import Addresses, application_role
from matchmaker.ground.roles import opened as opened_pool
from matchmaker.matching.catalogues import Catalogues, queries
from matchmaker.matching.model import Subject
from matchmaker.matching.vector_means import Priors
from matchmaker.people import known_keys
from web.assets import FONTS, assets_ready

LEAST_FREE = 2**30
MEGABYTE = 10**6


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`name` is stable, for programs; `detail` and `advice` are in the user's language."""

    name: str
    ok: bool
    detail: str
    advice: str = ""


def check_settings(console: Console) -> Finding:
    settings = console.settings
    database = "DATABASE_URL" if settings.database_url else console.translate("embedded PostgreSQL")
    detail = console.translate(
        "home %(home)s, model %(model)s, database %(database)s",
        home=settings.data_folder,
        model=settings.model,
        database=database,
    )
    return Finding(name="settings", ok=True, detail=detail)


def check_folder(console: Console) -> Finding:
    """The data folder, or the nearest folder above it that exists, can be written and has room."""
    wanted = console.settings.data_folder
    folder = next(each for each in (wanted, *wanted.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    detail = console.translate("%(path)s, %(free)s MB free", path=folder, free=free // MEGABYTE)
    advice = ""
    if not os.access(folder, os.W_OK | os.X_OK):
        advice = console.translate("Let this user write the folder, or set MATCHMAKER_HOME to another one.")
    elif free < LEAST_FREE:
        advice = console.translate("Free some space: the model, the database and their growth need 1 GB at least.")
    return Finding(name="folder", ok=not advice, detail=detail, advice=advice)


def check_assets(console: Console) -> Finding:
    ready = assets_ready()
    detail = (
        console.translate("browser files are there") if ready else console.translate("browser files are missing or old")
    )
    return Finding(name="assets", ok=ready, detail=detail, advice="" if ready else _run_setup(console))


def check_fonts(console: Console) -> Finding:
    there = any(FONTS.rglob("*.ttf"))
    detail = console.translate("fonts are there") if there else console.translate("the font package holds no font")
    advice = "" if there else console.translate("Install the project's packages again: `make setup`.")
    return Finding(name="fonts", ok=there, detail=detail, advice=advice)


def check_secret_key(console: Console) -> Finding:
    """What forms and second factors hang on."""

    def describe(folder: Path) -> str:
        load_secret(folder)
        return console.translate("forms and second factors are safe with it")

    return _check_key(console, "secret", KeyFile.SECRET, describe)


def check_signing_key(console: Console) -> Finding:
    """Whose signature stands on auditors' bundles."""

    def describe(folder: Path) -> str:
        fingerprint = load_signing_key(folder).public.fingerprint
        return console.translate("bundles are signed by the key %(key)s", key=fingerprint)

    return _check_key(console, "signature", KeyFile.SIGNING, describe)


def _check_key(console: Console, name: str, file: KeyFile, describe: Callable[[Path], str]) -> Finding:
    """Whether the file holds a key, which it keeps to its owner; the first start makes it."""
    folder = console.settings.data_folder
    if not (folder / file).exists():
        return Finding(name=name, ok=True, detail=console.translate("not made yet: the first start makes it"))
    try:
        detail = describe(folder)
    except MatchmakerError as error:
        return _failed(console, name, error)
    if known_keys.exposed(folder / file):
        return _failed(console, name, FileUnusable("key_exposed", path=folder / file))
    return Finding(name=name, ok=True, detail=detail)


async def _check_known_keys(console: Console, pool: Pool) -> Finding:
    """Whether they are the keys that were used with this database."""
    try:
        async with transaction(pool) as connection:
            faults = await known_keys.compare(connection, console.settings.data_folder)
    except MatchmakerError as error:
        return _failed(console, "keys", error)
    lines = [sentences.describe(fault, console.locale) for fault in faults]
    right = console.translate("the keys are those that this database knows, or will know from the next start on")
    return Finding(name="keys", ok=not faults, detail="\n".join(lines) or right)


def check_model(console: Console) -> tuple[Finding, ModelIdentity | None]:
    """Reads every byte of the bundled model, loads the model and encodes a sentence; gives whose vectors these are."""
    settings = console.settings
    damaged = verify_model(settings.models_folder / BUNDLED_FOLDER) if settings.model == BUNDLED else []
    if damaged:
        detail = console.translate("missing or damaged: %(files)s", files=", ".join(damaged))
        return Finding(name="model", ok=False, detail=detail, advice=_run_setup(console)), None
    try:
        encoder = open_model(settings)
    except MatchmakerError as error:
        return _failed(console, "model", error), None
    encoder.encode(["Kiểm tra mô hình."], side=TextSide.QUERY)
    identity = identity_of(encoder)
    detail = f"{identity.model} ({identity.revision}), {identity.dimension}"
    return Finding(name="model", ok=True, detail=detail), identity


async def check_database(console: Console, identity: ModelIdentity | None) -> list[Finding]:
    """Server, schema, roles, vectors and index; what stands on something broken is not looked at."""
    settings = console.settings
    if not settings.database_url and not (settings.data_folder / "postgres" / "data").exists():
        return [Finding(name="database", ok=True, detail=console.translate("not made yet: the first start makes it"))]
    try:
        async with reached(settings) as addresses, opened_pool(addresses.owner) as pool:
            version = await pool.fetchval("SHOW server_version")
            findings = [Finding(name="database", ok=True, detail=f"PostgreSQL {version}")]
            findings.append(await _check_schema(console, pool))
            if not findings[-1].ok:
                return findings
            findings += [await _check_audit(console, pool, addresses), await _check_clock(console, pool)]
            findings.append(await _check_known_keys(console, pool))
            findings += _file_findings(console, await filekeeping.check(pool, settings.files_folder))
            if identity:
                findings += [await _check_vectors(console, pool, identity), await _check_index(console, pool, identity)]
            return findings
    except MatchmakerError as error:
        return [_failed(console, "database", error)]


async def _check_schema(console: Console, pool: Pool) -> Finding:
    known = sorted(path.stem for path in MIGRATIONS.glob("*.sql"))
    there = await pool.fetchval("SELECT to_regclass('schema_migration') IS NOT NULL")
    applied = [row["name"] for row in await pool.fetch("SELECT name FROM schema_migration")] if there else []
    newer, pending = sorted(set(applied) - set(known)), sorted(set(known) - set(applied))
    advice = ""
    if newer:
        advice = console.translate("A newer version of this program wrote it: update the program.")
    elif pending:
        advice = _start_once(console)
    return Finding(name="schema", ok=not advice, detail=", ".join(newer or pending or known[-1:]), advice=advice)


async def _check_clock(console: Console, pool: Pool) -> Finding:
    """Whether the clock does what it is there for, of every record."""
    async with transaction(pool) as connection:
        failures = await rounds.failures(connection)
    if not failures:
        return Finding(name="clock", ok=True, detail=console.translate("every job of the clock is done"))
    named = [f"{i18n.term('clock_job', f.job, console.locale)} {f.record_id or ''} [{f.reason}]" for f in failures]
    advice = console.translate("The log tells where it failed; what cannot be mended there is a fault of the program.")
    return Finding(name="clock", ok=False, detail="; ".join(named), advice=advice)


async def _check_audit(console: Console, pool: Pool, addresses: Addresses) -> Finding:
    """Whether the database itself keeps the application from changing the audit."""
    role = await application_role(addresses)
    async with transaction(pool) as connection:
        may_change = await audit.may_change(connection, role)
    if may_change is False:
        detail = console.translate("the role %(role)s can add to the audit, not change it", role=role)
        return Finding(name="audit", ok=True, detail=detail)
    detail = console.translate("the role %(role)s could change the audit, or is not there yet", role=role)
    # one role is allowed; two that do not do what two are for are a problem
    return Finding(name="audit", ok=not addresses.are_two, detail=detail, advice=_separate_roles(console, addresses))


def _file_findings(console: Console, report: FileReport) -> list[Finding]:
    """Whether every file is the one that arrived, and which were set aside because no record names them."""
    advice = ""
    if report.damaged:
        advice = console.translate(
            "Copy them back from a backup; what lies in a folder `lost` comes back by itself within an hour of a start."
        )
    detail = "\n".join(file_lines(console, report))
    named = Finding(name="files", ok=not report.damaged, detail=detail, advice=advice)
    if not report.lost:
        return [named]
    detail = console.translate("no record names these files: %(paths)s", paths=", ".join(map(str, report.lost)))
    advice = console.translate(
        "After an older dump was restored they are what came later: restore the newer one, and they come back by "
        "themselves. Otherwise they belong to forms that were never finished: look at them, then delete them."
    )
    return [named, Finding(name="lost", ok=False, detail=detail, advice=advice)]


def _separate_roles(console: Console, addresses: Addresses) -> str:
    if addresses.role:
        return _start_once(console)
    return console.translate(
        "Give the application a role of its own in DATABASE_URL, which owns nothing and administers nothing, and the "
        "owner's in MATCHMAKER_MIGRATION_DATABASE_URL; then start once."
    )


async def _check_vectors(console: Console, pool: Pool, identity: ModelIdentity) -> Finding:
    async with transaction(pool) as connection:
        missing = await queries.count_missing_vectors(connection, model=identity.model, revision=identity.revision)
    detail = console.translate("texts without a vector of this model: %(count)s", count=missing)
    return Finding(name="vectors", ok=missing == 0, detail=detail, advice="" if not missing else _run_reindex(console))


async def _check_index(console: Console, pool: Pool, identity: ModelIdentity) -> Finding:
    """Loads the index as a start does, and holds it against the records that everybody may see."""
    catalogues = Catalogues(identity, Priors(), console.settings.index_folder)
    async with transaction(pool) as connection:
        await catalogues.load(connection)
        stored = await connection.fetchval("SELECT count(*) FROM solution WHERE state = 'published'")
    indexed = len(catalogues[Subject.SOLUTION])
    detail = console.translate(
        "%(indexed)s of %(stored)s published solutions are found", indexed=indexed, stored=stored
    )
    same = indexed == stored
    return Finding(name="index", ok=same, detail=detail, advice="" if same else _run_reindex(console))


def _failed(console: Console, name: str, error: MatchmakerError) -> Finding:
    """The error's sentence says what is wrong and what to do."""
    return Finding(name=name, ok=False, detail=sentences.describe(error, console.locale))


def _start_once(console: Console) -> str:
    return console.translate("Start the program once: it brings the database up to date by itself.")


def _run_setup(console: Console) -> str:
    return console.translate("Run `matchmaker setup`.")


def _run_reindex(console: Console) -> str:
    return console.translate("Run `matchmaker reindex`.")
