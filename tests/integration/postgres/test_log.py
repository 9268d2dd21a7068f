"""What the embedded server writes into its log: that something was refused, and nothing of what was in it."""

from pathlib import Path

import asyncpg
import pytest

from matchmaker.ground.postgres_place import find_place
from tests.support.embedded_servers import running


async def test_the_values_of_a_row_that_was_refused_are_not_in_the_log(folder: Path) -> None:
    with running(folder) as address:
        connection = await asyncpg.connect(address)
        await connection.execute("CREATE TABLE mailbox (email text PRIMARY KEY)")
        await connection.execute("INSERT INTO mailbox VALUES ('lan.' || 'rieng@congty.example')")
        with pytest.raises(asyncpg.UniqueViolationError) as refused:
            await connection.execute("INSERT INTO mailbox SELECT email FROM mailbox")
        await connection.close()
    assert "lan.rieng@congty.example" in str(refused.value)
    written = find_place(folder).log_file.read_text("utf-8")
    assert "mailbox_pkey" in written
    assert "lan.rieng@congty.example" not in written
