"""The conventions of this project, held by tests: what a reviewer would otherwise have to remember."""

import ast
import re
from enum import StrEnum
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from matchmaker.audit.model import Action
from matchmaker.document_templates.model import TemplateState
from matchmaker.dossiers.writers import WriterPart
from matchmaker.ground import i18n
from matchmaker.ground.rounds import Job
from matchmaker.intake.names_in_text import Sign
from matchmaker.matching.model import FitWord, Strength, Subject, Verdict
from matchmaker.matching.scoring import SIGNALS
from matchmaker.notices.model import MailKind
from matchmaker.notices.outbox import MailState
from matchmaker.progress.funnel import Milestone
from matchmaker.progress.lists import Figure
from matchmaker.reports.ecosystem import Act
from matchmaker.reports.model import IndicatorKind
from matchmaker.rules.actors import OrganisationKind, Role
from matchmaker.rules.call import Board, CallKind, CallMove, CallState, Duty, Rights, TieRule
from matchmaker.rules.call_moves import Lack
from matchmaker.rules.co_broker import CoBrokerPart
from matchmaker.rules.dossier import DossierMove, DossierStatus, Origin, Source
from matchmaker.rules.dossier_budget import MoneySource, SumFault
from matchmaker.rules.dossier_gaps import Answer as EligibleAnswer
from matchmaker.rules.dossier_gaps import Eligibility, GapKind
from matchmaker.rules.dossier_parts import DossierPart, DossierRoute, PartnerPart, PersonalData, RiskLevel
from matchmaker.rules.entry import ConflictGround, EntryOutcome, EntryState, IneligibleReason
from matchmaker.rules.entry_result import EntryReason
from matchmaker.rules.facts import ContactBody, EvidenceKind, Form, Grade, Line, Money, Route, Standing
from matchmaker.rules.findings import Clause, Why
from matchmaker.rules.follow_up import UseState
from matchmaker.rules.incubation import IncubationStage
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Confidentiality
from matchmaker.rules.passport import Certainty, DueKind, LevelReason, ListAnswer, PassportStep, UseArea
from matchmaker.rules.personal_data import ClockKind, RequestKind
from matchmaker.rules.programme import AiRisk, BudgetBand, Sector, TargetSpan, Technology
from matchmaker.rules.proposal import ConflictOfInterest, Promise, ProposalState, Reason, Side
from matchmaker.rules.ranking import Flag, SheetState
from matchmaker.rules.reading import ClauseKind
from matchmaker.rules.regulations import RegulationKey, RegulationSubject, Unit
from matchmaker.rules.scheme import Moment
from matchmaker.rules.solution import Improvements, SolutionKind, Sublicence, TransferObject
from matchmaker.rules.stages import CaseMove, RefusalReason, Stage, WithdrawReason
from matchmaker.rules.target import Counts, TargetUnit
from matchmaker.rules.trial import TrialMove, TrialState
from matchmaker.sentences import SENTENCES
from matchmaker.settings import Settings
from tests.support.sources import PACKAGES, ROOT, sources, used_messages

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


@pytest.mark.parametrize("path", sources(*PACKAGES, "tests"), ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


# How a value came there. A name says what it holds: an account, a match, the fields of a mail.
VAGUE = frozenset({"told", "found", "_told", "_found"})


def _given_name(node: ast.AST) -> str | None:
    """The name that a node gives to something: a variable, field, parameter, function, attribute or capture."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
            return str(name)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.alias(asname=name):
            return name
        case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.ExceptHandler(name=name):
            return name
    return None


def test_a_name_says_what_it_holds() -> None:
    vague = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in sources("matchmaker", "web")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _given_name(node) in VAGUE
    ]
    assert vague == []


def test_only_settings_read_the_environment() -> None:
    readers = [
        str(p.relative_to(ROOT))
        for p in sources(*PACKAGES)
        if re.search(r"os\.(environ|getenv)\b", p.read_text(encoding="utf-8")) and p.name != "settings.py"
    ]
    # The server's own process gets its environment from us; it is not a setting.
    assert set(readers) <= {"matchmaker/ground/postgres_place.py", "matchmaker/ground/postgres.py", "web/assets.py"}


def test_every_setting_is_documented_with_its_default() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for field in Settings.model_fields.values():
        name, default = str(field.validation_alias), str(field.default)
        row = next((line for line in readme.splitlines() if line.startswith(f"| `{name}`")), None)
        assert row is not None, f"README.md does not explain {name}"
        assert default in ("None", "PydanticUndefined") or f"`{default}`" in row, f"{name}: default is {default}"


VOCABULARIES: list[tuple[str, type[StrEnum]]] = [
    ("name_sign", Sign),
    ("listing_state", ListingState),
    ("sector", Sector),
    ("technology", Technology),
    ("budget", BudgetBand),
    ("transfer_object", TransferObject),
    ("sublicence", Sublicence),
    ("improvements", Improvements),
    ("ai_risk", AiRisk),
    ("confidentiality", Confidentiality),
    ("moment", Moment),
    ("co_broker_part", CoBrokerPart),
    ("trial_state", TrialState),
    ("trial_move", TrialMove),
    ("organisation_kind", OrganisationKind),
    ("kind", SolutionKind),
    ("offer", SolutionKind),
    ("role", Role),
    ("fit", FitWord),
    ("coverage", Strength),
    ("subject", Subject),
    ("verdict", Verdict),
    ("action", Action),
    ("proposal_state", ProposalState),
    ("reason", Reason),
    ("step", Promise),
    ("conflict", ConflictOfInterest),
    ("side", Side),
    ("request_kind", RequestKind),
    ("clock", ClockKind),
    ("mail", MailKind),
    ("mail_state", MailState),
    ("target_span", TargetSpan),
    ("target_counts", Counts),
    ("target_unit", TargetUnit),
    ("route", Route),
    ("form", Form),
    ("money", Money),
    ("standing", Standing),
    ("line", Line),
    ("evidence", EvidenceKind),
    ("contact_body", ContactBody),
    ("grade", Grade),
    ("clause", Clause),
    ("why", Why),
    ("stage", Stage),
    ("case_move", CaseMove),
    ("withdraw_reason", WithdrawReason),
    ("use_state", UseState),
    ("refusal", RefusalReason),
    ("figure", Figure),
    ("act", Act),
    ("milestone", Milestone),
    ("indicator", IndicatorKind),
    ("clock_job", Job),
    ("clause_kind", ClauseKind),
    ("flag", Flag),
    ("sheet_state", SheetState),
    ("call_kind", CallKind),
    ("call_state", CallState),
    ("call_move", CallMove),
    ("rights", Rights),
    ("tie_rule", TieRule),
    ("board", Board),
    ("duty", Duty),
    ("lack", Lack),
    ("entry_state", EntryState),
    ("entry_outcome", EntryOutcome),
    ("entry_reason", EntryReason),
    ("incubation_stage", IncubationStage),
    ("ineligible", IneligibleReason),
    ("conflict_ground", ConflictGround),
    ("template_state", TemplateState),
    ("regulation", RegulationKey),
    ("regulation_subject", RegulationSubject),
    ("regulation_unit", Unit),
    ("dossier_route", DossierRoute),
    ("dossier_status", DossierStatus),
    ("dossier_move", DossierMove),
    ("dossier_origin", Origin),
    ("dossier_source", Source),
    ("dossier_part", DossierPart),
    ("partner_part", PartnerPart),
    ("risk_level", RiskLevel),
    ("personal_data_kind", PersonalData),
    ("money_source", MoneySource),
    ("sum_fault", SumFault),
    ("dossier_gap", GapKind),
    ("eligibility", Eligibility),
    ("eligible_answer", EligibleAnswer),
    ("writer_part", WriterPart),
    ("certainty", Certainty),
    ("list_field", ListAnswer),
    ("use_area", UseArea),
    ("level_reason", LevelReason),
    ("passport_due", DueKind),
    ("passport_step", PassportStep),
]


@pytest.mark.parametrize(("group", "codes"), VOCABULARIES)
def test_every_code_has_its_word_in_both_languages(group: str, codes: type[StrEnum]) -> None:
    for code in codes:
        assert all(i18n.term(group, code.value, locale) for locale in i18n.LOCALES)


def test_every_signal_has_its_word_and_no_other_is_left() -> None:
    assert i18n.terms("signal", "vi").keys() == SIGNALS.keys()


CODE = re.compile(r"(?:code = |raise \w+\()\"([a-z_]+)\"")


def test_every_error_code_has_a_sentence() -> None:
    codes = {c for p in sources("matchmaker", "web") for c in CODE.findall(p.read_text(encoding="utf-8"))}
    assert codes - SENTENCES.keys() == set()


def vietnamese() -> dict[str, str]:
    with (i18n.LOCALE_FOLDER / "vi" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {str(m.id if isinstance(m.id, str) else m.id[0]): str(m.string) for m in read_po(file) if m.id}


def test_every_message_is_translated_with_the_same_blanks() -> None:
    translated = vietnamese()
    missing = sorted(m for m in used_messages() if not translated.get(m))
    assert missing == []
    blanks = re.compile(r"%\((\w+)\)[sd]")
    differing = [m for m in used_messages() if set(blanks.findall(m)) != set(blanks.findall(translated[m]))]
    assert differing == []


def test_no_message_is_left_over_in_the_catalogue() -> None:
    assert sorted(vietnamese().keys() - used_messages()) == []


OTHER_ADDRESS = re.compile(
    r"\bbạn\b|\bquý (?:vị|khách|ông|bà|đơn vị|cơ quan|doanh nghiệp)|\banh(?:/| )chị\b|\bđồng chí\b", re.I
)


@pytest.mark.parametrize("ending", ["po", "toml", "txt", "html"])
def test_the_reader_is_addressed_in_one_form(ending: str) -> None:
    """As "Ông/Bà", or without a pronoun."""
    files = [path for folder in ("matchmaker", "web") for path in (ROOT / folder).rglob(f"*.{ending}")]
    shown = [path for path in files if not {"node_modules", "understanding", "glossary", "matching"} & set(path.parts)]
    found = [(p.name, hit[0]) for p in shown for hit in OTHER_ADDRESS.finditer(p.read_text(encoding="utf-8"))]
    assert found == []


def test_the_last_day_is_said_in_one_way() -> None:
    """ "trước hết ngày" also reads "first of all, the day"."""
    catalogue = i18n.LOCALE_FOLDER / "vi" / "LC_MESSAGES" / "messages.po"
    letters = (ROOT / "matchmaker" / "notices" / "templates" / "vi").glob("*.txt")
    assert [path.name for path in (catalogue, *letters) if "trước hết ngày" in path.read_text(encoding="utf-8")] == []


def test_no_template_switches_escaping_off() -> None:
    for path in (ROOT / "web" / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape\s+false", text), path.name
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", text), f"{path.name}: inline script or style"


def test_top_level_folders_are_the_fixed_ones() -> None:
    allowed = {"matchmaker", "embeddings", "web", "seeds", "tests", "docs", ".ci", ".git", ".venv", "var", "build"}
    folders = {p.name for p in ROOT.iterdir() if p.is_dir()}
    assert {f for f in folders - allowed if not f.endswith(("_cache", ".egg-info", "hypothesis"))} == set()
