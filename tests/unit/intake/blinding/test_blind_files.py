"""A copy for judges says nothing of who made it, and still says what the file is about."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from PIL import Image, ImageOps

from matchmaker.foreign.process import Readers
from matchmaker.ground.errors import InvalidInput
from matchmaker.intake.blinding.files import BlindFile, made_blind
from matchmaker.intake.file_kinds import media_type_of
from tests.support.canaries import (
    CANARY,
    filled_pdf,
    jpeg,
    locked_pdf,
    pdf,
    png,
    sheet,
    slides,
    sung_in,
    text_of_pdf,
    word,
)
from tests.support.documents import INVOICE, RELATION, opendocument

KINDS: dict[str, Callable[[], bytes]] = {
    "Word": word,
    "Excel": sheet,
    "PowerPoint": slides,
    "PDF": pdf,
    "JPEG": jpeg,
    "PNG": png,
}


async def blinded(content: bytes, folder: Path) -> BlindFile:
    path = folder / "file"
    path.write_bytes(content)
    return await made_blind(Readers(), path, media_type_of(io.BytesIO(content)))


@pytest.mark.parametrize("kind", KINDS)
async def test_no_canary_sings_in_the_copy(kind: str, tmp_path: Path) -> None:
    content = KINDS[kind]()
    assert sung_in(content)
    blind = await blinded(content, tmp_path)
    assert sung_in(blind.content) == []
    assert CANARY.lower() not in blind.text.lower()
    assert media_type_of(io.BytesIO(blind.content)) == media_type_of(io.BytesIO(content))


async def test_what_was_written_and_what_was_added_stays_in_a_document(tmp_path: Path) -> None:
    blind = await blinded(word(), tmp_path)
    document = docx.Document(io.BytesIO(blind.content))
    assert "Camera đọc biển số trong đêm và ban ngày" in blind.text
    assert len(document.inline_shapes) == 1
    with zipfile.ZipFile(io.BytesIO(blind.content)) as archive:
        picture = Image.open(io.BytesIO(archive.read("word/jpeg.jpg")))
    assert ImageOps.exif_transpose(picture).size == (20, 40)


async def test_the_cells_of_a_workbook_stay(tmp_path: Path) -> None:
    blind = await blinded(sheet(), tmp_path)
    page = openpyxl.load_workbook(io.BytesIO(blind.content)).active
    assert [page["A1"].value, page["A2"].value] == ["Độ chính xác", 0.93]
    assert "Độ chính xác" in blind.text


async def test_what_stands_on_a_slide_stays(tmp_path: Path) -> None:
    assert "Camera đọc biển số" in (await blinded(slides(), tmp_path)).text


async def test_the_page_of_a_pdf_stays_with_its_picture(tmp_path: Path) -> None:
    blind = await blinded(pdf(), tmp_path)
    assert "Camera reads number plates at night" in blind.text
    assert text_of_pdf(blind.content) == blind.text
    assert b"/DCTDecode" in blind.content


@pytest.mark.parametrize("made", [jpeg, png])
async def test_a_picture_is_the_same_dot_by_dot_and_the_same_way_up(made: Callable[[], bytes], tmp_path: Path) -> None:
    content = made()
    blind = (await blinded(content, tmp_path)).content
    before, after = (ImageOps.exif_transpose(Image.open(io.BytesIO(each))) for each in (content, blind))
    assert (after.size, after.tobytes()) == (before.size, before.tobytes())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (INVOICE.encode(), "file_blind_kind"),
        (opendocument(), "file_blind_kind"),
        (b"GIF89a\x01\x00", "file_blind_kind"),
        (b"\xff\xd8\xff\xe1....Exif", "file_broken"),
        (b"%PDF-1.7\nnothing\n%%EOF\n", "file_broken"),
    ],
)
async def test_what_cannot_be_made_blind_is_refused_with_what_to_do(content: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        await blinded(content, tmp_path)
    assert refused.value.fields == {"file": code}


@pytest.mark.parametrize(("made", "code"), [(filled_pdf, "file_blind_form"), (locked_pdf, "file_encrypted")])
async def test_a_pdf_that_is_a_form_or_locked_is_refused(made: Callable[[], bytes], code: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        await blinded(made(), tmp_path)
    assert refused.value.fields == {"file": code}


async def test_a_part_that_nobody_listed_is_refused(tmp_path: Path) -> None:
    document, file = docx.Document(), io.BytesIO()
    film = Part(PackURI("/word/media/film.mp4"), "video/mp4", b"film", document.part.package)
    document.part.relate_to(film, f"{RELATION}/video")
    document.save(file)
    with pytest.raises(InvalidInput) as refused:
        await blinded(file.getvalue(), tmp_path)
    assert refused.value.fields == {"file": "file_blind_part"}
