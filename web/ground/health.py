"""Whether the program lives, and whether it is ready to answer."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from matchmaker.ground.db import Pool, transaction
from matchmaker.ground.errors import DatabaseBusy
from web.ground.dependencies import ANYBODY

router = APIRouter()


@router.get("/healthz", dependencies=ANYBODY)
async def alive() -> JSONResponse:
    """Touches nothing: an answer is all that it says."""
    return JSONResponse({"status": "alive"})


@router.get("/readyz", dependencies=ANYBODY)
async def ready(request: Request) -> JSONResponse:
    """503 with what is missing until the database answers, and the model and the index are loaded."""
    runtime = request.app.state.runtime
    parts = {
        "database": await _database_answers(runtime.reserve),
        "model": runtime.encoder.ready,
        "index": runtime.matching.ready,
    }
    missing = [name for name, there in parts.items() if not there]
    return JSONResponse({**parts, "missing": missing}, status_code=503 if missing else 200)


async def _database_answers(pool: Pool) -> bool:
    try:
        async with transaction(pool) as connection:
            return await connection.fetchval("SELECT true") is True
    except DatabaseBusy:
        return False
