"""The sample texts and the questions about them keep their promises."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs" / "samples"
GERMAN = {"batterien.txt", "fluessiggas.txt", "lieferkettengesetz.txt"}
COMMON = {"nl": {"de", "het", "een", "van", "en", "niet"}, "de": {"der", "die", "das", "und", "nicht", "ist"}}
DAMAGED = re.compile("\N{REPLACEMENT CHARACTER}|\N{ZERO WIDTH NO-BREAK SPACE}|Ã.|â€|\r|[\x00-\x08\x0b-\x1f]")


def notes() -> list[Path]:
    """Give the notes, without the licence beside them."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md"})


def questions() -> list[dict[str, Any]]:
    """Give the questions about the notes, one dictionary a line."""
    lines = (ROOT / "tests" / "data" / "sample-questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def joined(text: str) -> str:
    """Give a text with words broken at line ends mended and white space made single."""
    return re.sub(r"\s+", " ", re.sub(r"(\w)-[ \t]*\n\s*(\w)", r"\1\2", text))


def language(text: str) -> str:
    """Tell Dutch from German by their commonest words."""
    words = re.findall(r"\w+", text.lower())
    return max(COMMON, key=lambda code: sum(word in COMMON[code] for word in words))


def test_ten_notes_seven_dutch_three_german() -> None:
    """There are ten notes, and exactly the three that are named so are German."""
    languages = {path.name: language(path.read_text(encoding="utf-8")) for path in notes()}
    assert len(languages) == 10
    assert {name for name, code in languages.items() if code == "de"} == GERMAN


@pytest.mark.parametrize("path", notes(), ids=lambda path: path.name)
def test_length(path: Path) -> None:
    """A note is short: two to four hundred words."""
    assert 200 <= len(path.read_text(encoding="utf-8").split()) <= 400


@pytest.mark.parametrize("path", [*notes(), SAMPLES / "LICENSE"], ids=lambda path: path.name)
def test_encoding(path: Path) -> None:
    """A file is clean UTF-8 with plain line ends, also where its words are damaged on purpose."""
    assert not DAMAGED.search(path.read_bytes().decode("utf-8"))


def test_damage_on_purpose() -> None:
    """The scanned note carries each kind of damage that repair must meet."""
    text = (SAMPLES / "knelpunten.txt").read_text(encoding="utf-8")
    for damage in ("athankelijk", "financiéle", "Al niet", "Vol-\ngens"):
        assert damage in text
    assert len(re.findall(r"^KNELPUNTEN VAN DE WERELDHANDEL +\d$", text, re.MULTILINE)) == 3


def test_dedication() -> None:
    """The notes are given to the public domain."""
    assert "CC0 1.0 Universal" in (SAMPLES / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("question", questions(), ids=lambda question: question["id"])
def test_evidence_holds_the_answer(question: dict[str, Any]) -> None:
    """Every answer stands in a place that its question names, and a question without answer names none."""
    groups = question["evidence"]
    places = [
        joined((SAMPLES / place["document"]).read_text(encoding="utf-8")[place["start"] : place["end"]])
        for group in groups
        for place in group
    ]
    assert question["answerable"] == bool(places) == bool(question["answers"])
    for answer in question["answers"]:
        assert any(re.search(answer, place) for place in places), (answer, places)


def test_questions_cover_languages_kinds_and_notes() -> None:
    """The set asks in three languages about every note, disagreement included, and a dozen times in vain."""
    rows = questions()
    asked = {place["document"] for row in rows for group in row["evidence"] for place in group}
    assert len({row["id"] for row in rows}) == len(rows) >= 60
    assert {row["lang"] for row in rows} == {"nl", "de", "en"}
    assert asked == {path.name for path in notes()}
    assert {"disagreement", "table", "documents", "definition", "list"} <= {row["kind"] for row in rows}
    assert sum(not row["answerable"] for row in rows) >= 12
