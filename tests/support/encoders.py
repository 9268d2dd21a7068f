"""Encoders for tests: one that hashes, made once, and the real model where the claim is about it."""

import os
from pathlib import Path

from embeddings.encoder import Encoder, HashEncoder

# Made once a process: their words' directions are drawn once, and every start of the system reads some hundred texts.
HASHED, WIDELY_HASHED = HashEncoder(), HashEncoder(256)


def default_model() -> Path:
    """The folder of the converted default model: made once under the data folder and shared by every run."""
    from embeddings.bundled import ensure_model

    home = Path(os.environ.get("MATCHMAKER_HOME", Path(__file__).parents[2] / "var"))
    return ensure_model(home / "models" / "multilingual-e5-small", lambda _: None)


def loaded(name_or_folder: str) -> Encoder:
    """The model. PyTorch takes 8 s to import, and every process of the tests reads every file of them."""
    from embeddings.transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(name_or_folder)
