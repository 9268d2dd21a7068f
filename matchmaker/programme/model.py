"""The words the programme counts by: sectors, technologies, budget bands. Their labels stand in locale/terms.toml."""

from dataclasses import dataclass
from enum import StrEnum


class Sector(StrEnum):
    """The nine sectors of the plan's II.1, in its order; `OTHER` carries a free text and is reported apart."""

    LOGISTICS = "logistics"
    HEALTH = "health"
    EDUCATION = "education"
    TRANSPORT = "transport"
    SECURITY = "security"
    AGRICULTURE = "agriculture"
    CULTURE = "culture"
    ADMINISTRATION = "administration"
    HPC = "hpc"
    OTHER = "other"


class Technology(StrEnum):
    VISION = "vision"
    OCR = "ocr"
    NLP = "nlp"
    SPEECH = "speech"
    LLM = "llm"
    RECOMMENDATION = "recommendation"
    FORECASTING = "forecasting"
    OPTIMISATION = "optimisation"
    ANOMALY = "anomaly"
    ROBOTICS = "robotics"
    GEOSPATIAL = "geospatial"
    MEDICAL_IMAGING = "medical_imaging"
    IOT = "iot"
    KNOWLEDGE_GRAPH = "knowledge_graph"
    DATA_PLATFORM = "data_platform"
    HPC = "hpc"
    OTHER = "other"


class AiRisk(StrEnum):
    """Levels of AI Law 134/2025; the provider classifies itself."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class BudgetBand(StrEnum):
    UNDER_100M = "under_100m"
    FROM_100M_TO_500M = "100m_500m"
    FROM_500M_TO_2B = "500m_2b"
    OVER_2B = "over_2b"

    @property
    def bounds(self) -> tuple[int, int | None]:
        """Smallest and largest amount in đồng; None where the band is open."""
        return _BOUNDS[self]


_BOUNDS: dict[BudgetBand, tuple[int, int | None]] = {
    BudgetBand.UNDER_100M: (0, 100_000_000),
    BudgetBand.FROM_100M_TO_500M: (100_000_000, 500_000_000),
    BudgetBand.FROM_500M_TO_2B: (500_000_000, 2_000_000_000),
    BudgetBand.OVER_2B: (2_000_000_000, None),
}


@dataclass(frozen=True, kw_only=True)
class Orientation:
    """One item of the plan's II.1: ownerless, never introduced, outside every figure."""

    id: int
    key: str
    position: int
    sector: Sector
    title_vi: str
    title_en: str
    text_vi: str
    text_en: str
    paragraph: str
    source: str
    version: int

    def title(self, locale: str) -> str:
        return self.title_en if locale == "en" else self.title_vi

    def text(self, locale: str) -> str:
        return self.text_en if locale == "en" else self.text_vi
