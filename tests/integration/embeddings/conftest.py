"""The converted default model: made once under the data folder and shared by every run."""

import os
from pathlib import Path

import pytest

from embeddings.bundled import ensure_model
from embeddings.transformer import SentenceTransformerEncoder

DEFAULT_HOME = Path(__file__).parents[3] / "var"


@pytest.fixture(scope="session")
def model_folder() -> Path:
    home = Path(os.environ.get("MATCHMAKER_HOME", DEFAULT_HOME))
    return ensure_model(home / "models" / "multilingual-e5-small", lambda _: None)


@pytest.fixture(scope="session")
def encoder(model_folder: Path) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(str(model_folder))
