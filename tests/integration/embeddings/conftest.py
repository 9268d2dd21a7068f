"""The converted default model: made once under the data folder and shared by every run."""

import os
from pathlib import Path

import pytest

from embeddings.bundled import ensure_model
from embeddings.encoder import Encoder

DEFAULT_HOME = Path(__file__).parents[3] / "var"


def loaded(name_or_folder: str) -> Encoder:
    """The model. PyTorch takes 8 s to import, and every process of the tests reads every file of them."""
    from embeddings.transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(name_or_folder)


@pytest.fixture(scope="session")
def model_folder() -> Path:
    home = Path(os.environ.get("MATCHMAKER_HOME", DEFAULT_HOME))
    return ensure_model(home / "models" / "multilingual-e5-small", lambda _: None)


@pytest.fixture(scope="session")
def encoder(model_folder: Path) -> Encoder:
    return loaded(str(model_folder))
