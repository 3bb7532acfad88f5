"""The commands ask and search: keys and types of every line, order, batches."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "data" / "sample-questions.jsonl"
ASKED = "Hoeveel ton zeldzame aarden kwam er in 2023 wereldwijd uit de mijnen?"
VAIN = "Wie won in 1998 het wereldkampioenschap schaken?"

Line = dict[str, Any]
Rows = Callable[..., list[Line]]
Check = Callable[..., None]

ANSWER = {
    "id": str | None,
    "question": str,
    "language": str,
    "kind": str,
    "answer": str,
    "abstained": bool,
    "confidence": float,
    "citations": list,
    "entities": list,
    "missing": str,
}


def test_answer_line(rows: Rows, sample_kb: Path, check: Check, check_citation: Check) -> None:
    """An answer has exactly the keys of the contract, and its quotes are the source."""
    (row,) = rows("ask", ASKED, kb=sample_kb)
    check(row, ANSWER, exact=True)
    assert row["question"] == ASKED
    assert (row["language"], row["abstained"], row["missing"], row["id"]) == ("nl", False, "", None)
    assert 0 <= row["confidence"] <= 1
    assert "350.000" in row["answer"]
    for place in row["citations"]:
        check_citation(place)
    for entity in row["entities"]:
        check(entity, {"id": str, "type": str, "label": str}, exact=True)


def test_abstention_line(rows: Rows, sample_kb: Path, check: Check) -> None:
    """An abstention has the same keys, no citation, and says what is missing."""
    (row,) = rows("ask", VAIN, kb=sample_kb)
    check(row, ANSWER, exact=True)
    assert row["abstained"]
    assert row["missing"]
    assert (row["answer"], row["citations"]) == ("", [])


def test_search_line(rows: Rows, sample_kb: Path, check: Check, check_quote: Check) -> None:
    """A search gives ranked passages, each with a quote that is the source, a score and the reasons."""
    (row,) = rows("search", ASKED, "-k", "7", kb=sample_kb)
    check(row, {"id": str | None, "question": str, "hits": list}, exact=True)
    assert len(row["hits"]) == 7
    for hit in row["hits"]:
        check(hit, {"score": float, "why": list})
        check_quote(hit)
        assert all(isinstance(reason, str) for reason in hit["why"])
        assert hit["why"], hit
    scores = [hit["score"] for hit in row["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_batch_keeps_the_order(rows: Rows, sample_kb: Path, tmp_path: Path, check: Check) -> None:
    """A batch gives one line a question, in the order of the file, with its id; other keys are passed over."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[:6][::-1]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\ufeff" + "\n\n".join(lines), encoding="utf-8")
    asked = [json.loads(line) for line in lines]
    for command, keys in (("ask", ANSWER), ("search", {"id": str, "question": str, "hits": list})):
        found = rows(command, "--batch", batch, kb=sample_kb)
        assert [(row["id"], row["question"]) for row in found] == [(row["id"], row["question"]) for row in asked]
        for row in found:
            check(row, keys, exact=True)


def test_one_question_and_a_batch_agree(rows: Rows, sample_kb: Path, tmp_path: Path) -> None:
    """Asked alone or in a batch, a question has the same answer."""
    batch = tmp_path / "batch.jsonl"
    batch.write_text(json.dumps({"question": ASKED}) + "\n", encoding="utf-8")
    assert rows("ask", "--batch", batch, kb=sample_kb) == rows("ask", ASKED, kb=sample_kb)
