"""Any sentence-transformers model, by name or folder, behind the Encoder protocol. Imports PyTorch."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from huggingface_hub import try_to_load_from_cache
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar, enable_progress_bar

from embeddings.bundled import model_revision
from embeddings.encoder import TextSide, Vectors, batches_by_length, encode_in_batches
from embeddings.errors import ModelMissing
from embeddings.words import Reading, unit, words_of

_E5_PROMPTS = {TextSide.QUERY: "query: ", TextSide.PASSAGE: "passage: "}  # https://arxiv.org/abs/2402.05672, section 2
_NAMES_OF_SIDES = {TextSide.QUERY: ("query",), TextSide.PASSAGE: ("passage", "document")}


class SentenceTransformerEncoder:
    """A model folder, or a name that sentence-transformers knows.

    The network is used only for a name that is not in the local cache yet. Raises ModelMissing when the model
    cannot be loaded. Not to be shared between threads: see EncoderWorker.
    """

    def __init__(self, name_or_folder: str, threads: int | None = None) -> None:
        torch.set_num_threads(threads or usable_cores())
        self._network = _load(name_or_folder)
        self._prompts = _prompts(self._network, name_or_folder)
        self.model = _shown_name(name_or_folder)
        self.revision = _revision(name_or_folder)
        self.dimension = int(self._network.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        """Unit-length vectors; what exceeds the model's window (512 tokens for E5) is not read."""
        prompt = self._prompts[side]
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        return encode_in_batches(composed, self.dimension, lambda batch: self._encode_batch(batch, prompt))

    def read(self, texts: Sequence[str], *, side: TextSide) -> Reading:
        """As `encode`, in one pass with the words; those behind the window are left out."""
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        batches = batches_by_length(composed)
        readings = [self._read_batch([composed[place] for place in batch], self._prompts[side]) for batch in batches]
        return Reading.of_batches(batches, readings, self.dimension)

    def _read_batch(self, texts: list[str], prompt: str) -> Reading:
        prompted = [prompt + text for text in texts]
        outputs: list[dict[str, torch.Tensor]] = self._network.encode(  # type: ignore[assignment]
            texts, prompt=prompt, output_value=None, batch_size=len(texts)
        )
        pieces = self._network.tokenizer(
            prompted, truncation=True, max_length=self._network.max_seq_length, return_offsets_mapping=True
        )["offset_mapping"]
        return Reading(
            vectors=unit(np.stack([output["sentence_embedding"].float().cpu().numpy() for output in outputs])),
            words=[
                words_of(text, own, _meanings(output), after=len(prompt))
                for text, own, output in zip(prompted, pieces, outputs, strict=True)
            ],
        )

    def _encode_batch(self, texts: list[str], prompt: str) -> Vectors:
        vectors = self._network.encode(
            texts,
            prompt=prompt,
            batch_size=len(texts),
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _meanings(output: Mapping[str, torch.Tensor]) -> Vectors:
    """A vector of each piece of a text, whatever side it was padded on."""
    pieces = output["token_embeddings"][output["attention_mask"].bool()]
    meanings: Vectors = pieces.float().cpu().numpy()
    return meanings


def usable_cores() -> int:
    """Cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _load(name_or_folder: str) -> SentenceTransformer:
    if _means_a_folder(name_or_folder):
        if not Path(name_or_folder).is_dir():
            raise ModelMissing(f"there is no model folder {name_or_folder}")
        return _load_from(name_or_folder, local_files_only=True)
    try:
        return _load_from(name_or_folder, local_files_only=True)
    except ModelMissing:
        return _load_from(name_or_folder, local_files_only=False)


def _means_a_folder(name_or_folder: str) -> bool:
    path = Path(name_or_folder)
    return path.is_absolute() or path.is_dir() or len(path.parts) > 2 or name_or_folder.startswith(".")


def _load_from(name_or_folder: str, *, local_files_only: bool) -> SentenceTransformer:
    show_progress = disable_progress_bar if local_files_only else enable_progress_bar  # a download takes long
    show_progress()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(name_or_folder, local_files_only=local_files_only)
    except Exception as error:  # the library lets errors of every layer through: files, JSON, tensors, HTTP
        reason = str(error).strip().split("\n")[0]
        raise ModelMissing(f"the embedding model {name_or_folder} cannot be loaded: {reason}") from error


def _prompts(network: SentenceTransformer, name_or_folder: str) -> dict[TextSide, str]:
    """Prompts that the model carries; E5 models that carry none get E5's; others get none."""
    own = {side: _own_prompt(network, names) for side, names in _NAMES_OF_SIDES.items()}
    return _E5_PROMPTS if not any(own.values()) and _is_e5(name_or_folder) else own


def _own_prompt(network: SentenceTransformer, names: tuple[str, ...]) -> str:
    return next((prompt for name in names if (prompt := network.prompts.get(name))), "")


def _is_e5(name_or_folder: str) -> bool:
    """Instruction-tuned E5 models take a task description instead of these prompts."""
    name = _shown_name(name_or_folder).lower()
    return re.search(r"(^|[-_/])e5($|[-_])", name) is not None and "instruct" not in name


def _shown_name(name_or_folder: str) -> str:
    return Path(name_or_folder).name if _means_a_folder(name_or_folder) else name_or_folder


def _revision(name_or_folder: str) -> str:
    """The hub's commit for a name; for a folder the hash of the converter's inputs, or of every file."""
    if not _means_a_folder(name_or_folder):
        return _cached_commit(name_or_folder)
    folder = Path(name_or_folder)
    return model_revision(folder) or _hash_of_files(folder)


def _cached_commit(name: str) -> str:
    repository = name if "/" in name else f"sentence-transformers/{name}"  # as the library itself completes it
    for file in ("modules.json", "config.json"):
        cached = try_to_load_from_cache(repository, file)
        if isinstance(cached, str):
            return Path(cached).parent.name
    raise ModelMissing(f"the embedding model {name} is not in the local cache after loading")


def _hash_of_files(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]
