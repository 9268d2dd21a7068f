"""Where an auditor gets the fingerprint of the key that signs bundles: from the public page, without an account."""

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.bundle.signing import load_signing_key
from matchmaker.ground.keys import KeyFile

LINES = {
    "vi": "Gói hồ sơ phục vụ kiểm toán được ký bằng khóa có dấu vân tay",
    "en": "Bundles of cases for auditors are signed by the key with the fingerprint",
}


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_everybody_reads_by_which_key_bundles_are_signed(
    runtime: Runtime, client: httpx.AsyncClient, as_visitor: None, language: str
) -> None:
    folder = runtime.settings.data_folder
    assert (folder / KeyFile.SIGNING).exists()  # the start made it
    client.cookies.set("language", language)
    page = (await client.get("/results")).text
    assert LINES[language] in page
    assert load_signing_key(folder).public.fingerprint in page
    assert (folder / KeyFile.SIGNING).read_bytes().hex() not in page
