"""Whether what a case is about may lack the certificate that is asked for before it is used: a reminder, no refusal."""

from datetime import date

from matchmaker.cases.moves import OpenedCase
from matchmaker.ground.db import Connection
from matchmaker.listings.passports import service as passports
from matchmaker.regulations.service import regulations
from matchmaker.rules.passport import lacks_certificate
from matchmaker.rules.programme import AiRisk
from matchmaker.rules.regulations import Regulation


async def lacking(connection: Connection, case: OpenedCase, today: date) -> Regulation | None:
    """The rule by which one is needed that is not there. The passport's level goes before what the case states."""
    passport = await passports.of_solution(connection, case.solution_id)
    level = AiRisk(case.ai_risk) if case.ai_risk else None
    return lacks_certificate(level, passport, await regulations(connection), today)
