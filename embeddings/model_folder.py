"""Writes multilingual-e5-small, unpacked, as the files that sentence-transformers reads.

Names of tensors are those of transformers' BERT; the tokenizer follows XLM-RoBERTa: Unigram pieces over text
normalised by NMT and NFKC rules, split at white space, each word led by U+2581.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from safetensors.numpy import save_file
from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers, processors

from embeddings.packed_weights import Floats, PackedWeights, Sizes, Vocabulary

_PARTS_OF_A_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_NORMS = {"aln", "oln"}
_SPECIAL = {
    "bos": "<s>",
    "cls": "<s>",
    "eos": "</s>",
    "sep": "</s>",
    "pad": "<pad>",
    "unk": "<unk>",
    "mask": "<mask>",
}


def write_model_folder(weights: PackedWeights, folder: Path, progress: Callable[[str], None]) -> None:
    """Write configuration, tokenizer and float32 weights into an existing, empty folder."""
    sizes = weights.sizes
    for name, content in _configurations(sizes).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2) + "\n")
    progress("Writing the tokenizer")
    (folder / "tokenizer.json").write_text(_tokenizer(weights.vocabulary).to_str(pretty=True))
    progress("Unpacking the weights")
    save_file(dict(_tensors(weights)), folder / "model.safetensors", metadata={"format": "pt"})


def _tensors(weights: PackedWeights) -> Iterator[tuple[str, Floats]]:
    yield "embeddings.word_embeddings.weight", weights.tensor("emb.word", weights.sizes.vocabulary)
    yield "embeddings.position_embeddings.weight", weights.tensor("emb.pos", weights.sizes.positions)
    yield "embeddings.token_type_embeddings.weight", weights.tensor("emb.type", weights.sizes.token_types)
    yield "embeddings.LayerNorm.weight", weights.tensor("emb.ln.w")
    yield "embeddings.LayerNorm.bias", weights.tensor("emb.ln.b")
    for layer in range(weights.sizes.layers):
        yield from _layer_tensors(weights, layer)


def _layer_tensors(weights: PackedWeights, layer: int) -> Iterator[tuple[str, Floats]]:
    for short, part in _PARTS_OF_A_LAYER.items():
        bias = weights.tensor(f"l{layer}.{short}.b")
        rows = None if short in _NORMS else bias.size
        yield f"encoder.layer.{layer}.{part}.weight", weights.tensor(f"l{layer}.{short}.w", rows)
        yield f"encoder.layer.{layer}.{part}.bias", bias


def _tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(list(vocabulary.pieces), unk_id=vocabulary.unknown))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    bos, eos = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    tokenizer.add_special_tokens([AddedToken(token, normalized=False) for token in _special_tokens()])
    return tokenizer


def _special_tokens() -> list[str]:
    return sorted(set(_SPECIAL.values()))


def _configurations(sizes: Sizes) -> dict[str, Any]:
    return {
        "config.json": _bert_configuration(sizes),
        "tokenizer_config.json": _tokenizer_configuration(sizes),
        # the file has no pooler, and without this a random one would be made at each load
        "sentence_bert_config.json": {
            "max_seq_length": sizes.positions,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": _modules(),
        "1_Pooling/config.json": {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
    }


def _modules() -> list[dict[str, Any]]:
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    return [
        {"idx": index, "name": str(index), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for index, (path, kind) in enumerate(kinds.items())
    ]


def _bert_configuration(sizes: Sizes) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "vocab_size": sizes.vocabulary,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": sizes.layer_norm_epsilon,
        "hidden_act": "gelu",
        "dtype": "float32",
    }


def _tokenizer_configuration(sizes: Sizes) -> dict[str, Any]:
    return {
        # any other class would rebuild the tokenizer from its own rules instead of reading tokenizer.json
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": sizes.positions,
        "clean_up_tokenization_spaces": False,
        **{f"{role}_token": token for role, token in _SPECIAL.items()},
    }
