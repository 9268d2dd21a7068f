"""A home in which a question about a record stood in notices alone: it stands with the record from now on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from matchmaker.ground.db import Pool, migrate, transaction
from matchmaker.listings import questions, review_questions
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import SYSTEM
from tests.support.servers import migrated_before

OLD = """
    INSERT INTO organisation (name, kind, sort_key, search_text, created_by)
    VALUES ('Công ty A', 'business', '', '', 'x');
    INSERT INTO person (email, name, role, locale, password_hash, created_by)
    VALUES ('a@b.vn', 'Lan', 'business', 'vi', 'x', 'x'), ('c@b.vn', 'Bình', 'business', 'vi', 'x', 'x');
    INSERT INTO need (organisation_id, title, problem, email, state, search_text, sort_key, created_by)
    SELECT id, 'Đếm xe ' || state, 'Đếm xe qua cầu mỗi giờ', 'a@b.vn', state, '', '', 'x'
    FROM organisation, unnest(ARRAY['information_requested', 'information_requested', 'published']) AS state;
    INSERT INTO audit_entry (action, subject, subject_id, actor)
    VALUES ('need:request_information', 'need', 1, 'person:7');
    INSERT INTO notice (person_id, kind, subject, subject_id, params)
    SELECT p.id, 'information_requested', 'need', asked.need_id, jsonb_build_object('question', asked.question)
    FROM person p, (VALUES (1, 'Câu cũ?'), (1, 'Bao nhiêu xe?'), (3, 'Đã trả lời?')) AS asked (need_id, question);
"""


@pytest.fixture
async def old_pool(server: str, tmp_path: Path) -> AsyncIterator[Pool]:
    async with migrated_before(server, "0040", tmp_path) as pool:
        yield pool


async def test_what_waits_keeps_its_question_and_one_without_can_be_taken_back(old_pool: Pool) -> None:
    await old_pool.execute(OLD)
    assert "0040_questions" in await migrate(old_pool)
    rows = await old_pool.fetch("SELECT need_id, body, asked_by, outcome FROM record_question")
    assert [tuple(row) for row in rows] == [(1, "Bao nhiêu xe?", "person:7", None)]
    async with transaction(old_pool) as connection:
        assert await questions.last(connection, need_id=2) is None  # its sender had no account: nobody was told
        await review_questions.take_back(connection, "need", 2, by=SYSTEM)
        assert (await needs.get(connection, 2, by=SYSTEM)).state == "submitted"
