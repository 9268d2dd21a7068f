"""Files under names that rows keep: durable, whole or nothing, set aside instead of deleted."""

import errno
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaker.ground.errors import FileDamaged, FileNotStored
from matchmaker.ground.file_store import LOST, Damage, FileStore, NamedFile

CONTENT = b"%PDF-1.7\nHop dong"
HASH = hashlib.sha256(CONTENT).digest()
NAME, OTHER = "a" * 32, "b" * 32
TOMORROW = 25 * 3600


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "evidence")


async def put(store: FileStore, name: str = NAME, content: bytes = CONTENT) -> Path:
    async with store.writing(name) as path:
        path.write_bytes(content)
    return store.path(name)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


async def test_a_file_and_its_name_are_on_disk_for_good_before_anything_else_happens(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(os.readlink(f"/proc/self/fd/{file}")))
    await put(store)
    folder = str(store.folder)
    assert synced == [str(store.folder.parent), f"{folder}/{NAME}.part", folder]


def failing(at: int) -> Callable[[int], None]:
    """A disk that does the first calls, and is full at this one."""
    calls = iter(range(100))

    def fsync(_: int) -> None:
        if next(calls) == at:
            raise OSError(errno.ENOSPC, "No space left on device")

    return fsync


@pytest.mark.parametrize("at", [0, 1, 2], ids=["the new folder", "the file", "the name"])
async def test_a_full_disk_leaves_nothing_and_is_told(
    store: FileStore, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(os, "fsync", failing(at))
    with pytest.raises(FileNotStored):
        await put(store)
    assert names(store.folder) == []


@pytest.mark.parametrize(
    ("content", "damage"),
    [(CONTENT, None), (b"", Damage.CHANGED), (b"%PDF-1.7\nHop donh", Damage.CHANGED), (None, Damage.MISSING)],
    ids=["whole", "cut to nothing", "one bit", "missing"],
)
async def test_a_file_is_given_out_only_as_it_arrived(
    store: FileStore, content: bytes | None, damage: Damage | None
) -> None:
    path = await put(store)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert await store.damage(NAME, HASH) is damage
    if damage is None:
        assert await store.whole(NAME, HASH) == path
        assert store.read(NAME, HASH) == CONTENT
    else:
        with pytest.raises(FileDamaged):
            await store.whole(NAME, HASH)
        with pytest.raises(FileDamaged):
            store.read(NAME, HASH)


async def test_what_no_row_names_is_set_aside_after_a_day_and_comes_back_when_one_does(store: FileStore) -> None:
    await put(store)
    await put(store, OTHER, b"%PDF-1.7\n2")
    now = time.time()
    assert await store.sweep({OTHER: HASH}, now=now) == []
    assert await store.sweep({OTHER: HASH}, now=now + TOMORROW) == [NAME]
    assert names(store.folder) == [OTHER, LOST]
    assert [path.read_bytes() for path in store.lost()] == [CONTENT]
    assert await store.sweep({NAME: HASH, OTHER: HASH}, now=now + TOMORROW) == []
    assert names(store.folder) == [NAME, OTHER, LOST]
    assert store.lost() == []


async def test_only_the_very_file_comes_back_and_never_over_another(store: FileStore) -> None:
    await put(store)
    await store.sweep({}, now=time.time() + TOMORROW)
    await store.sweep({NAME: hashlib.sha256(b"another").digest()}, now=time.time())
    assert names(store.folder) == [LOST]
    await put(store, NAME, b"damaged")
    await store.sweep({NAME: HASH}, now=time.time())
    assert store.path(NAME).read_bytes() == b"damaged"
    assert [path.name for path in store.lost()] == [NAME]


async def test_nothing_that_was_set_aside_is_lost_to_another_of_its_name(store: FileStore) -> None:
    for content in (CONTENT, b"damaged"):
        await put(store, NAME, content)
        await store.sweep({}, now=time.time() + TOMORROW)
    assert [path.read_bytes() for path in store.lost()] == [CONTENT]
    assert store.path(NAME).read_bytes() == b"damaged"


async def test_a_file_that_goes_meanwhile_keeps_no_other_from_its_turn(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put(store)
    listed = [store.path(f"{OTHER}.part"), store.path(NAME)]  # the first has just been renamed
    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", lambda _: iter(listed))
        assert await store.sweep({}, now=time.time() + TOMORROW) == [NAME]


async def test_what_was_cut_off_while_it_arrived_goes_after_a_day(store: FileStore) -> None:
    store.folder.mkdir()
    store.path(f"{NAME}.part").write_bytes(b"%PDF")
    await store.sweep({}, now=time.time())
    assert names(store.folder) == [f"{NAME}.part"]
    await store.sweep({}, now=time.time() + TOMORROW)
    assert names(store.folder) == []


async def test_a_file_that_arrives_again_takes_the_place_of_the_lost_one_alone(store: FileStore) -> None:
    named = [NamedFile(page="/files/1", name="a.pdf", stored_name=NAME, sha256=HASH)]
    await put(store, OTHER, b"another")
    await store.mend(OTHER, hashlib.sha256(b"another").digest(), named)
    assert names(store.folder) == []
    for _ in range(2):  # the second time nothing is missing any more
        await put(store, OTHER)
        await store.mend(OTHER, HASH, named)
        assert names(store.folder) == [NAME]
    assert store.path(NAME).read_bytes() == CONTENT
