"""Follow-up questions on the command line and on the Ask page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

IRON = "Hoeveel ijzererts verwerkte de haven van Rotterdam in 2023?"


def test_a_follow_up_is_answered_for_the_question_before(rows: Callable[..., list[dict[str, Any]]], kb: Path) -> None:
    """`--after` gives a fragment its question, and who says so its sources."""
    (line,) = rows("ask", "en in 2022?", "--after", IRON, kb=kb)
    assert line["question"] == IRON.replace("2023", "2022")
    (line,) = rows("ask", "Wie zegt dat?", "--after", IRON, kb=kb)
    assert line["kind"] == "sources"
    assert "havens.md" in line["answer"]
    assert line["citations"][0]["document"] == "havens.md"


def test_without_the_question_before_a_question_is_itself(rows: Callable[..., list[dict[str, Any]]], kb: Path) -> None:
    """A question of its own gives the same line with a question before it as without."""
    assert rows("ask", IRON, "--after", "Waar ligt Congo?", kb=kb) == rows("ask", IRON, kb=kb)


def test_a_batch_has_no_question_before(run: Callable[..., Result], kb: Path, tmp_path: Path) -> None:
    """`--after` with `--batch` is refused as wrong usage."""
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "1", "question": "en in 2022?"}\n', encoding="utf-8")
    result = run("ask", "--batch", batch, "--after", IRON, kb=kb)
    assert result.exit_code == 2
    assert "--after" in result.stderr
