"""The questions about the sample notes, end to end: a gate under what the answers have reached."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs" / "samples"
QUESTIONS = ROOT / "tests" / "data" / "sample-questions.jsonl"

Line = dict[str, Any]


@pytest.fixture(scope="module")
def questions() -> list[Line]:
    """Return the questions with their answers and places."""
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def answers(sample_kb: Path) -> dict[str, Line]:
    """Return the answer line of every question."""
    result = CliRunner().invoke(main, ["ask", "--batch", str(QUESTIONS), "--json", "--kb", str(sample_kb)])
    assert result.exit_code == 0, result.stderr
    rows = [json.loads(line) for line in result.stdout.split("\n") if line]
    return {row["id"]: row for row in rows}


def overlaps(citation: Line, places: list[Line]) -> bool:
    """Tell whether a citation touches one of some places."""
    return any(
        citation["document"] == p["document"] and citation["start"] < p["end"] and p["start"] < citation["end"]
        for p in places
    )


def right(question: Line, answer: Line) -> bool:
    """Tell whether an answer holds every pattern asked for, in its first 700 characters."""
    return not answer["abstained"] and all(re.search(p, answer["answer"][:700]) for p in question["answers"])


def cited(question: Line, answer: Line) -> bool:
    """Tell whether the first five citations touch the evidence the question needs."""
    groups = [any(overlaps(c, group) for c in answer["citations"][:5]) for group in question["evidence"]]
    return all(groups) if question["evidence_needed"] == "all" else any(groups)


def test_answers_to_the_sample_questions(questions: list[Line], answers: dict[str, Line]) -> None:
    """Every quote is the source; most answers are right and cited; what the notes do not say is not answered."""
    assert [q["id"] for q in questions] == list(answers)
    texts = {path.name: path.read_bytes().decode("utf-8") for path in SAMPLES.iterdir()}
    for answer in answers.values():
        assert answer["abstained"] == (not answer["citations"])
        for place in answer["citations"]:
            assert texts[place["document"]][place["start"] : place["end"]] == place["quote"] != ""
            assert answer["abstained"] or answer["answer"]
    known = [q for q in questions if q["answerable"]]
    vain = [q for q in questions if not q["answerable"]]
    good = [q["id"] for q in known if right(q, answers[q["id"]]) and cited(q, answers[q["id"]])]
    refused = [q["id"] for q in known if answers[q["id"]]["abstained"]]
    honest = [q["id"] for q in vain if answers[q["id"]]["abstained"]]
    counts = f"right and cited {len(good)}/{len(known)}, refused {len(refused)}, honest {len(honest)}/{len(vain)}"
    assert len(good) >= 0.75 * len(known), counts
    assert len(refused) <= 0.10 * len(known), counts
    assert len(honest) >= 0.50 * len(vain), counts


def test_numbers_and_names_of_an_answer_stand_in_its_quotes(answers: dict[str, Line]) -> None:
    """Every number of an answer is in a cited quote or in the table head beside it, footnote marks apart."""
    for answer in answers.values():
        if answer["kind"] == "documents" or answer["abstained"]:
            continue
        quoted = " ".join(" ".join(re.sub(r"-\s*\n\s*", "", c["quote"]).split()) for c in answer["citations"])
        said = re.sub(r"\[\d+\]", "", answer["answer"])
        said = re.sub(r"\([^()]*\|[^()]*\)", "", said)
        missing = [n for n in re.findall(r"\d[\d.,]*\d|\d", said) if n not in quoted]
        assert not missing or "|" in quoted, (answer["question"], missing, answer["answer"])
